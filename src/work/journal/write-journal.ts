import { appendToJournal } from '../../adapters/journal.ts'
import { randomId } from '../../adapters/secrets.ts'
import { openDatabase } from '../../data/database.ts'
import { forgetJournalEntries, listJournalEntries } from '../../data/journal.ts'
import type { Bindings } from '../../env.ts'
import type { Budget } from '../budget.ts'

const entriesAtOnce = 500

/**
 * Writes to the bucket what no restored backup may undo. First there, then off the list: cut in between, an entry is there
 * twice, which says nothing else. True where something is left.
 */
export async function writeJournal(env: Bindings, now: Date, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const entries = await listJournalEntries(db, entriesAtOnce)
    const last = entries.at(-1)
    if (!last) return false
    const said = entries.map(({ kind, about, at, detail }) => ({ kind, about, at, detail }))
    await appendToJournal(env.FILES, `entries/${now.toISOString()}-${randomId()}`, said)
    await forgetJournalEntries(db, last.id)
  }
  return true
}
