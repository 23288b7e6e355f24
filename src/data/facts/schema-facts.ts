import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const facts = sqliteTable(
  'facts',
  {
    kind: text().notNull(),
    key: text().notNull(),
    /** When its file was made, which file, which line: of two versions that have a column the greater one says it. */
    made: text().notNull(),
    /** The same of the last row that says it, where that is another than the one that brought it. */
    standsAs: text(),
    /** 1: some of the files that said it were taken back. 2: all of them were, so that it counts no longer. */
    takenBack: integer().$type<0 | 1 | 2>().notNull().default(0),
    candidateId: text().notNull(),
    content: text().notNull(),
    /** 1: of all columns, those without a value being left out. 0: of the columns in `content`, and no others. */
    isWhole: integer().$type<0 | 1>().notNull().default(1),
    recordedAt: text().notNull(),
    /** Empty where the office wrote it. */
    importId: text().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    /** What the office decided, which lies over what files say; null for versions of files, and for its own facts. */
    office: text({ enum: ['withdraw', 'attach', 'correct'] }),
    /** When the office ended what it had written: from then on it does not count. */
    endedAt: text(),
    /** Since when files say otherwise than they did when the office decided. */
    disagreesAt: text(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.made] }),
    index('facts_in_disagreement')
      .on(table.disagreesAt)
      .where(sql`disagrees_at is not null`),
    index('facts_of_candidate').on(table.candidateId, table.kind, table.key),
    index('facts_of_import').on(table.importId, table.key),
    // drizzle-kit takes the commas in it for several columns: its line in the migration was set right by hand.
    index('facts_by_registration')
      .on(sql`upper(replace(replace(${table.key}, ' ', ''), '-', ''))`)
      .where(sql`kind = 'exams'`),
  ],
)

/** Rows that repeat what a version of a fact said before: while one of them is not taken back, the version counts. */
export const repeats = sqliteTable(
  'repeats',
  {
    kind: text().notNull(),
    key: text().notNull(),
    /** Which version: its `made`. */
    keptAs: text().notNull(),
    importId: text().notNull(),
    made: text().notNull(),
    line: integer().notNull(),
    recordedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.keptAs, table.importId] }),
    index('repeats_of_import').on(table.importId, table.key),
  ],
)

/**
 * The version that stands of each continuing education activity, so that a person's thousands can be sorted, searched
 * and paged. Their words are in the full text table `activity_words` under the same ids.
 */
export const activities = sqliteTable(
  'activities',
  {
    id: integer().primaryKey(),
    key: text().notNull(),
    candidateId: text().notNull(),
    name: text().notNull(),
    activeOn: text().notNull(),
    expiresOn: text().notNull(),
    review: text({ enum: ['n/a', 'pending', 'approved', 'rejected'] }).notNull(),
    hundredths: integer().notNull(),
    providerName: text().notNull(),
    source: text().notNull(),
    externalId: text().notNull(),
    category: text().notNull(),
    file: text().notNull(),
    /** When the version that stands was taken in, and when the first was. */
    recordedAt: text().notNull(),
    firstRecordedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('activities_by_key').on(table.key),
    index('activities_by_candidate').on(table.candidateId, table.activeOn),
  ],
)

export const records = sqliteTable('records', {
  candidateId: text().primaryKey(),
  factsVersion: integer().notNull(),
  /** The hash of the rules that the candidate's holdings and activities were made by; null where that isn't known. */
  rules: text(),
})

export const holdings = sqliteTable(
  'holdings',
  {
    candidateId: text().notNull(),
    certification: text().notNull(),
    since: text().notNull(),
    until: text(),
    status: text({ enum: ['active', 'suspended', 'expired', 'revoked'] }).notNull(),
    firstEarnedOn: text().notNull(),
    activeOn: text().notNull(),
    expiresOn: text(),
    /** The day to check whether to send a reminder of the end before this period; empty until first checked. */
    remindOn: text().notNull().default(''),
  },
  (table) => [
    index('holdings_to_remind')
      .on(table.remindOn, table.candidateId)
      .where(sql`status <> 'active'`),
    primaryKey({ columns: [table.candidateId, table.certification, table.since] }),
    // Whom a day that passes changes something for.
    index('holdings_by_day').on(table.since, table.candidateId),
  ],
)

/** Verification codes: those the site has given, and those issued before it. */
export const codes = sqliteTable(
  'codes',
  {
    code: text().primaryKey(),
    candidateId: text().notNull(),
    /** As it was when the code was given; what it has become since is the same code's. */
    certification: text().notNull(),
    issuedAt: text().notNull(),
    origin: text({ enum: ['own', 'imported'] }).notNull(),
  },
  (table) => [index('codes_by_candidate').on(table.candidateId, table.certification)],
)

export const guards = sqliteTable('guards', { ok: integer().notNull() }, (table) => [
  check('guards_hold', sql`${table.ok} = 1`),
])
