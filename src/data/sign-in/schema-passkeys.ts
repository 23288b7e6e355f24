import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Passkeys that sign in to a record. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text().primaryKey(),
    candidateId: text().notNull(),
    /** What the authenticator calls it, base64url. */
    credentialId: text().notNull(),
    /** A COSE key, base64url. */
    publicKey: text().notNull(),
    /** What the authenticator knows the person by: random, the same for all passkeys of one person. */
    userHandle: text().notNull(),
    /** How often it has signed; authenticators that do not count say 0. */
    counter: integer().notNull(),
    transports: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Whether it may be copied to other devices of its owner, and whether it is. */
    deviceType: text({ enum: ['singleDevice', 'multiDevice'] }).notNull(),
    isBackedUp: integer({ mode: 'boolean' }).notNull(),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: text().notNull(),
    usedAt: text(),
  },
  (table) => [
    uniqueIndex('passkeys_by_credential').on(table.credentialId),
    index('passkeys_by_candidate').on(table.candidateId, table.createdAt),
  ],
)

/** What a browser has been asked to sign, once. */
export const passkeyChallenges = sqliteTable(
  'passkey_challenges',
  {
    /** Of the browser's cookie. */
    hash: text().primaryKey(),
    challenge: text().notNull(),
    purpose: text({ enum: ['sign-in', 'add', 'prove'] }).notNull(),
    /** Whom it is for; nobody where somebody is about to sign in. */
    candidateId: text(),
    /** Of a passkey that is about to be added. */
    userHandle: text(),
    endsAt: text().notNull(),
  },
  (table) => [
    index('passkey_challenges_by_candidate').on(table.candidateId),
    index('passkey_challenges_by_end').on(table.endsAt),
  ],
)
