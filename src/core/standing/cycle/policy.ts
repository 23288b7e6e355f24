import type { Day } from '../../calendar.ts'
import type { Credit, Fact } from '../facts.ts'

/**
 * A certification that is kept by cycles: points in all and a year, a fee a year, and a time of grace after each of its
 * ends. The cycle is as long as the certification's validity; points are whole or have two decimals.
 */
export interface CyclePolicy {
  /** Points a cycle. */
  readonly total: number
  /** Points in each year of the cycle. */
  readonly yearly?: number
  /** Days after a missed year or a missed end during which points still make it good. */
  readonly graceDays: number
  /** The most points of a category that count in a year of the cycle. They make nothing good. */
  readonly yearlyCaps?: Readonly<Record<string, number>>
  /** The most points that go over into the total of the next cycle; absent means none. */
  readonly carryOver?: number
  /** The last day, as `MM-DD`, on which the fee of a calendar year is paid in time; absent means there is no fee. */
  readonly feeDueBy?: string
}

/** What stands open against a certification that is held. */
export type Cause =
  | {
      readonly kind: 'minimum'
      readonly year: number
      readonly since: Day
      readonly until: Day
      readonly missing: number
    }
  | { readonly kind: 'end'; readonly until: Day; readonly missing: number }
  | { readonly kind: 'fee'; readonly year: number }

/** Where the walk is in a cycle. All points are in hundredths. */
export interface Cycle {
  readonly policy: CyclePolicy
  /** Points count if dated strictly after it. */
  start: Day
  /** The last day of the cycle: an extension moves it. */
  end: Day
  /** How many years it has: the anniversaries before its end, and the year that its end closes. An extension may add one. */
  years: number
  /** The calendar year in which it was earned: fees are owed from the next one on. */
  readonly earnedIn: number
  /** From the cycle before, for the total alone. */
  carriedIn: number
  /** Of the first year, what was spent on the cycle before. */
  spentBefore: number
  /** The years of this cycle that have ended and been judged. */
  yearsOver: number
  /** Of each year, what was spent on the minimum of the year before, by the year. */
  readonly madeGood: Map<number, number>
  causes: readonly Cause[]
  /** Suspended by staff, whatever else is open. */
  isSuspendedByStaff: boolean
  /** Was it active at the end of the day before? */
  wasActive: boolean
  /** What lifted something today. */
  liftedBy: Fact[]
}

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
  readonly carriedIn: number
  /** All points that count in the cycle, with those carried in and those that make a missed end good. */
  total(): number
  ofYear(): number
  /** The activities that count, oldest first: of the cycle, or of the year alone. */
  credits(ofYear: boolean): readonly Credit[]
  /** The fees that are owed and late, by year, the earliest first. */
  readonly feesOwed: readonly number[]
}
