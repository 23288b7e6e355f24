import { sql } from 'drizzle-orm'
import type { HeldPeriod } from '../../core/fold-holdings.ts'
import { type Move, movesBetween } from '../../core/figures/moves.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { writeMoves } from '../figures/holders.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { periodColumns } from './own-holdings.ts'
import { holdings } from './schema-facts.ts'

export type HoldingRow = HeldPeriod

const holdingsOf = prepareRows((db) =>
  db
    .select({ ...named({ candidateId: holdings.candidateId }), ...periodColumns })
    .from(holdings)
    .where(sql`${holdings.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`),
)

export function listHoldingsOf(db: Database, candidateIds: readonly string[]) {
  return holdingsOf(db, { candidateIds: rows(candidateIds) })
}

const columns = [
  'candidateId',
  'certification',
  'since',
  'until',
  'status',
  'firstEarnedOn',
  'activeOn',
  'expiresOn',
] as const satisfies readonly (keyof HoldingRow)[]

export interface HoldingChanges {
  readonly gone: readonly HoldingRow[]
  readonly written: readonly HoldingRow[]
  /** What they change in the figures of the office. */
  readonly moves: readonly Move[]
}

/** What must be written so that `before` becomes `after`, all that some people have: unchanged rows cost nothing. */
export function holdingChanges(before: readonly HoldingRow[], after: readonly HoldingRow[]): HoldingChanges {
  const was = new Map(before.map((row) => [keyOf(row), row]))
  const will = new Map(after.map((row) => [keyOf(row), row]))
  return {
    gone: before.filter((row) => !will.has(keyOf(row))),
    written: after.filter((row) => valuesOf(was.get(keyOf(row))) !== valuesOf(row)),
    moves: movesBetween(before, after),
  }
}

export function writeHoldings(db: Database, { gone, written, moves }: HoldingChanges): Statement[] {
  const keys = gone.map((row) => [row.candidateId, row.certification, row.since])
  const { candidateId, certification, since } = holdings
  return [
    db.delete(holdings).where(
      sql`(${candidateId}, ${certification}, ${since}) in
        (select value ->> 0, value ->> 1, value ->> 2 from json_each(${rows(keys)}))`,
    ),
    insertEach(db, holdings, columns, written, {}).onConflictDoUpdate({
      target: [candidateId, certification, since],
      set: {
        until: sql`excluded.until`,
        status: sql`excluded.status`,
        firstEarnedOn: sql`excluded.first_earned_on`,
        activeOn: sql`excluded.active_on`,
        expiresOn: sql`excluded.expires_on`,
      },
    }),
    ...writeMoves(db, moves),
  ]
}

function keyOf(row: HoldingRow): string {
  return [row.candidateId, row.certification, row.since].join('\n')
}

function valuesOf(row: HoldingRow | undefined): string | undefined {
  return row && JSON.stringify(columns.map((name) => row[name]))
}
