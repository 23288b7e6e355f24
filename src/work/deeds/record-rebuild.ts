import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { recordDeed } from './record-deed.ts'

/** Notes that a rebuild was begun: it goes on from request to request, each with batches of its own. */
export async function recordRebuild(db: Database, by: Actor, at: Date): Promise<void> {
  await db.batch(await recordDeed(db, { by, at, what: 'rebuild.run', object: ['holdings'] }))
}
