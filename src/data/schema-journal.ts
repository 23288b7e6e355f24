import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { journalKinds } from '../core/journal.ts'

/**
 * What is still to be written to the journal in the bucket. Triggers fill it (migration `journal`), so code that
 * revokes, ends or answers "No" doesn't have to write to it.
 */
export const journalEntries = sqliteTable('journal_entries', {
  id: integer().primaryKey({ autoIncrement: true }),
  kind: text({ enum: journalKinds }).notNull(),
  /** The id of the badge, token, link, transcript, colleague or candidate. */
  about: text().notNull(),
  at: text().notNull(),
  detail: text({ mode: 'json' }).$type<Readonly<Record<string, string | number | null>>>().notNull(),
})
