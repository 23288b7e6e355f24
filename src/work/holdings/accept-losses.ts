import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { acceptRebuild, canBeAccepted, waitingCount } from '../../data/facts/rebuilds.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/**
 * Somebody has seen what changed rules would take from people, up to the last of these, and says yes. False where others
 * have joined since, or all was answered. What follows is done by the scheduled handler.
 */
export async function acceptLosses(
  db: Database,
  { id, seen }: { readonly id: number; readonly seen: number },
  by: Actor,
  at: Date,
): Promise<boolean> {
  const deed = { by, at, what: 'rules.accepted', object: ['holdings', `rules ${id}`], count: waitingCount(id) } as const
  const [recorded] = await recordDeed(db, deed, canBeAccepted(id, seen))
  const [, accepted] = await db.batch([recorded, acceptRebuild(db, id, seen)])
  return accepted.length > 0
}
