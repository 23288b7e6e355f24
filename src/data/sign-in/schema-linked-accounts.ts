import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The organisation's accounts that log in to a record: each to one, and one record may have several. */
export const linkedAccounts = sqliteTable(
  'linked_accounts',
  {
    id: text().primaryKey(),
    issuer: text().notNull(),
    /** What the issuer calls the account for good; an address may pass to somebody else, this may not. */
    subject: text().notNull(),
    candidateId: text().notNull(),
    /** What the account was called when it was connected: shown, and nothing else. */
    label: text().notNull(),
    linkedAt: text().notNull(),
  },
  (table) => [
    uniqueIndex('linked_accounts_by_subject').on(table.issuer, table.subject),
    index('linked_accounts_by_candidate').on(table.candidateId),
  ],
)

/** Logins at the organisation that one browser has begun; and, once an account is proved, that wait for a record. */
export const organisationLogins = sqliteTable(
  'organisation_logins',
  {
    /** Of the browser's cookie. */
    hash: text().primaryKey(),
    /** Who wants an account connected; nobody where somebody is about to log in. */
    candidateId: text(),
    /** Where the login leads, where that was asked for. */
    next: text().notNull(),
    createdAt: text().notNull(),
    endsAt: text().notNull(),
    /** Which account it was: empty until the issuer has said so. */
    issuer: text(),
    subject: text(),
    label: text(),
  },
  (table) => [
    index('organisation_logins_by_candidate').on(table.candidateId),
    index('organisation_logins_by_end').on(table.endsAt),
  ],
)
