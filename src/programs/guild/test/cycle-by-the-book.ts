import { addDays, addMonths, type Day } from '../../../core/calendar.ts'
import type { Facts } from '../../../core/standing/facts.ts'

/** One cycle of the guild's law. Points are in hundredths. */
export interface Cycle {
  readonly code: string
  /** S: its days are after it. */
  readonly start: Day
  /** E, the last of its days. */
  readonly end: Day
  readonly carriedIn: number
  /** Points of its first days that the cycle before has used (rule 4). */
  readonly spentBefore: number
}

export interface End {
  readonly isMet: boolean
  /** The larger of the two shortfalls. */
  readonly spent: number
  /** What goes over to the next cycle (rule 5). */
  readonly carried: number
}

const needed: Readonly<Record<string, { readonly total: number; readonly yearly: number }>> = {
  GSA: { total: 6000, yearly: 1500 },
  GSP: { total: 12_000, yearly: 3000 },
  GSF: { total: 12_000, yearly: 3000 },
}

function madeOncePerCycle<T>(make: (cycle: Cycle) => T): (cycle: Cycle) => T {
  const made = new WeakMap<Cycle, T>()
  return (cycle) => {
    const result = made.get(cycle) ?? make(cycle)
    made.set(cycle, result)
    return result
  }
}

/** The last day on which something can be made good. */
export const lastDayOfGrace = (day: Day) => addDays(day, 90)

/** Year 3, wherever E was moved to; where a grant set an earlier end, the year that this end is in. */
function lastYearOf(cycle: Cycle): 1 | 2 | 3 {
  if (cycle.end <= addMonths(cycle.start, 12)) return 1
  return cycle.end <= addMonths(cycle.start, 24) ? 2 : 3
}

/** A(k): the years of the cycle are from one to the next. */
function turnOf(cycle: Cycle, k: number): Day {
  return k >= lastYearOf(cycle) ? cycle.end : addMonths(cycle.start, 12 * k)
}

function yearsOf(cycle: Cycle): number[] {
  return [1, 2, 3].slice(0, lastYearOf(cycle))
}

/** The days after each turn and after each time of grace. */
export const turningDays = madeOncePerCycle((cycle) => {
  const turns = yearsOf(cycle).map((k) => turnOf(cycle, k))
  return new Set(turns.flatMap((turn) => [addDays(turn, 1), addDays(turn, 91)]))
})

/** Rule 2: only what was reviewed, or needs no review; any word but B is category A. */
function pointsOf(facts: Facts, category: 'A' | 'B', after: Day, until: Day): number {
  return facts.credits
    .filter((one) => one.review === 'n/a' || one.review === 'approved')
    .filter((one) => (one.category === 'B' ? 'B' : 'A') === category)
    .filter((one) => after < one.activeOn && one.activeOn <= until)
    .reduce((sum, one) => sum + one.hundredths, 0)
}

/** What counts in year k up to a day, whatever for: at most 10 points of category B, and nothing spent before. */
function countedIn(cycle: Cycle, k: number, facts: Facts, day: Day): number {
  const [after, turn] = [turnOf(cycle, k - 1), turnOf(cycle, k)]
  const until = turn < day ? turn : day
  const ofB = Math.min(1000, pointsOf(facts, 'B', after, until))
  return pointsOf(facts, 'A', after, until) + ofB - (k === 1 ? cycle.spentBefore : 0)
}

/** What year k lacked of the minimum on its last day: points that made good the year before are not for this one. */
function missingIn(cycle: Cycle, k: number, facts: Facts): number {
  const usedForYearBefore = k > 1 ? Math.max(0, missingIn(cycle, k - 1, facts)) : 0
  const counted = countedIn(cycle, k, facts, turnOf(cycle, k)) - usedForYearBefore
  return needed[cycle.code]!.yearly - counted
}

/** Rule 3: the year whose minimum is missed and not yet made good, with the last day for that. */
export function minimumOf(cycle: Cycle, facts: Facts, day: Day): { readonly lastDay: Day } | undefined {
  for (const k of yearsOf(cycle).slice(0, -1)) {
    const turn = turnOf(cycle, k)
    if (day <= turn) continue
    const lastDay = lastDayOfGrace(turn)
    const made = pointsOf(facts, 'A', turn, day < lastDay ? day : lastDay)
    if (made < missingIn(cycle, k, facts)) return { lastDay }
  }
  return undefined
}

/** Rules 4 and 5, asked on a day after the end. */
export function endOf(cycle: Cycle, facts: Facts, day: Day): End {
  const { total } = needed[cycle.code]!
  const lastYear = lastYearOf(cycle)
  const points = yearsOf(cycle).reduce((sum, k) => sum + countedIn(cycle, k, facts, cycle.end), 0)
  const spent = Math.max(0, total - points - cycle.carriedIn, missingIn(cycle, lastYear, facts))
  const carried = Math.min(2000, countedIn(cycle, lastYear, facts, cycle.end), Math.max(0, points - total))
  return { isMet: pointsOf(facts, 'A', cycle.end, day) >= spent, spent, carried }
}

/** The next cycle: it begins with the end of this one. */
export function nextCycle(cycle: Cycle, end: End): Cycle {
  const { code, end: start } = cycle
  return { code, start, end: addMonths(start, 36), carriedIn: end.carried, spentBefore: end.spent }
}
