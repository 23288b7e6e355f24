import { addDays, type Day } from '../../calendar.ts'
import type { Walk } from '../walk-state.ts'
import type { Cause, Cycle } from './policy.ts'

/** The next day after today on which a fee that is not paid is late. */
export function nextLateDay(dueBy: string, today: Day): Day {
  const ofThisYear = addDays(`${today.slice(0, 4)}-${dueBy}`, 1)
  if (ofThisYear > today) return ofThisYear
  return addDays(`${String(Number(today.slice(0, 4)) + 1).padStart(4, '0')}-${dueBy}`, 1)
}

/** The fee that is late from today on, where one is: owed each calendar year after the one of the earning. */
export function feeLateToday(walk: Walk, { policy, earnedIn }: Cycle): Cause[] {
  const { day } = walk
  if (!policy.feeDueBy) return []
  const dueOn = addDays(day, -1)
  const year = Number(dueOn.slice(0, 4))
  if (dueOn.slice(5) !== policy.feeDueBy || year <= earnedIn) return []
  const isPaid = walk.fees.some((fee) => fee.year === year && fee.paidOn <= dueOn)
  return isPaid ? [] : [{ kind: 'fee', year }]
}
