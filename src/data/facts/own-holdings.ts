import { eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { named, prepareRows } from '../prepared.ts'
import { outdatedFactsOf } from './outdated.ts'
import { holdings } from './schema-facts.ts'

export const periodColumns = named({
  certification: holdings.certification,
  since: holdings.since,
  until: holdings.until,
  status: holdings.status,
  firstEarnedOn: holdings.firstEarnedOn,
  activeOn: holdings.activeOn,
  expiresOn: holdings.expiresOn,
})

const stored = prepareRows((db) =>
  db
    .select(periodColumns)
    .from(holdings)
    .where(eq(holdings.candidateId, sql.placeholder('candidateId'))),
)

const outdatedFacts = outdatedFactsOf(sql`(${sql.placeholder('candidateId')})`)

/**
 * What a person holds, for one batch: the stored periods; and their facts where those were made by other rules than these,
 * else none. `holdingsInForce` makes one of both.
 */
export function listOwnHoldings(db: Database, candidateId: string, rules: string) {
  return { stored: stored(db, { candidateId }), outdated: outdatedFacts(db, { candidateId, rules }) }
}
