import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { operatorTokens } from './schema-operators.ts'

export const scopes = [
  'imports:write',
  'candidates:read',
  'candidates:write',
  'verify:read',
  'kits:read',
  'events:read',
] as const
export type Scope = (typeof scopes)[number]

/** A program that may call the API, by the token it sent. */
export interface Operator {
  readonly tokenId: string
  readonly scopes: readonly string[]
}

/** The operator behind a token's hash, if the token is good at that moment. */
export async function findOperator(db: Database, hash: string, now: Date): Promise<Operator | undefined> {
  const token = await db.select().from(operatorTokens).where(eq(operatorTokens.hash, hash)).get()
  if (!token || token.revokedAt !== null || token.expiresAt <= now.toISOString()) return undefined
  return { tokenId: token.id, scopes: token.scopes.split(' ') }
}

export interface NewToken {
  readonly id: string
  readonly name: string
  readonly hash: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
}

export function createOperatorToken(db: Database, token: NewToken) {
  return db.insert(operatorTokens).values({ ...token, scopes: token.scopes.join(' ') })
}

export function listOperatorTokens(db: Database) {
  return db.select().from(operatorTokens).orderBy(operatorTokens.createdAt)
}
