import type { Context } from 'hono'
import type { Env } from '../../../env.ts'

export const locked =
  'Your login was made with a score report less than 3 days ago. You can download or delete your data when the 3 days are over.'

/** For 3 days after a mapping by score report, the login may be an impostor's. */
export function isLocked(c: Context<Env>, person: { readonly lockedUntil: string | null } | undefined): boolean {
  return (person?.lockedUntil ?? '') > c.var.now.toISOString()
}
