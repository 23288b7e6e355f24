import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The reminders that were put into the outbox: each step of each end once, even where an end moves away and back. */
export const reminders = sqliteTable(
  'reminders',
  {
    candidateId: text().notNull(),
    certification: text().notNull(),
    /** The day that was reminded of. */
    lastDay: text().notNull(),
    step: text().notNull(),
    mailId: text().notNull(),
    mailedOn: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.candidateId, table.certification, table.lastDay, table.step] }),
    index('reminders_by_day').on(table.mailedOn),
  ],
)
