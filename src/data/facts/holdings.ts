import { getTableColumns, sql } from 'drizzle-orm'
import type { HoldingPeriod } from '../../core/standing/holdings.ts'
import { type Database, rows } from '../database.ts'
import { named, prepareRows } from '../prepared.ts'
import { holdings } from './schema-facts.ts'

export type HoldingRow = HoldingPeriod & { readonly candidateId: string }

const holdingsOf = prepareRows((db) =>
  db
    .select(named(getTableColumns(holdings)))
    .from(holdings)
    .where(sql`${holdings.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`),
)

export function listHoldingsOf(db: Database, candidateIds: readonly string[]) {
  return holdingsOf(db, { candidateIds: rows(candidateIds) })
}

export interface HoldingChanges {
  readonly gone: readonly HoldingRow[]
  readonly written: readonly HoldingRow[]
}

/** What must be written so that `before` becomes `after`: rows that stay as they are cost nothing. */
export function holdingChanges(before: readonly HoldingRow[], after: readonly HoldingRow[]): HoldingChanges {
  const was = new Map(before.map((row) => [keyOf(row), row]))
  const will = new Map(after.map((row) => [keyOf(row), row]))
  return {
    gone: before.filter((row) => !will.has(keyOf(row))),
    written: after.filter((row) => valuesOf(was.get(keyOf(row))) !== valuesOf(row)),
  }
}

export function writeHoldings(db: Database, { gone, written }: HoldingChanges) {
  const keys = gone.map((row) => [row.candidateId, row.certification, row.since])
  const { candidateId, certification, since } = holdings
  return [
    db.delete(holdings).where(
      sql`(${candidateId}, ${certification}, ${since}) in
        (select value ->> 0, value ->> 1, value ->> 2 from json_each(${rows(keys)}))`,
    ),
    db
      .insert(holdings)
      .select(
        sql`select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
          from json_each(${rows(written.map(columnsOf))}) where true`,
      )
      .onConflictDoUpdate({
        target: [candidateId, certification, since],
        set: {
          until: sql`excluded.until`,
          status: sql`excluded.status`,
          firstEarnedOn: sql`excluded.first_earned_on`,
          activeOn: sql`excluded.active_on`,
          expiresOn: sql`excluded.expires_on`,
        },
      }),
  ] as const
}

function keyOf(row: HoldingRow): string {
  return [row.candidateId, row.certification, row.since].join('\n')
}

function columnsOf(row: HoldingRow) {
  const { candidateId, certification, since, until, status, firstEarnedOn, activeOn, expiresOn } = row
  return [candidateId, certification, since, until, status, firstEarnedOn, activeOn, expiresOn]
}

function valuesOf(row: HoldingRow | undefined): string | undefined {
  return row && JSON.stringify(columnsOf(row))
}
