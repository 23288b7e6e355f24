import { addDays, dayOf, type Day, latestDayAnywhere } from './calendar.ts'
import type { HoldingPeriod } from './standing/holdings.ts'

/** What was first earned longer ago is no news. */
const daysOfNews = 60
/** More mails than these wait for an operator's yes. */
export const mostUnasked = 100

/** The days on which something must have been earned for the first time to be news now. */
export interface NewsDays {
  readonly earliest: Day
  /** Of those where it is latest: somebody there has passed on a day that has not begun here. */
  readonly latest: Day
}

export function newsDays(now: Date, timeZone: string): NewsDays {
  return { earliest: addDays(dayOf(now, timeZone), -daysOfNews), latest: latestDayAnywhere(now) }
}

type Held = HoldingPeriod & { readonly candidateId: string }

/** What is active now and was earned lately for the first time, and was not known to be earned before. */
export function newlyEarned(before: readonly Held[], after: readonly Held[], { earliest, latest }: NewsDays): Held[] {
  const known = new Set(before.filter((period) => hasBeenActive(period, latest)).map(keyOf))
  return after.filter(
    (period) =>
      hasBeenActive(period, latest) &&
      (period.until === null || period.until >= latest) &&
      period.firstEarnedOn >= earliest &&
      !known.has(keyOf(period)),
  )
}

function hasBeenActive({ status, since }: Held, day: Day): boolean {
  return status === 'active' && since <= day
}

function keyOf({ candidateId, certification }: Held): string {
  return `${candidateId} ${certification}`
}
