import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { acceptRebuild, canBeAccepted, waitingCount } from '../../data/facts/rebuilds.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/**
 * Accepts what people would lose under changed rules, up to the last listed row. False if more people were listed
 * since, or all was already accepted. The scheduled handler then applies it.
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
