import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { dismissRow } from '../../data/office/unmatched.ts'
import { recordDeed } from '../deeds/record-deed.ts'

interface Dismissed {
  readonly kind: string
  readonly key: string
  readonly made: string
  readonly candidateId: string
}

interface Doing {
  readonly by: Actor
  readonly at: Date
  /** A code of why, and why in their own words: for the log. */
  readonly why?: string
  readonly reason?: string
}

/** Takes an unmatched row off the list, or puts it back. False if someone else already did, or if it is gone. */
export async function setDismissed(
  db: Database,
  { candidateId, ...place }: Dismissed,
  isDismissed: boolean,
  { by, at, why = '', reason = '' }: Doing,
): Promise<boolean> {
  const deed = await recordDeed(db, {
    by,
    at,
    what: isDismissed ? 'unmatched.dismissed' : 'unmatched.restored',
    object: ['fact', place.kind],
    candidateId: candidateId || null,
    reason: why || null,
    details: { fact: place.key.split('\n'), ...(reason && { reason }) },
  })
  try {
    const [first, ...rest] = dismissRow(db, place, isDismissed ? at.toISOString() : null)
    await db.batch([first!, ...rest, ...deed])
    return true
  } catch (error) {
    if (isRefusedByGuard(error)) return false
    throw error
  }
}
