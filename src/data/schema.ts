import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Append-only: every version of every fact that a feed has told, by what it is about. */
export const facts = sqliteTable(
  'facts',
  {
    kind: text().notNull(),
    key: text().notNull(),
    /** When its file was made, which file, which line: of two versions the greater one stands. */
    made: text().notNull(),
    candidateId: text().notNull(),
    content: text().notNull(),
    recordedAt: text().notNull(),
    importId: text().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.made] }),
    index('facts_by_candidate').on(table.candidateId, table.kind),
  ],
)

/** Counts the changes to a candidate's facts: a fold of an older count must not be written. */
export const records = sqliteTable('records', {
  candidateId: text().primaryKey(),
  factsVersion: integer().notNull(),
})

/** The one stored derivation: who holds what, since and until when. */
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
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.certification, table.since] })],
)

/** The person as the candidates feed last told it; earlier versions are among the facts. */
export const candidates = sqliteTable(
  'candidates',
  {
    id: text().primaryKey(),
    made: text().notNull(),
    firstName: text().notNull().default(''),
    lastName: text().notNull(),
    email: text().notNull(),
    phone: text().notNull().default(''),
    address1: text('address_1').notNull().default(''),
    address2: text('address_2').notNull().default(''),
    city: text().notNull().default(''),
    state: text().notNull().default(''),
    postalCode: text().notNull().default(''),
    country: text().notNull().default(''),
    localizedFirstName: text().notNull().default(''),
    localizedLastName: text().notNull().default(''),
    /** Ids given by others, by the name of their column in the feed. */
    outsideIds: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  },
  (table) => [index('candidates_by_email').on(sql`lower(${table.email})`)],
)

/** A candidate who can sign in. */
export const accounts = sqliteTable(
  'accounts',
  {
    candidateId: text().primaryKey(),
    loginId: text().notNull(),
    /** A PHC string. */
    passwordHash: text().notNull(),
    /** The address they have proved to be theirs. */
    provedEmail: text(),
    createdAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('accounts_by_login_id').on(sql`lower(${table.loginId})`),
    index('accounts_by_email').on(sql`lower(${table.provedEmail})`),
  ],
)

/** One row a session; the token itself is kept nowhere. */
export const sessions = sqliteTable(
  'sessions',
  {
    hash: text().primaryKey(),
    candidateId: text().notNull(),
    startedAt: text().notNull(),
    /** To a quarter of an hour. */
    seenAt: text().notNull(),
    endsAt: text().notNull(),
    browser: text().notNull(),
    country: text().notNull(),
    endedAt: text(),
  },
  (table) => [index('sessions_by_candidate').on(table.candidateId), index('sessions_by_end').on(table.endsAt)],
)

export const operatorTokens = sqliteTable(
  'operator_tokens',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    hash: text().notNull(),
    /** Separated by spaces. */
    scopes: text().notNull(),
    createdAt: text().notNull(),
    expiresAt: text().notNull(),
    revokedAt: text(),
  },
  (table) => [uniqueIndex('operator_tokens_by_hash').on(table.hash)],
)

/** Which operator read a candidate's record when: shown to the candidate. */
export const recordReads = sqliteTable(
  'record_reads',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    candidateId: text().notNull(),
    tokenId: text().notNull(),
    readAt: text().notNull(),
  },
  (table) => [index('record_reads_by_candidate').on(table.candidateId, table.readAt)],
)

/** A feed file that was received, and how far its rows have been taken in. */
export const imports = sqliteTable(
  'imports',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text().notNull(),
    madeAt: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    state: text({ enum: ['queued', 'running', 'done', 'failed'] }).notNull(),
    /** Why it failed, as a sentence. */
    reason: text(),
    warnings: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    rows: integer().notNull().default(0),
    accepted: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    unmatched: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    header: text({ mode: 'json' }).$type<readonly string[]>(),
    /** Bytes and lines that are behind us: the next step starts here. */
    position: integer().notNull().default(0),
    line: integer().notNull().default(0),
    /** Faults of ours since it last moved on. */
    faults: integer().notNull().default(0),
    /** Who works on it, and until when nobody else may. */
    leaseHolder: text(),
    leaseUntil: text(),
    receivedAt: text().notNull(),
    startedAt: text(),
    finishedAt: text(),
  },
  (table) => [
    uniqueIndex('imports_by_file').on(table.name, table.sha256),
    index('imports_by_state').on(table.state, table.receivedAt),
    index('imports_by_arrival').on(table.receivedAt),
  ],
)

/** What was wrong with a rejected row. */
export const importErrors = sqliteTable(
  'import_errors',
  {
    importId: text().notNull(),
    line: integer().notNull(),
    column: text().notNull(),
    message: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line, table.column] })],
)

/** How often something was tried in a stretch of time, by what was tried and by whom, hashed. */
export const counters = sqliteTable(
  'counters',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** From here on it counts for nothing and may be swept away. */
    endsAt: text().notNull(),
  },
  (table) => [index('counters_by_end').on(table.endsAt)],
)

/** Browsers that a candidate has signed in with before: strangers' guesses do not lock them out. */
export const knownBrowsers = sqliteTable(
  'known_browsers',
  {
    hash: text().notNull(),
    candidateId: text().notNull(),
    seenAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.hash, table.candidateId] }),
    index('known_browsers_by_age').on(table.seenAt),
  ],
)

/** Holds no rows: writing anything but 1 to it aborts the batch that it is part of. */
export const guards = sqliteTable('guards', { ok: integer().notNull() }, (table) => [
  check('guards_hold', sql`${table.ok} = 1`),
])
