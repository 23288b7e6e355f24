import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Rows that would give a fact to another person, or that name several people for one. They don't count until staff
 * accept them; then they are also versions of the fact, and stay here with the answer.
 */
export const heldRows = sqliteTable(
  'held_rows',
  {
    kind: text().notNull(),
    key: text().notNull(),
    made: text().notNull(),
    candidateId: text().notNull(),
    content: text().notNull(),
    isWhole: integer().$type<0 | 1>().notNull(),
    importId: text().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    heldAt: text().notNull(),
    answer: text({ enum: ['yes', 'no'] }),
    answeredAt: text(),
    /** The token or the colleague; the log has the rest. */
    answeredBy: text(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.made] }),
    index('held_rows_of_import').on(table.importId, table.line),
    index('held_rows_of_candidate').on(table.candidateId),
    index('held_rows_open')
      .on(table.heldAt, table.made)
      .where(sql`answer is null`),
  ],
)

/** Facts without a known candidate, by the version that counts; deleted once the candidate is known. */
export const unmatched = sqliteTable(
  'unmatched',
  {
    kind: text().notNull(),
    key: text().notNull(),
    made: text().notNull(),
    candidateId: text().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    receivedAt: text().notNull(),
    /** Who the row says it is about, as JSON by the names of columns: never shown to candidates. */
    hints: text(),
    /** Staff took it off the list then. */
    dismissedAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.made] }),
    index('unmatched_by_candidate').on(table.candidateId),
    index('unmatched_by_arrival').on(table.receivedAt, table.made),
    index('unmatched_open')
      .on(table.receivedAt, table.made)
      .where(sql`dismissed_at is null`),
    index('unmatched_open_by_kind')
      .on(table.kind, table.receivedAt)
      .where(sql`dismissed_at is null`),
    index('unmatched_open_by_candidate')
      .on(table.candidateId, table.receivedAt)
      .where(sql`dismissed_at is null`),
    index('unmatched_dismissed')
      .on(table.dismissedAt)
      .where(sql`dismissed_at is not null`),
    index('unmatched_with_hints')
      .on(table.receivedAt)
      .where(sql`hints is not null`),
    index('unmatched_by_key').on(table.key),
    index('unmatched_by_last_name').on(sql`lower(${table.hints} ->> 'last_name')`),
    index('unmatched_by_email').on(sql`lower(${table.hints} ->> 'email')`),
  ],
)
