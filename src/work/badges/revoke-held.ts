import type { Actor } from '../../core/deeds.ts'
import {
  confirmAllEndings,
  confirmSeenEndings,
  endingCount,
  isAnyEnding,
  stillAreEnding,
} from '../../data/badges/endings.ts'
import type { Database } from '../../data/database.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** The same for the badges of one cause, as many as somebody has seen. None are revoked where they are not so many now. */
export async function revokeSeenBadges(
  db: Database,
  { cause, count }: { readonly cause: string; readonly count: number },
  by: Actor,
  at: Date,
): Promise<number> {
  const deed = { by, at, what: 'badges.revoked', object: ['badges', cause], count } as const
  const [recorded] = await recordDeed(db, deed, stillAreEnding(cause, count))
  const [, revoked] = await db.batch([recorded, confirmSeenEndings(db, cause, count, at.toISOString())])
  return revoked.length
}

/** Revokes for good all badges that wait for it, on somebody's word. How many they were. */
export async function revokeHeldBadges(db: Database, by: Actor, at: Date): Promise<number> {
  const deed = { by, at, what: 'badges.revoked', object: ['badges'], count: endingCount } as const
  // Before them: it counts those that still wait.
  const [recorded] = await recordDeed(db, deed, isAnyEnding)
  const [, revoked] = await db.batch([recorded, confirmAllEndings(db, at.toISOString())])
  return revoked.length
}
