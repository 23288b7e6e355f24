import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { isToSettle } from '../../data/office/files.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** Notes that nothing is left to do about a file that failed or was refused: the log says so, and Today no longer lists it. */
export async function settleFile(db: Database, id: string, by: Actor, at: Date): Promise<void> {
  await db.batch(await recordDeed(db, { by, at, what: 'import.settled', object: ['import', id] }, isToSettle(id)))
}
