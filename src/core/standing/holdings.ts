import { addDays, type Day } from '../calendar.ts'
import { compile } from './compile.ts'
import type { Facts } from './facts.ts'
import { statusOf } from './judge.ts'
import type { Rulebook } from './program.ts'
import type { Status } from './standing.ts'
import { walk } from './walk.ts'

/** One stretch of days during which nothing changes about a certification that is, or was, held. */
export interface HoldingPeriod {
  readonly certification: string
  readonly since: Day
  /** The last day of the stretch; `null` where nothing known ends it. */
  readonly until: Day | null
  readonly status: Exclude<Status, 'in-progress'>
  readonly firstEarnedOn: Day
  readonly activeOn: Day
  readonly expiresOn: Day | null
}

/** After every day on which a known fact, or a known change of the program, can have its effect. */
const endOfTime: Day = '9999-12-31'

/**
 * Who holds what, since and until, as far as the facts and the program reach, lapses to come included:
 * on every day the period of that day says what the standing of that day says.
 */
export function holdingPeriods(program: Rulebook, facts: Facts): HoldingPeriod[] {
  const ended: HoldingPeriod[] = []
  const open = new Map<string, HoldingPeriod>()
  const end = (period: HoldingPeriod, day: Day) => {
    open.delete(period.certification)
    ended.push({ ...period, until: addDays(day, -1) })
  }

  walk(compile(program), facts, endOfTime, ({ day, holdings }) => {
    for (const period of open.values()) if (!holdings.has(period.certification)) end(period, day)
    for (const [certification, holding] of holdings) {
      const { firstEarnedOn, activeOn, expiresOn } = holding
      const now = {
        certification,
        since: day,
        until: null,
        status: statusOf(holding),
        firstEarnedOn,
        activeOn,
        expiresOn,
      }
      const before = open.get(certification)
      if (before && isSame(before, now)) continue
      if (before) end(before, day)
      open.set(certification, now)
    }
  })
  return [...ended, ...open.values()].sort(
    (a, b) => compare(a.certification, b.certification) || compare(a.since, b.since),
  )
}

function isSame(a: HoldingPeriod, b: HoldingPeriod): boolean {
  return (
    a.status === b.status &&
    a.firstEarnedOn === b.firstEarnedOn &&
    a.activeOn === b.activeOn &&
    a.expiresOn === b.expiresOn
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
