import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The words of people's names, for the office's search: see core/name-words.ts. */
export const nameWords = sqliteTable(
  'name_words',
  {
    word: text().notNull(),
    /** Another word of the same name; empty where there is none. */
    beside: text().notNull(),
    candidateId: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.word, table.beside, table.candidateId] }),
    index('name_words_by_candidate').on(table.candidateId, table.word),
  ],
)

/** People who were known before the words of names were kept: theirs are still to be written. Nobody comes to it. */
export const namesToSplit = sqliteTable('names_to_split', { candidateId: text().primaryKey() })
