import { eq, sql } from 'drizzle-orm'
import { type FeedKind, feedKinds } from '../core/feeds/kinds.ts'
import type { Database } from './database.ts'
import { named, prepareRow, prepareRows } from './prepared.ts'
import { operatorTokens } from './schema-operators.ts'

/** `imports:write` is for files of every kind. */
export const wideScopes = [
  'imports:write',
  'candidates:read',
  'candidates:write',
  'verify:read',
  'kits:read',
  'events:read',
  'health:read',
] as const
export type Scope = (typeof wideScopes)[number] | `imports:${FeedKind}`

export const scopes: readonly Scope[] = [...wideScopes, ...feedKinds.map((kind) => `imports:${kind}` as const)]

/** A program that may call the API, by the token it sent. */
export interface Operator {
  readonly tokenId: string
  readonly scopes: readonly string[]
  readonly lastUsedAt: string | null
}

/** The operator behind a token's hash, if the token is good at that moment. */
export async function findOperator(db: Database, hash: string, now: Date): Promise<Operator | undefined> {
  const token = await db.select().from(operatorTokens).where(eq(operatorTokens.hash, hash)).get()
  if (!token || token.revokedAt !== null || token.expiresAt <= now.toISOString()) return undefined
  return { tokenId: token.id, scopes: token.scopes.split(' '), lastUsedAt: token.lastUsedAt }
}

/** Notes when a token was used, unless that was noted after the other moment. */
export function noteTokenUse(db: Database, id: string, { at, unlessAfter }: { at: string; unlessAfter: string }) {
  return db
    .update(operatorTokens)
    .set({ lastUsedAt: at })
    .where(
      sql`${operatorTokens.id} = ${id} and (${operatorTokens.lastUsedAt} is null or ${operatorTokens.lastUsedAt} <= ${unlessAfter})`,
    )
}

export interface NewToken {
  readonly id: string
  readonly name: string
  readonly hash: string
  readonly scopes: readonly string[]
  /** Who answers for it. */
  readonly owner?: string
  readonly createdAt: string
  readonly expiresAt: string
}

export function createOperatorToken(db: Database, token: NewToken) {
  return db.insert(operatorTokens).values({ ...token, scopes: token.scopes.join(' ') })
}

export function listOperatorTokens(db: Database) {
  return db.select().from(operatorTokens).orderBy(operatorTokens.createdAt)
}

/** Ends a token; nothing where it was ended before. */
export function revokeOperatorToken(db: Database, id: string, at: string) {
  return db
    .update(operatorTokens)
    .set({ revokedAt: at })
    .where(sql`${operatorTokens.id} = ${id} and ${operatorTokens.revokedAt} is null`)
    .returning({ id: operatorTokens.id })
}

/** The condition that there is such a token and that it is not revoked. */
export function isInForce(id: string) {
  return sql`exists (select 1 from ${operatorTokens} where ${operatorTokens.id} = ${id} and ${operatorTokens.revokedAt} is null)`
}

const columns = {
  ...named({
    id: operatorTokens.id,
    name: operatorTokens.name,
    scopes: operatorTokens.scopes,
    createdAt: operatorTokens.createdAt,
    expiresAt: operatorTokens.expiresAt,
  }),
  owner: sql<string | null>`${operatorTokens.owner}`.as('owner'),
  lastUsedAt: sql<string | null>`${operatorTokens.lastUsedAt}`.as('lastUsedAt'),
  revokedAt: sql<string | null>`${operatorTokens.revokedAt}`.as('revokedAt'),
}

const all = prepareRows((db) =>
  db
    .select(columns)
    .from(operatorTokens)
    .orderBy(sql`${operatorTokens.createdAt} desc`),
)

/** All tokens, the newest first, without what they are known by; for one batch. */
export function readTokens(db: Database) {
  return all(db, {})
}

const one = prepareRow((db) =>
  db
    .select(columns)
    .from(operatorTokens)
    .where(sql`${operatorTokens.id} = ${sql.placeholder('id')}`),
)

export function readToken(db: Database, id: string) {
  return one(db, { id })
}
