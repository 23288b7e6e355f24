import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What a merge has moved from the old id to the one that stays, row by row, so that an undo gives it back. */
export const mergedRows = sqliteTable(
  'merged_rows',
  {
    mergeId: text().notNull(),
    /** The table, or what else was done to rows of one. */
    what: text().notNull(),
    /** The row's key as a JSON array, without the candidate. */
    key: text().notNull(),
    /** What stood in it, where that was changed as well. */
    was: text(),
  },
  (table) => [primaryKey({ columns: [table.mergeId, table.what, table.key] })],
)
