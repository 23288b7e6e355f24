import { desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { knownBrowsers } from '../people/schema-people.ts'
import { named, prepareRows } from '../prepared.ts'
import { type SpentLink, spentLink } from './links.ts'

/** Whose browser this is, as far as the hash of its cookie tells. */
export function listOwnersOfBrowser(db: Database, hash: string) {
  return db
    .select({ candidateId: knownBrowsers.candidateId })
    .from(knownBrowsers)
    .where(eq(knownBrowsers.hash, hash))
    .limit(20)
}

export interface KnownBrowser {
  readonly hash: string
  readonly candidateId: string
  readonly seenAt: string
  readonly browser: string
}

/** Where something holds by then: a sign-in that went through, a link that was spent. */
export function rememberBrowser(db: Database, known: KnownBrowser, where: SQL) {
  const { seenAt, browser } = known
  return insertSelect(db, knownBrowsers, { ...known, sinceAt: seenAt }, sql`where ${where}`).onConflictDoUpdate({
    target: [knownBrowsers.hash, knownBrowsers.candidateId],
    set: { seenAt, browser },
  })
}

/** Whoever's link was spent by this request: no browser is known to them any more. */
export function forgetBrowsersOfSpender(db: Database, spent: SpentLink) {
  return db.delete(knownBrowsers).where(sql`candidate_id = (select candidate_id from ${spentLink(spent)})`)
}

/** All browsers of a candidate's but this one, where something holds by then. */
export function forgetOtherBrowsers(db: Database, candidateId: string, butFor: string, where: SQL) {
  return db.delete(knownBrowsers).where(sql`candidate_id = ${candidateId} and hash <> ${butFor} and ${where}`)
}

const browsersOf = prepareRows((db) =>
  db
    .select(
      named({
        hash: knownBrowsers.hash,
        browser: knownBrowsers.browser,
        sinceAt: knownBrowsers.sinceAt,
        seenAt: knownBrowsers.seenAt,
      }),
    )
    .from(knownBrowsers)
    .where(eq(knownBrowsers.candidateId, sql.placeholder('candidateId')))
    .orderBy(desc(knownBrowsers.seenAt))
    .limit(50),
)

/** The browsers that a candidate has signed in with, the last used first. */
export function listKnownBrowsers(db: Database, candidateId: string) {
  return browsersOf(db, { candidateId })
}

export function sweepKnownBrowsers(db: Database, before: string) {
  return db.delete(knownBrowsers).where(lt(knownBrowsers.seenAt, before))
}
