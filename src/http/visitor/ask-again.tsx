import type { Context } from 'hono'
import { findLogin } from '../../data/people/accounts.ts'
import type { Env } from '../../env.ts'
import { ProvePage } from '../../ui/prove-page.tsx'
import { frameOf } from '../answers/frames.ts'
import { page } from '../answers/page.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import type { Viewer } from './read-as-viewer.ts'

export interface Asked {
  /** Where it goes on to; the page of a form that came in. */
  readonly next: string
  /** A form that came in: the address it is sent to again, and what of it was typed and is no secret. */
  readonly deed?: string
  readonly typed?: Readonly<Record<string, string>>
  readonly error?: string
}

/** The page that asks somebody signed in who they are, instead of the deed; what was typed goes on with the answer. */
export async function askAgain(c: Context<Env>, viewer: Viewer, asked: Asked, status: 200 | 403 | 422 | 429 = 403) {
  const { database, program, identity } = c.var
  const login = await findLogin(database, viewer.candidateId).execute()
  const shown = {
    loginId: login?.loginId ?? '',
    next: asked.next,
    deed: asked.deed,
    typed: asked.typed ?? {},
    has: { password: Boolean(login?.passwordHash), passkey: login?.hasPasskeys === 1 },
    organisation: identity && login?.hasAccounts === 1 ? organisationOf(program) : undefined,
    error: asked.error,
  }
  return page(c, <ProvePage frame={frameOf(c, viewer, asked.next)} {...shown} />, status)
}
