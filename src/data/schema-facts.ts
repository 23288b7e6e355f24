import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
    // drizzle-kit takes the commas in it for several columns: its line in the migration was set right by hand.
    index('facts_by_registration')
      .on(sql`upper(replace(replace(${table.key}, ' ', ''), '-', ''))`)
      .where(sql`kind = 'exams'`),
  ],
)

/** Versions whose candidate has not arrived; each goes when they do. */
export const unmatched = sqliteTable(
  'unmatched',
  {
    kind: text().notNull(),
    key: text().notNull(),
    made: text().notNull(),
    candidateId: text().notNull(),
    file: text().notNull(),
    line: integer().notNull(),
    receivedAt: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.key, table.made] }),
    index('unmatched_by_candidate').on(table.candidateId),
    index('unmatched_by_arrival').on(table.receivedAt, table.made),
  ],
)

export const records = sqliteTable('records', {
  candidateId: text().primaryKey(),
  factsVersion: integer().notNull(),
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
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.certification, table.since] })],
)

export const guards = sqliteTable('guards', { ok: integer().notNull() }, (table) => [
  check('guards_hold', sql`${table.ok} = 1`),
])
