import { confirmEndings, listEndingCauses } from '../../data/badges/endings.ts'
import { openDatabase } from '../../data/database.ts'
import type { Bindings } from '../../env.ts'
import { hoursToAnswer, mostUnaskedEndings } from './end-badges.ts'

/** A rebuild goes on from request to request: after this it is over, or was cut short. */
const minutesOfRebuild = 10

/**
 * Revokes badges for good where that waits for nobody: few by one cause that is over, and any number that nobody has said
 * anything to for three days.
 */
export async function confirmSome(env: Bindings, now: Date): Promise<void> {
  const db = openDatabase(env.DB)
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
  for (const { cause, count, first, last, isComingIn } of await listEndingCauses(db)) {
    if (isComingIn === 1) continue
    const isOver = count <= mostUnaskedEndings && last <= before(minutesOfRebuild)
    if (isOver) await confirmEndings(db, cause, now.toISOString(), mostUnaskedEndings)
    else if (first <= before(hoursToAnswer * 60)) await confirmEndings(db, cause, now.toISOString())
  }
}
