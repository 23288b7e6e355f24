import type { Day } from '../../calendar.ts'
import type { Credit } from '../facts.ts'
import type { Walk } from '../walk-state.ts'
import { countedIn, endOfYear, makingGood, pointsForMinimum, pointsOfCycle, sumOf, yearOf } from './points.ts'
import type { Cycle } from './policy.ts'

/** What a rule may see of the cycle it is asked in. Points are in hundredths. */
export interface CycleView {
  /** Points count if dated strictly after it. */
  readonly from: Day
  readonly until: Day
  /** The year that is asked about: the one that was missed, where one was, else the one that runs. */
  readonly year: number
  readonly yearUntil: Day
  /** The last day to make a missed year good. */
  readonly decidesOn: Day | undefined
  /** All points that count in the cycle, with those carried in and those that make a missed end good. */
  total(): number
  ofYear(): number
  /** The activities that count, oldest first: of the cycle, or of the year alone. */
  credits(ofYear: boolean): readonly Credit[]
  /** The fees that are owed and late, by year, the earliest first. */
  readonly feesOwed: readonly number[]
}

export function viewCycle(walk: Walk, cycle: Cycle): CycleView {
  const { points, day } = walk
  const minimum = cycle.causes.find((cause) => cause.kind === 'minimum')
  const missedEnd = cycle.causes.some((cause) => cause.kind === 'end')
  const year = minimum ? minimum.year : yearOf(cycle, day)
  const late = () =>
    minimum ? makingGood(cycle, points, minimum.since, day) : missedEnd ? makingGood(cycle, points, cycle.end, day) : []
  const startOf = (one: number) => (one === 1 ? cycle.start : endOfYear(cycle, one - 1))
  const countedOf = (one: number) =>
    countedIn(cycle, points, startOf(one), day < endOfYear(cycle, one) ? day : endOfYear(cycle, one))
  return {
    from: cycle.start,
    until: cycle.end,
    year,
    yearUntil: endOfYear(cycle, year),
    decidesOn: minimum?.until,
    total: () => pointsOfCycle(cycle, points, day) + cycle.carriedIn + (missedEnd ? sumOf(late()) : 0),
    ofYear: () => pointsForMinimum(cycle, points, year, day) + sumOf(late()),
    credits: (ofYear) => {
      const years = ofYear ? [year] : Array.from({ length: cycle.years }, (_, at) => at + 1)
      const inTime = years.flatMap((one) => countedOf(one).map(({ credit }) => credit))
      return [...inTime, ...late().filter((credit) => !inTime.includes(credit))]
    },
    feesOwed: cycle.causes.flatMap((cause) => (cause.kind === 'fee' ? cause.year : [])).sort((a, b) => a - b),
  }
}
