import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

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
  (table) => [
    index('candidates_by_email').on(sql`lower(${table.email})`),
    index('candidates_by_vue_id').on(sql`${table.outsideIds} ->> 'vue_testing_id'`),
  ],
)

export const accounts = sqliteTable(
  'accounts',
  {
    candidateId: text().primaryKey(),
    loginId: text().notNull(),
    /** A PHC string; empty where nobody can sign in with a password. */
    passwordHash: text().notNull(),
    /** The address they have proved to be theirs. */
    provedEmail: text(),
    createdAt: text().notNull(),
    /** Mapped by a score report: until then nothing changes that a thief would change. */
    lockedUntil: text(),
    /** When the program's questions were put to them after a sign-in: once is enough. */
    askedAt: text(),
    passwordSetAt: text(),
    /** The account was secured, and older passkeys or linked accounts survived that; see core/old-keys.ts. */
    securedAt: text(),
    /** Until then a link from a mail sets a password only together with a passkey that survived. */
    resetNeedsPasskeyUntil: text(),
  },
  (table) => [
    uniqueIndex('accounts_by_login_id').on(sql`lower(${table.loginId})`),
    index('accounts_by_email').on(sql`lower(${table.provedEmail})`),
  ],
)

/** What a person has entered themselves; it wins until the feed tells something else than it told then. */
export const ownContacts = sqliteTable(
  'own_contacts',
  {
    candidateId: text().notNull(),
    field: text().notNull(),
    value: text().notNull(),
    /** What the feed said when it was entered. */
    told: text().notNull(),
    changedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.field] })],
)

/** Every answer to a question of the program, with its moment; the newest stands. */
export const answers = sqliteTable(
  'answers',
  {
    candidateId: text().notNull(),
    question: text().notNull(),
    answer: text({ enum: ['yes', 'no'] }).notNull(),
    answeredAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.question, table.answeredAt] })],
)

/** What a person has accepted here: an agreement or guidelines, in which version, and the SHA-256 of the text they read. */
export const acceptances = sqliteTable(
  'acceptances',
  {
    candidateId: text().notNull(),
    agreement: text().notNull(),
    version: text().notNull(),
    textHash: text().notNull(),
    acceptedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.agreement, table.version] })],
)

/** How somebody proves who they are. */
const waysToProve = ['password', 'passkey', 'organisation'] as const

export type WayToProve = (typeof waysToProve)[number]

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
    /** Unused for so long, it is over. */
    idleSeconds: integer()
      .notNull()
      .default(12 * 3600),
    /** When the person last proved who they are, and by what; deeds that matter ask again after ten minutes. */
    provedAt: text(),
    provedBy: text({ enum: waysToProve }),
    /** The passkey or linked account it was. */
    provedWith: text(),
    /** The browser it runs in, by the hash of its cookie. */
    browserHash: text(),
  },
  (table) => [
    index('sessions_by_candidate').on(table.candidateId),
    index('sessions_by_end').on(table.endsAt),
    index('sessions_by_browser')
      .on(table.browserHash)
      .where(sql`ended_at is null`),
  ],
)

export const knownBrowsers = sqliteTable(
  'known_browsers',
  {
    hash: text().notNull(),
    candidateId: text().notNull(),
    seenAt: text().notNull(),
    /** When it was first used to sign in, and what it calls itself. */
    sinceAt: text(),
    browser: text().notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.hash, table.candidateId] }),
    index('known_browsers_by_age').on(table.seenAt),
    index('known_browsers_by_candidate').on(table.candidateId),
  ],
)

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
