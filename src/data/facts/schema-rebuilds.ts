import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { PreviewChange, PreviewTotals } from '../../core/feeds/preview.ts'

/** One row for each change of the rules: how far the records are brought up to date. The last one counts. */
export const rebuilds = sqliteTable('rebuilds', {
  id: integer().primaryKey({ autoIncrement: true }),
  rules: text().notNull(),
  begunAt: text().notNull(),
  /** Each write names the version it read, so of two workers only one continues. */
  version: integer().notNull().default(0),
  /** How many records there are; counted in steps, before any is checked. */
  records: integer().notNull().default(0),
  isCounted: integer({ mode: 'boolean' }).notNull().default(false),
  /** The last candidate that this round has checked. The first round is the rebuild, later ones check again. */
  cursor: text().notNull().default(''),
  round: integer().notNull().default(1),
  roundEndedAt: text(),
  /** How many records the first round has checked, and how many of them followed other rules. */
  passed: integer().notNull().default(0),
  outdated: integer().notNull().default(0),
  doneAt: text(),
  /** How many people would lose something and wait, and what they would gain and lose. */
  waiting: integer().notNull().default(0),
  totals: text({ mode: 'json' }).$type<PreviewTotals>().notNull(),
  /** What others have gained; this needs no decision. */
  gained: text({ mode: 'json' }).$type<PreviewTotals>().notNull(),
  /** Staff accepted the rows of `rebuild_waiting` up to this one. */
  acceptedUpTo: integer().notNull().default(0),
})

/** People who would lose something under the rules of a rebuild. When the loss changes, a new row replaces the old one. */
export const rebuildWaiting = sqliteTable(
  'rebuild_waiting',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    rebuild: integer().notNull(),
    candidateId: text().notNull(),
    changes: text({ mode: 'json' }).$type<readonly PreviewChange[]>().notNull(),
    /** Kits that would be held back, and whether the person would get an email. */
    kits: integer().notNull(),
    mails: integer().notNull(),
    since: text().notNull(),
    /** Facts have changed since: it has to be worked out again. */
    isStale: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    uniqueIndex('rebuild_waiting_by_candidate').on(table.candidateId, table.rebuild),
    index('rebuild_waiting_in_order').on(table.rebuild, table.id),
    index('rebuild_waiting_stale')
      .on(table.rebuild, table.id)
      .where(sql`is_stale = 1`),
  ],
)
