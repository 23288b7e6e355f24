import { type Role, roleNames } from '../core/colleagues.ts'
import { listWith } from '../ui/words.ts'

/** Whose an action is, for those who can't do it. */
export function whoOf(roles: readonly Role[]): string {
  return listWith(
    'or',
    roles.map((role) => roleNames[role]),
  )
}
