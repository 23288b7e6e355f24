import type { Actor } from '../../core/deeds.ts'
import { confirmAllEndings, endingCount, isAnyEnding } from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** Revokes for good all badges that wait for it, on somebody's word. How many they were. */
export async function revokeHeldBadges(db: Database, by: Actor, at: Date): Promise<number> {
  const deed = { by, at, what: 'badges.revoked', object: ['badges'], count: endingCount } as const
  // Before them: it counts those that still wait.
  const [recorded] = await recordDeed(db, deed, isAnyEnding)
  const [, revoked] = await db.batch([recorded, confirmAllEndings(db, at.toISOString())])
  return revoked.length
}
