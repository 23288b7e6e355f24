import { integer, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { NightFigures } from '../../core/figures/night.ts'

const counts = {
  begun: integer().notNull(),
  ended: integer().notNull(),
  earned: integer().notNull(),
  renewed: integer().notNull(),
  lapsed: integer().notNull(),
}

/** How many started and stopped holding a certification on a day. Written with the holdings; no personal data. */
export const figureDays = sqliteTable(
  'figure_days',
  { certification: text().notNull(), day: text().notNull(), ...counts },
  (table) => [
    primaryKey({ columns: [table.certification, table.day] }),
    index('figure_days_by_day').on(table.day, table.certification),
  ],
)

/** The same by month, so that queries don't have to add up all days. */
export const figureMonths = sqliteTable(
  'figure_months',
  { certification: text().notNull(), month: text().notNull(), ...counts },
  (table) => [primaryKey({ columns: [table.certification, table.month] })],
)

/** What is counted at night, in steps: exams, kits and sign-ins. The last one that is done is shown. */
export const figureCounts = sqliteTable('figure_counts', {
  id: integer().primaryKey({ autoIncrement: true }),
  begunAt: text().notNull(),
  /** What is counted now, and the key that it has come to. */
  phase: text({ enum: ['exams', 'kits', 'sign-ins', 'done'] }).notNull(),
  cursor: text().notNull().default(''),
  /** Which step was read before another one is written. */
  version: integer().notNull().default(0),
  figures: text({ mode: 'json' }).$type<NightFigures>().notNull(),
  doneAt: text(),
})
