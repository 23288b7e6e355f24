import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { type CaseFileRow, writers } from '../../core/cases.ts'

/** What was written in a case after its first message, which stands in the case itself. */
export const caseMessages = sqliteTable(
  'case_messages',
  {
    id: text().primaryKey(),
    reference: text().notNull(),
    /** The case's: whose archive it is in. */
    candidateId: text(),
    writtenBy: text({ enum: writers }).notNull(),
    colleagueId: text(),
    at: text().notNull(),
    text: text().notNull(),
    files: text({ mode: 'json' }).$type<readonly CaseFileRow[]>().notNull(),
    /** The mail that it went out by; or, of a person's answer by mail, the one it answers. */
    mailId: text(),
    /** Whom a person's answer by mail came from, where that is not the address that the case has. */
    sender: text(),
  },
  (table) => [
    index('case_messages_by_case').on(table.reference, table.at),
    index('case_messages_by_candidate').on(table.candidateId),
  ],
)

/** What colleagues tell each other about a case. The person never sees it. */
export const caseNotes = sqliteTable(
  'case_notes',
  {
    id: text().primaryKey(),
    reference: text().notNull(),
    candidateId: text(),
    colleagueId: text().notNull(),
    at: text().notNull(),
    text: text().notNull(),
  },
  (table) => [
    index('case_notes_by_case').on(table.reference, table.at),
    index('case_notes_by_candidate').on(table.candidateId),
  ],
)
