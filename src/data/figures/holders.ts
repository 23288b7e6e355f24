import { sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import type { Move } from '../../core/figures/moves.ts'
import type { Database, Statement } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { figureDays, figureMonths } from './schema-figures.ts'

const counts = ['begun', 'ended', 'earned', 'renewed', 'lapsed'] as const

/** Adds what changed among the holders, for the batch that writes their holdings. */
export function writeMoves(db: Database, moves: readonly Move[]): Statement[] {
  if (moves.length === 0) return []
  const months = Map.groupBy(moves, ({ certification, day }) => `${certification}\n${day.slice(0, 7)}`)
  const byMonth = [...months].map(([key, own]) => {
    const [certification, month] = key.split('\n') as [string, string]
    const sumOf = (what: (typeof counts)[number]) => own.reduce((sum, move) => sum + move[what], 0)
    const sums = Object.fromEntries(counts.map((what) => [what, sumOf(what)]))
    return { certification, month, ...(sums as Record<(typeof counts)[number], number>) }
  })
  const more = (table: typeof figureDays | typeof figureMonths) =>
    Object.fromEntries(counts.map((what) => [what, sql`${table[what]} + excluded.${sql.identifier(what)}`]))
  return [
    insertEach(db, figureDays, ['certification', 'day', ...counts], moves, {}).onConflictDoUpdate({
      target: [figureDays.certification, figureDays.day],
      set: more(figureDays),
    }),
    insertEach(db, figureMonths, ['certification', 'month', ...counts], byMonth, {}).onConflictDoUpdate({
      target: [figureMonths.certification, figureMonths.month],
      set: more(figureMonths),
    }),
  ]
}

const { certification, month, begun, ended, earned, renewed, lapsed } = figureMonths

const months = prepareRows((db) =>
  db
    .select(named({ certification, month, begun, ended, earned, renewed, lapsed }))
    .from(figureMonths)
    .where(sql`${month} <= ${sql.placeholder('until')}`)
    .orderBy(month),
)

const days = prepareRows((db) =>
  db
    .select(
      named({
        certification: figureDays.certification,
        day: figureDays.day,
        begun: figureDays.begun,
        ended: figureDays.ended,
      }),
    )
    .from(figureDays)
    .where(sql`${figureDays.day} between ${sql.placeholder('from')} and ${sql.placeholder('to')}`),
)

type Stretch = readonly [from: Day, to: Day]

/** All months up to one, and the days of two stretches; for one batch. */
export function readHolders(
  db: Database,
  { until, ofMonth, toCome }: { readonly until: string; readonly ofMonth: Stretch; readonly toCome: Stretch },
) {
  return {
    months: months(db, { until }),
    daysOfMonth: days(db, { from: ofMonth[0], to: ofMonth[1] }),
    daysToCome: days(db, { from: toCome[0], to: toCome[1] }),
  }
}
