import type { Day } from '../../calendar.ts'
import {
  countedIn,
  endOfYear,
  makingGood,
  type Points,
  pointsForMinimum,
  pointsOfCycle,
  sumOf,
  yearOf,
} from './points.ts'
import type { Cycle, CycleView } from './policy.ts'

export function viewCycle({ points, day }: { readonly points: Points; readonly day: Day }, cycle: Cycle): CycleView {
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
    carriedIn: cycle.carriedIn,
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
