import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { type ErasureFinds, erasureReasons, erasureSteps } from '../../core/erasure.ts'

/**
 * Records that are erased, or asked to be. A row stays for good: files go on naming the id, and what they say of it from
 * here on is not kept.
 */
export const erasures = sqliteTable(
  'erasures',
  {
    candidateId: text().primaryKey(),
    state: text({ enum: ['asked', 'running', 'done'] }).notNull(),
    reason: text({ enum: erasureReasons }).notNull(),
    askedAt: text().notNull(),
    askedBy: text().notNull(),
    /** The version of the record that the preview showed. */
    factsVersion: integer().notNull(),
    approvedAt: text(),
    approvedBy: text(),
    /** What is to be done next, and how far that has come. */
    step: text({ enum: erasureSteps }).notNull(),
    cursor: text().notNull().default(''),
    /** What the files and the store are searched for; null once the erasure is done. */
    finds: text({ mode: 'json' }).$type<ErasureFinds>(),
    doneAt: text(),
  },
  (table) => [
    index('erasures_open')
      .on(table.state, table.askedAt)
      .where(sql`done_at is null`),
  ],
)
