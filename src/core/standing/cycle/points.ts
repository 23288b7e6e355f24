import { addMonths, type Day } from '../../calendar.ts'
import type { Credit } from '../facts.ts'
import type { Cycle } from './policy.ts'

/** The points of one candidate that can count, oldest first. */
export type Points = readonly Credit[]

/** The last day of a year of the cycle, 1 for its first; the last year ends with the cycle, wherever that was moved to. */
export function endOfYear(cycle: Cycle, year: number): Day {
  return year >= cycle.years ? cycle.end : addMonths(cycle.start, 12 * year)
}

/** The year of the cycle that a day after its start is in; its last year where the day is past its end. */
export function yearOf(cycle: Cycle, day: Day): number {
  let year = 1
  while (year < cycle.years && endOfYear(cycle, year) < day) year++
  return year
}

/** What counts of a year up to a day, under the caps of its categories, without what was spent on the cycle before. */
export function pointsOfYear(cycle: Cycle, points: Points, year: number, upTo: Day): number {
  const from = year === 1 ? cycle.start : endOfYear(cycle, year - 1)
  const end = endOfYear(cycle, year)
  const counted = countedIn(cycle, points, from, end < upTo ? end : upTo)
  return counted.reduce((sum, one) => sum + one.hundredths, 0) - (year === 1 ? cycle.spentBefore : 0)
}

/** What counts of a year towards its own minimum: without what made the year before it good. */
export function pointsForMinimum(cycle: Cycle, points: Points, year: number, upTo: Day): number {
  return pointsOfYear(cycle, points, year, upTo) - (cycle.madeGood.get(year) ?? 0)
}

/** What counts of the whole cycle up to a day, without what was carried in. */
export function pointsOfCycle(cycle: Cycle, points: Points, upTo: Day): number {
  let sum = 0
  for (let year = 1; year <= cycle.years; year++) sum += pointsOfYear(cycle, points, year, upTo)
  return sum
}

/** One activity, with what of it counts. */
export interface Counted {
  readonly credit: Credit
  readonly hundredths: number
}

/** The activities of one year that count, dated after a day and up to another, oldest first. */
export function countedIn(cycle: Cycle, points: Points, after: Day, upTo: Day): Counted[] {
  const caps = cycle.policy.yearlyCaps ?? {}
  const room = new Map(Object.entries(caps).map(([category, most]) => [category, Math.round(most * 100)]))
  const counted: Counted[] = []
  for (const credit of between(points, after, upTo)) {
    const left = room.get(credit.category ?? '')
    const hundredths = Math.min(credit.hundredths, left ?? Infinity)
    if (left !== undefined) room.set(credit.category ?? '', left - hundredths)
    if (hundredths > 0) counted.push({ credit, hundredths })
  }
  return counted
}

/** The activities that can make good what was missed: those of no capped category. */
export function makingGood(cycle: Cycle, points: Points, after: Day, upTo: Day): readonly Credit[] {
  const caps = cycle.policy.yearlyCaps ?? {}
  return between(points, after, upTo).filter((credit) => !Object.hasOwn(caps, credit.category ?? ''))
}

function between(points: Points, after: Day, upTo: Day): readonly Credit[] {
  let [low, high] = [0, points.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle]!.activeOn <= after) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < points.length && points[end]!.activeOn <= upTo) end++
  return points.slice(low, end)
}

export function sumOf(credits: readonly Credit[]): number {
  return credits.reduce((sum, credit) => sum + credit.hundredths, 0)
}
