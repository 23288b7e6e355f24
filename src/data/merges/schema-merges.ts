import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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

/** Proof by a signed-in person that another record is theirs: valid for an hour, in that session. */
export const mergeProofs = sqliteTable(
  'merge_proofs',
  {
    sessionHash: text().primaryKey(),
    candidateId: text().notNull(),
    otherId: text().notNull(),
    provedBy: text({ enum: ['sign-in', 'email', 'score-report'] }).notNull(),
    endsAt: text().notNull(),
  },
  (table) => [
    index('merge_proofs_by_candidate').on(table.candidateId),
    index('merge_proofs_by_other').on(table.otherId),
    index('merge_proofs_by_end').on(table.endsAt),
  ],
)
