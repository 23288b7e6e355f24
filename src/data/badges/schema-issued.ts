import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Every credential that was signed, by its hash: what is not in here, whoever has a stolen key has made. */
export const issuedCredentials = sqliteTable(
  'issued_credentials',
  {
    kind: text({ enum: ['badge', 'record'] }).notNull(),
    /** The id of the badge, or of the transcript that the learner record is of. */
    about: text().notNull(),
    /** Of the whole file with its proof: see `credentialHash`. */
    sha256: text().notNull(),
    candidateId: text().notNull(),
    keyId: text().notNull(),
    signedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.about, table.sha256] }),
    index('issued_credentials_by_candidate').on(table.candidateId),
  ],
)

/** How far the holders of badges of an ended key have been told of it. */
export const endedKeys = sqliteTable('ended_keys', {
  keyId: text().primaryKey(),
  /** The last candidate that was looked at, in the order of their ids. */
  told: text().notNull(),
  /** When everybody had been. */
  doneAt: text(),
})
