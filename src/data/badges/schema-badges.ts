import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The badges that were given: for life, whatever becomes of what they are for. */
export const badges = sqliteTable(
  'badges',
  {
    /** In the order they were given; it decides which status list one is on. */
    number: integer().primaryKey(),
    id: text().notNull(),
    candidateId: text().notNull(),
    /** As it was when the badge was given; what it has become since is the same badge's. */
    certification: text().notNull(),
    /** The last revocation before it was given; the next one is the badge's own. */
    after: text().notNull(),
    list: integer().notNull(),
    /** Its place on the list, by chance. */
    place: integer().notNull(),
    /** The hash of what it says, and since when it says that: a newer one counts. */
    says: text(),
    saysSince: text(),
  },
  (table) => [
    uniqueIndex('badges_by_id').on(table.id),
    uniqueIndex('badges_by_holding').on(table.candidateId, table.certification, table.after),
    uniqueIndex('badges_by_place').on(table.list, table.place),
  ],
)
