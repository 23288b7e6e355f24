import type { Day } from '../calendar.ts'
import { type BanSpan, countsFrom, spansOf, turnsOf } from './bans.ts'
import type { Adjustment, Attempt, Credit, Facts, FeePayment, Grant } from './facts.ts'

/** What bears on one day, each kind by id. Credits are kept apart: they count by day, not one by one. */
export interface DayFacts {
  readonly passes: Attempt[]
  readonly grants: Grant[]
  readonly adjustments: Adjustment[]
  readonly fees: FeePayment[]
}

/** The evidence of a day inside a ban, which counts from a later day on. */
export interface LeftOut {
  readonly day: Day
  readonly passes: readonly Attempt[]
  readonly credits: readonly Credit[]
}

/** What a walk goes by. */
interface FactsOfWalk {
  readonly byDay: ReadonlyMap<Day, DayFacts>
  /** The credits whose review lets them count, oldest first. */
  readonly countable: readonly Credit[]
  /** Of them those of days outside all bans. */
  readonly points: readonly Credit[]
  readonly fees: readonly FeePayment[]
  readonly bans: readonly BanSpan[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * The facts up to a day, each identity once, by the day they are about; the credits whose review lets them count; and
 * the fees that were paid.
 */
export function factsByDay(facts: Facts, until: Day): FactsOfWalk {
  const byDay = new Map<Day, DayFacts>()
  const on = (day: Day): DayFacts => {
    const known = byDay.get(day)
    if (known) return known
    const made: DayFacts = { passes: [], grants: [], adjustments: [], fees: [] }
    byDay.set(day, made)
    return made
  }

  for (const attempt of each(
    facts.attempts,
    until,
    (one) => one.takenOn,
    (one) => one.registrationNumber,
  ))
    if (attempt.grade === 'pass') on(attempt.takenOn).passes.push(attempt)
  for (const grant of each(
    facts.grants,
    until,
    (one) => one.grantedOn,
    (one) => one.id,
  ))
    on(grant.grantedOn).grants.push(grant)
  for (const adjustment of each(
    facts.adjustments,
    until,
    (one) => one.on,
    (one) => one.id,
  ))
    on(adjustment.on).adjustments.push(adjustment)

  const countable = each(facts.credits, until, (one) => one.activeOn, identityOfCredit).filter(
    (credit) => credit.review === 'n/a' || credit.review === 'approved',
  )
  for (const credit of countable) on(credit.activeOn)
  const fees = each(
    facts.fees ?? [],
    until,
    (one) => one.paidOn,
    (one) => one.id,
  )
  for (const fee of fees) on(fee.paidOn).fees.push(fee)
  if (!facts.bans || facts.bans.length === 0)
    return { byDay, countable, points: countable, fees, bans: noBans, leftOut: noBans }

  const known = each(
    facts.bans,
    until,
    (one) => one.from,
    (one) => one.id,
  )
  const bans = spansOf(known, until)
  for (const day of bans.flatMap(turnsOf)) if (day <= until) on(day)
  return {
    byDay,
    countable,
    points: countable.filter(({ activeOn }) => countsFrom(bans, activeOn) === activeOn),
    fees,
    bans,
    leftOut: leftOutBy(bans, byDay, countable),
  }
}

const noBans: readonly never[] = []

/** In the order of the days. */
function leftOutBy(
  bans: readonly BanSpan[],
  byDay: ReadonlyMap<Day, DayFacts>,
  countable: readonly Credit[],
): LeftOut[] {
  return [...byDay]
    .filter(([day]) => countsFrom(bans, day) !== day && countsFrom(bans, day) !== null)
    .map(([day, { passes }]) => ({ day, passes, credits: countable.filter(({ activeOn }) => activeOn === day) }))
    .filter(({ passes, credits }) => passes.length + credits.length > 0)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** By number where both are numbers, else by text; where both kinds meet, numbers come first, so that there is one order. */
export function compareIds(a: string, b: string): number {
  const [aIsNumber, bIsNumber] = [isNumber.test(a), isNumber.test(b)]
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1
  if (!aIsNumber) return a < b ? -1 : a > b ? 1 : 0
  const [left, right] = [BigInt(a), BigInt(b)]
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0
}

const isNumber = /^\d+$/

function identityOfCredit(credit: Credit): string {
  return `${credit.source}\n${credit.externalId}`
}

/** By day, then by id, each identity once; of two that claim one identity always the same one, in whatever order they come. */
function each<T>(facts: readonly T[], until: Day, dayOf: (fact: T) => Day, idOf: (fact: T) => string): T[] {
  const byId = new Map<string, T>()
  for (const fact of facts) {
    if (dayOf(fact) > until) continue
    const other = byId.get(idOf(fact))
    if (other === undefined || (other !== fact && JSON.stringify(fact) > JSON.stringify(other)))
      byId.set(idOf(fact), fact)
  }
  return [...byId.values()].sort((a, b) =>
    dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : compareIds(idOf(a), idOf(b)),
  )
}
