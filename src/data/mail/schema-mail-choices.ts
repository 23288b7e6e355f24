import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { mailKinds, mailWays } from '../../core/mail-kinds.ts'

/** Which kinds of mail a person wants; no row means by mail. The question about mail comes before all of them. */
export const mailChoices = sqliteTable(
  'mail_choices',
  {
    candidateId: text().notNull(),
    kind: text({ enum: mailKinds }).notNull(),
    way: text({ enum: mailWays }).notNull(),
    changedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.candidateId, table.kind] })],
)
