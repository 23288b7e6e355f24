import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { announcementStates, type Audience } from '../../core/announcements.ts'

/** What the owners write to many people at once, and how far each has come. */
export const announcements = sqliteTable(
  'announcements',
  {
    id: text().primaryKey(),
    subject: text().notNull(),
    text: text().notNull(),
    /** A path of this site that the mail leads to; empty for none. */
    link: text().notNull(),
    audience: text({ mode: 'json' }).$type<Audience>().notNull(),
    /** Where it is to one person only. */
    candidateId: text(),
    state: text({ enum: announcementStates }).notNull(),
    createdAt: text().notNull(),
    createdBy: text().notNull(),
    /** Up to which candidate people are counted or, once it is being sent, written to. */
    upTo: text().notNull().default(''),
    /** How many people it is for, and when they were counted. */
    counted: integer().notNull().default(0),
    countedAt: text(),
    /** The ids of the first of them, as JSON; only while nothing was sent. */
    sample: text().notNull().default('[]'),
    /** Who asked for the yes of a second owner, and when. */
    askedBy: text(),
    askedAt: text(),
    startedBy: text(),
    startedAt: text(),
    /** Confirmed by two owners, so it may go to more people than one owner can decide. */
    isForMany: integer().$type<0 | 1>().notNull().default(0),
    /** How many mails were put into the outbox. */
    written: integer().notNull().default(0),
    endedAt: text(),
  },
  (table) => [
    index('announcements_by_age').on(table.createdAt),
    index('announcements_by_state').on(table.state, table.askedAt),
    // A second one cannot begin while one is being sent.
    uniqueIndex('announcements_sending')
      .on(table.state)
      .where(sql`state = 'sending'`),
  ],
)
