import { eq, lt } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { knownBrowsers } from '../people/schema-people.ts'

/** Whose browser this is, as far as the hash of its cookie tells. */
export function listOwnersOfBrowser(db: Database, hash: string) {
  return db
    .select({ candidateId: knownBrowsers.candidateId })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.hash, hash))
    .limit(20)
}

export function rememberBrowser(db: Database, hash: string, candidateId: string, seenAt: string) {
  return db
    .insert(knownBrowsers)
    .values({ hash, candidateId, seenAt })
    .onConflictDoUpdate({ target: [knownBrowsers.hash, knownBrowsers.candidateId], set: { seenAt } })
}

export function sweepKnownBrowsers(db: Database, before: string) {
  return db.delete(knownBrowsers).where(lt(knownBrowsers.seenAt, before))
}
