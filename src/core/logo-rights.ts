import { addMonths, type Day } from './calendar.ts'
import type { HoldingPeriod } from './standing/holdings.ts'

/** Years held that have a mark of their own, among certain certifications. */
export interface YearsHeld {
  readonly code: string
  readonly certifications: readonly string[]
  readonly years: number
}

/** The codes whose logos somebody may use on a day: of what is active, and of the years since the first of it. */
export function logosAllowed(periods: readonly HoldingPeriod[], achievements: readonly YearsHeld[], on: Day): string[] {
  const active = periods.filter(
    ({ status, since, until }) => status === 'active' && since <= on && (until === null || on <= until),
  )
  const held = new Set(active.map(({ certification }) => certification))
  const marks = achievements.filter(({ certifications, years }) => {
    const own = periods.filter(({ certification }) => certifications.includes(certification))
    const first = own.map(({ firstEarnedOn }) => firstEarnedOn).sort()[0]
    return certifications.some((code) => held.has(code)) && first !== undefined && addMonths(first, years * 12) <= on
  })
  return [...held, ...marks.map(({ code }) => code)]
}
