import type { Day } from '../../calendar.ts'
import type { Credit, Fact } from '../facts.ts'
import { type Counted, countedIn, endOfYear, makingGood, pointsOfCycle, pointsOfYear, type Points } from './points.ts'
import type { Cycle } from './policy.ts'

/** Points carried into the next cycle: at most those of its last year, and at most its surplus. */
export function carriedOver(cycle: Cycle, points: Points): number {
  const { carryOver = 0, total } = cycle.policy
  const surplus = pointsOfCycle(cycle, points, cycle.end) - Math.round(total * 100)
  const ofLastYear = pointsOfYear(cycle, points, cycle.years, cycle.end)
  return Math.max(0, Math.min(Math.round(carryOver * 100), ofLastYear, surplus))
}

/** The activities that a renewal needed: for the total, for the last year, and for what was made good after the end. */
export function factsOfRenewal(cycle: Cycle, points: Points, spentAfterEnd: number, today: Day): Fact[] {
  const { total, yearly = 0 } = cycle.policy
  const years = Array.from({ length: cycle.years }, (_, at) => ({
    after: at === 0 ? cycle.start : endOfYear(cycle, at),
    upTo: endOfYear(cycle, at + 1),
  }))
  const counted = years.flatMap(({ after, upTo }) => countedIn(cycle, points, after, upTo))
  const ofLastYear = countedIn(cycle, points, years.at(-1)!.after, cycle.end)
  const needed = new Set([
    ...enoughOf(counted, Math.round(total * 100) - cycle.carriedIn),
    ...enoughOf(ofLastYear, Math.round(yearly * 100)),
    ...enoughOf(makingGood(cycle, points, cycle.end, today), spentAfterEnd),
  ])
  return namesOf(points.filter((credit) => needed.has(credit)))
}

/** The first of them, as many as it takes. */
export function enoughOf(counted: readonly (Credit | Counted)[], hundredths: number): Credit[] {
  const needed: Credit[] = []
  let sum = 0
  for (const one of counted) {
    if (sum >= hundredths) break
    sum += one.hundredths
    needed.push('credit' in one ? one.credit : one)
  }
  return needed
}

export function namesOf(credits: readonly Credit[]): Fact[] {
  return credits.map(({ externalId, source }) => ({ credit: externalId, source }))
}
