import { hashOfSecret, randomId, randomSecret } from '../adapters/secrets.ts'
import type { Actor } from '../core/deeds.ts'
import type { Database } from '../data/database.ts'
import { createOperatorToken, isInForce, revokeOperatorToken, type Scope } from '../data/operators.ts'
import { recordDeed } from './deeds/record-deed.ts'

export const mostDaysOfToken = 365

export interface TokenToMake {
  readonly name: string
  /** Who answers for it: a person, a team or a program. */
  readonly owner: string
  readonly scopes: readonly Scope[]
  readonly days: number
}

/** Makes a token for a program that calls the API. The token itself is nowhere but in the answer. */
export async function makeToken(db: Database, { name, owner, scopes, days }: TokenToMake, by: Actor, at: Date) {
  const [id, token, createdAt] = [randomId(), randomSecret(), at.toISOString()]
  const expiresAt = new Date(at.getTime() + days * 86_400_000).toISOString()
  const row = { id, name, owner, hash: await hashOfSecret(token), scopes, createdAt, expiresAt }
  const details = { name, owner, scopes: scopes.join(' '), expiresAt }
  const recorded = await recordDeed(db, { by, at, what: 'token.made', object: ['token', id], details })
  await db.batch([createOperatorToken(db, row), ...recorded])
  return { id, token, expiresAt }
}

/** Ends a token at once. False where there is none of this id in force. */
export async function revokeToken(db: Database, id: string, by: Actor, at: Date): Promise<boolean> {
  const deed = { by, at, what: 'token.revoked', object: ['token', id] } as const
  const [recorded] = await recordDeed(db, deed, isInForce(id))
  const [, revoked] = await db.batch([recorded, revokeOperatorToken(db, id, at.toISOString())])
  return revoked.length > 0
}
