import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What a person shows of their record; whoever may see it comes by a link of their own. */
export const transcripts = sqliteTable(
  'transcripts',
  {
    /** Also the link for everybody, which opens nothing until the person opens it. */
    id: text().primaryKey(),
    candidateId: text().notNull(),
    description: text().notNull(),
    /** The last day on which any link to it works; `null` for one without end. */
    expiresOn: text(),
    names: text({ enum: ['latin', 'localized', 'both'] }).notNull(),
    showsAddress: integer().notNull(),
    showsDates: integer().notNull(),
    showsExpirations: integer().notNull(),
    showsExpired: integer().notNull(),
    choice: text({ enum: ['active', 'these'] }).notNull(),
    /** Certifications that were ticked, and those that could have been: what is in neither came later. */
    chosen: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    offered: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    addsNew: integer().notNull(),
    remarks: text().notNull(),
    notes: text().notNull(),
    isDisabled: integer().notNull(),
    isOpen: integer().notNull(),
    createdAt: text().notNull(),
    /** When the index of tokens had it; until then nobody gets in by it. */
    publishedAt: text(),
  },
  (table) => [
    index('transcripts_by_candidate').on(table.candidateId, table.createdAt),
    index('transcripts_to_publish')
      .on(table.createdAt)
      .where(sql`published_at is null`),
  ],
)

/** A link of one recipient's own. */
export const transcriptShares = sqliteTable(
  'transcript_shares',
  {
    id: text().primaryKey(),
    transcriptId: text().notNull(),
    candidateId: text().notNull(),
    recipient: text().notNull(),
    /** Opens only with a code that goes to the recipient's address. */
    needsCode: integer().notNull(),
    /** The mail that carries it. */
    mailId: text().notNull(),
    createdAt: text().notNull(),
    endedAt: text(),
    publishedAt: text(),
  },
  (table) => [
    index('transcript_shares_by_candidate').on(table.candidateId),
    index('transcript_shares_by_transcript').on(table.transcriptId, table.createdAt),
    uniqueIndex('transcript_shares_by_mail').on(table.mailId),
    // A recipient has one link to a transcript at a time.
    uniqueIndex('transcript_shares_that_work')
      .on(table.transcriptId, sql`lower("recipient")`)
      .where(sql`ended_at is null`),
    index('transcript_shares_to_publish')
      .on(table.createdAt)
      .where(sql`published_at is null`),
  ],
)

/** One code asked for in one browser, and what came of it. */
export const shareProofs = sqliteTable(
  'share_proofs',
  {
    /** Of the browser's cookie. */
    hash: text().primaryKey(),
    shareId: text().notNull(),
    mailId: text().notNull(),
    codeHash: text(),
    createdAt: text().notNull(),
    endsAt: text().notNull(),
    tries: integer().notNull(),
    provedUntil: text(),
  },
  (table) => [
    index('share_proofs_by_share').on(table.shareId, table.createdAt),
    uniqueIndex('share_proofs_by_mail').on(table.mailId),
    index('share_proofs_by_age').on(table.createdAt),
  ],
)

export const transcriptViews = sqliteTable(
  'transcript_views',
  {
    id: integer().primaryKey(),
    candidateId: text().notNull(),
    transcriptId: text().notNull(),
    /** `null` for the link for everybody. */
    shareId: text(),
    /** The half hour it falls into. */
    seenAt: text().notNull(),
    /** Who it was, so far as to count them once; gone after a day. */
    viewerHash: text(),
  },
  (table) => [
    uniqueIndex('transcript_views_once').on(table.viewerHash, table.seenAt),
    index('transcript_views_by_candidate').on(table.candidateId, table.seenAt),
    index('transcript_views_by_transcript').on(table.transcriptId, table.seenAt),
    index('transcript_views_by_share').on(table.shareId, table.seenAt),
    index('transcript_views_by_age').on(table.seenAt),
    index('transcript_views_to_forget')
      .on(table.seenAt)
      .where(sql`viewer_hash is not null`),
  ],
)

/** The key that viewers of one day are hashed with; gone with the day. */
export const viewKeys = sqliteTable('view_keys', { day: text().primaryKey(), key: text().notNull() })

/** That a code of a person's was looked up, by whom nobody knows. */
export const codeChecks = sqliteTable(
  'code_checks',
  {
    id: integer().primaryKey(),
    candidateId: text().notNull(),
    certification: text().notNull(),
    /** The half hour it falls into. */
    checkedAt: text().notNull(),
    /** Who it was, so far as to count them once; gone after a day. */
    viewerHash: text(),
  },
  (table) => [
    uniqueIndex('code_checks_once').on(table.viewerHash, table.checkedAt),
    index('code_checks_to_forget')
      .on(table.checkedAt)
      .where(sql`viewer_hash is not null`),
    index('code_checks_by_candidate').on(table.candidateId, table.checkedAt),
    index('code_checks_by_age').on(table.checkedAt),
  ],
)
