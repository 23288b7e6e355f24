import { eq, type SQL, sql } from 'drizzle-orm'
import { kindsThatDecide } from '../../core/feeds/kinds.ts'
import { type Database, rows } from '../database.ts'
import { prepareRow, prepareRows } from '../prepared.ts'
import { withMerged } from './aliases.ts'
import { counts, deciding } from './facts.ts'
import { facts, records } from './schema-facts.ts'

/** The condition on a record: its holdings were made by other rules than those of the placeholder `rules`. */
export const isOutdated = sql`${records.rules} is not ${sql.placeholder('rules')}`

/**
 * The facts that decide what some candidates hold, of those alone whose holdings were made by other rules: nothing, at the
 * price of one row read, while the holdings are as new as the rules. `owners` is a subquery of candidate ids.
 */
export function outdatedFactsOf(owners: SQL) {
  return prepareRows((db) => {
    const outdated = sql`select ${records.candidateId} as id from ${records}
      where ${records.candidateId} in ${owners} and ${isOutdated}`
    const own = db
      .select({ kind: facts.kind, key: facts.key })
      .from(facts)
      .where(
        sql`${facts.candidateId} in (${withMerged(outdated)})
          and ${facts.kind} in (select value from json_each(${rows(kindsThatDecide)}))`,
      )
    return db
      .select(deciding)
      .from(facts)
      .where(sql`(${facts.kind}, ${facts.key}) in (${own}) and ${counts}`)
  })
}

const outdatedRecord = prepareRow((db) =>
  db
    .select({ candidateId: sql<string>`${records.candidateId}`.as('candidateId') })
    .from(records)
    .where(sql`${eq(records.candidateId, sql.placeholder('candidateId'))} and ${isOutdated}`),
)

/** Was what is stored of a candidate made by other rules? */
export function findOutdated(db: Database, candidateId: string, rules: string) {
  return outdatedRecord(db, { candidateId, rules })
}
