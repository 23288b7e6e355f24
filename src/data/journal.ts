import { asc, gt, lte } from 'drizzle-orm'
import type { Database } from './database.ts'
import { journalEntries } from './schema-journal.ts'

/** What waits to be written to the journal, the oldest first. */
export function listJournalEntries(db: Database, most: number) {
  return db.select().from(journalEntries).where(gt(journalEntries.id, 0)).orderBy(asc(journalEntries.id)).limit(most)
}

/** These are in the bucket. */
export function forgetJournalEntries(db: Database, upTo: number) {
  return db.delete(journalEntries).where(lte(journalEntries.id, upTo))
}
