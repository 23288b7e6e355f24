import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { caseStates } from '../../core/cases.ts'

export const outbox = sqliteTable(
  'outbox',
  {
    /** Nobody can guess it; it stands in the head of the mail. */
    id: text().primaryKey(),
    /** Whom it is about, where it is about somebody. */
    candidateId: text(),
    recipient: text().notNull(),
    template: text().notNull(),
    /** What the template says besides; never a link, a code or a secret. */
    data: text({ mode: 'json' }).$type<Readonly<Record<string, string>>>().notNull(),
    state: text({ enum: ['waiting', 'sent', 'given-up'] }).notNull(),
    createdAt: text().notNull(),
    tries: integer().notNull().default(0),
    /** Not before; while somebody sends it, the moment from which somebody else may. */
    nextAt: text().notNull(),
    sentAt: text(),
    /** Why the last try failed: a code, never what the platform said. */
    error: text(),
    /** Kept in development only. */
    body: text({ mode: 'json' }).$type<{
      readonly subject: string
      readonly text: string
      readonly html: string
    }>(),
    /** What the platform calls it: its events name the mail by that. */
    messageId: text(),
    /** The recipient's side has taken it. */
    deliveredAt: text(),
    /** It came back, whether or not the address is good for another. */
    failedAt: text(),
    /** There is no such address, or whoever reads it did not want the mail: nothing is shared with it for a while. */
    refusedAt: text(),
    /** When a colleague had it sent again after it was given up: from then on it is tried for a day. */
    againAt: text(),
    /** When a colleague dismissed a mail that was given up. */
    handledAt: text(),
  },
  (table) => [
    index('outbox_given_up')
      .on(table.handledAt, table.createdAt)
      .where(sql`state = 'given-up'`),
    index('outbox_due')
      .on(table.nextAt)
      .where(sql`state = 'waiting'`),
    index('outbox_due_by_template')
      .on(table.template, table.nextAt)
      .where(sql`state = 'waiting'`),
    index('outbox_by_candidate').on(table.candidateId, table.createdAt),
    index('outbox_by_recipient').on(sql`lower(${table.recipient})`, table.createdAt),
    index('outbox_by_age').on(table.createdAt),
    index('outbox_by_message')
      .on(table.messageId)
      .where(sql`message_id is not null`),
  ],
)

/** What a link in a mail is for. */
const linkPurposes = [
  'map',
  'score-report',
  'reset',
  'new-email',
  'undo-mapping',
  'undo-email',
  'prove-record',
  'prove-report',
  'undo-merge',
] as const

export type LinkPurpose = (typeof linkPurposes)[number]

export const links = sqliteTable(
  'links',
  {
    hash: text().primaryKey(),
    purpose: text({ enum: linkPurposes }).notNull(),
    candidateId: text().notNull(),
    /** The address that whoever opens it proves; for an undoing, the one that comes back. */
    email: text().notNull(),
    /** The mail it stands in: sent again, it holds another link, and both are good. */
    mailId: text().notNull(),
    createdAt: text().notNull(),
    endsAt: text().notNull(),
    /** Spent, or taken back. */
    endedAt: text(),
    /** Who spent it: the mark of one request. */
    spentBy: text(),
  },
  (table) => [index('links_by_candidate').on(table.candidateId), index('links_by_end').on(table.endsAt)],
)

export const mappingRequests = sqliteTable(
  'mapping_requests',
  {
    id: text().primaryKey(),
    /** What was typed; gone as soon as it has been looked up. */
    typed: text({ mode: 'json' }).$type<MappingRequest>().notNull(),
    createdAt: text().notNull(),
    nextAt: text().notNull(),
  },
  (table) => [index('mapping_requests_due').on(table.nextAt), index('mapping_requests_by_age').on(table.createdAt)],
)

export type MappingRequest =
  | { readonly by: 'email'; readonly email: string }
  | {
      readonly by: 'score-report'
      readonly lastName: string
      readonly registrationNumber: string
      readonly newEmail: string
      /** The hash of the network address that asked: misses are counted by it. */
      readonly from: string
    }
  /** A signed-in person looks for another record of theirs, by its address on file or its ID. */
  | { readonly by: 'other-record'; readonly candidateId: string; readonly emailOrId: string }
  | {
      readonly by: 'other-report'
      readonly candidateId: string
      readonly lastName: string
      readonly registrationNumber: string
      /** Their own address on file, where the link goes. */
      readonly newEmail: string
      readonly from: string
    }

export const cases = sqliteTable(
  'cases',
  {
    reference: text().primaryKey(),
    candidateId: text(),
    topic: text().notNull(),
    /** The thing of the record it is about, as its page named it. */
    about: text().notNull().default(''),
    message: text().notNull(),
    replyTo: text().notNull(),
    /** The name they ask for, as JSON by the columns of the candidates feed, where the case asks to correct it. */
    askedName: text(),
    /** The name that the file was sent under; the file itself lies under the reference. */
    fileName: text(),
    fileType: text(),
    state: text({ enum: caseStates }).notNull().default('open'),
    createdAt: text().notNull(),
    /** When the person's newest answer came. */
    repliedAt: text(),
    /** The colleague who answers it. */
    assignee: text(),
    /** Since when it is in its state: how long somebody has waited. Empty in cases that an older version has opened. */
    since: text().notNull().default(''),
    closedAt: text(),
    /** How often it has changed: who changes it names what they have seen. */
    version: integer().notNull().default(0),
  },
  (table) => [
    index('cases_by_candidate').on(table.candidateId, table.createdAt),
    index('cases_by_state').on(table.state, table.createdAt),
    index('cases_by_age').on(table.state, table.since),
    index('cases_by_topic').on(table.state, table.topic, table.since),
    index('cases_by_assignee').on(table.state, table.assignee, table.since),
    index('cases_by_reply_to').on(sql`lower(${table.replyTo})`),
  ],
)
