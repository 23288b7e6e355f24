import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { eventKinds, type Held, type Reason } from '../../core/events/event.ts'

export interface EventDetail {
  readonly was?: Held | null
  readonly is?: Held | null
  readonly reasons?: readonly Reason[]
  readonly activity?: string
  readonly name?: string
  readonly hundredths?: number
}

/** What happened to people's certifications and credits, in the order it became known. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    candidateId: text().notNull(),
    at: text().notNull(),
    kind: text({ enum: eventKinds }).notNull(),
    /** Absent where it is about a credit. */
    certification: text(),
    detail: text({ mode: 'json' }).$type<EventDetail>().notNull(),
    /** The file that brought it; absent where the rules or a day did. */
    file: text(),
    /** When it was told, or found to be nothing to tell by then: absent while it waits. */
    settledAt: text(),
    /** The mail that tells of it, and its day. */
    mailId: text(),
    mailedOn: text(),
    /** When an operator let it go out among many. */
    releasedAt: text(),
  },
  (table) => [
    index('events_by_candidate').on(table.candidateId, table.id),
    index('events_of_certification').on(table.candidateId, table.certification, table.id),
    index('events_waiting')
      .on(table.candidateId)
      .where(sql`settled_at is null`),
    index('events_by_age').on(table.at),
  ],
)

/** The days that the `days` job has processed: up to which candidate, and when it finished. */
export const turnedDays = sqliteTable('turned_days', {
  day: text().primaryKey(),
  after: text().notNull(),
  doneAt: text(),
})
