import { readJournal } from '../../adapters/journal.ts'
import type { JournalEntry } from '../../core/journal.ts'
import type { Database, Statement } from '../../data/database.ts'
import { type JournalErasure, replayEntry, replayErasure } from '../../data/keeping/replay.ts'

const statementsAtOnce = 50

/** Writes down everybody whom the journal in the bucket says was erased; gives their ids. */
export async function replayErasures(db: Database, bucket: R2Bucket): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for await (const erasure of readJournal(bucket, 'erasures/')) {
    await writeAll(db, replayErasure(db, erasure as JournalErasure))
    ids.add((erasure as JournalErasure).candidateId)
  }
  return ids
}

/** Everything else that the journal says; gives how many entries there were. */
export async function replayEntries(db: Database, bucket: R2Bucket): Promise<number> {
  let count = 0
  for await (const entries of readJournal(bucket, 'entries/')) {
    const said = entries as readonly JournalEntry[]
    await writeAll(
      db,
      said.flatMap((entry) => replayEntry(db, entry)),
    )
    count += said.length
  }
  return count
}

async function writeAll(db: Database, statements: readonly Statement[]): Promise<void> {
  for (let at = 0; at < statements.length; at += statementsAtOnce) {
    const [first, ...rest] = statements.slice(at, at + statementsAtOnce)
    await db.batch([first!, ...rest])
  }
}
