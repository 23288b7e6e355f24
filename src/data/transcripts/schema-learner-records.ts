import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Where the learner records of a transcript are revoked: a place for each link and each choice of badges. It names nobody,
 * and outlives the transcript, since a place that is set stays set.
 */
export const learnerRecords = sqliteTable(
  'learner_records',
  {
    /** In the order they were given; it decides which list one is on. */
    number: integer().primaryKey(),
    /** The link that it is had at: its id. */
    token: text().notNull(),
    transcriptId: text().notNull(),
    /** The ids of the badges in it, sorted; none once the transcript was deleted. */
    shows: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    list: integer().notNull(),
    /** Its place on the list, by chance. */
    place: integer().notNull(),
    /** When its transcript was disabled or deleted, or its link was ended: for good. */
    revokedAt: text(),
  },
  (table) => [
    uniqueIndex('learner_records_by_place').on(table.list, table.place),
    uniqueIndex('learner_records_that_stand')
      .on(table.token, table.shows)
      .where(sql`revoked_at is null`),
    index('learner_records_by_token').on(table.token),
    index('learner_records_by_transcript').on(table.transcriptId),
  ],
)
