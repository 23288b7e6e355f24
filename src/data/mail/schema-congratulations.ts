import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Not used any more: its rows are among the events. It stays for one release, so that the Worker of before still finds it
 * while this one is being deployed.
 */
export const congratulations = sqliteTable(
  'congratulations',
  {
    candidateId: text().notNull(),
    certification: text().notNull(),
    firstEarnedOn: text().notNull(),
    noticedAt: text().notNull(),
    /** When an operator let it go out among many. */
    releasedAt: text(),
    /** The mail that tells of it, and its day; absent while it waits. */
    mailId: text(),
    mailedOn: text(),
  },
  (table) => [
    primaryKey({ columns: [table.candidateId, table.certification, table.firstEarnedOn] }),
    index('congratulations_waiting')
      .on(table.candidateId)
      .where(sql`mail_id is null`),
    index('congratulations_by_age').on(table.noticedAt),
  ],
)
