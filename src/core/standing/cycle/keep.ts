import { addDays, addMonths, type Day } from '../../calendar.ts'
import type { Fact } from '../facts.ts'
import { isActive, note } from '../holding.ts'
import { isRetired, validityOn } from '../regime.ts'
import type { Walk } from '../walk-state.ts'
import { feeLateToday, nextLateDay } from './fees.ts'
import { endOfYear, makingGood, pointsForMinimum, pointsOfCycle, sumOf } from './points.ts'
import { beginCycle, type Kept, yearsOf } from './open.ts'
import type { Cause, Cycle } from './policy.ts'
import { carriedOver, enoughOf, factsOfRenewal, namesOf } from './renewal.ts'
import { settle } from './status.ts'

/** The next day on which something about it changes by itself. */
export function nextDayOf({ cycle }: Kept, today: Day): Day {
  const days = cycle.causes.flatMap((cause) => ('until' in cause ? addDays(cause.until, 1) : []))
  if (cycle.yearsOver < cycle.years) days.push(addDays(endOfYear(cycle, cycle.yearsOver + 1), 1))
  if (cycle.policy.feeDueBy) days.push(nextLateDay(cycle.policy.feeDueBy, today))
  return days.filter((day) => day > today).sort()[0] ?? addDays(today, 1)
}

/** The first step of a day: judges the years and times of grace that ended yesterday. */
export function closeYesterday(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  cycle.wasActive = isActive(holding)
  cycle.liftedBy = []
  const isHeldBack = cycle.isSuspendedByStaff || holding.isBanned
  const endedUnderStaff = isHeldBack && cycle.end < walk.day && cycle.yearsOver < cycle.years
  if (isOver(walk, holding) || endedUnderStaff) return expire(walk, holding)
  closeYears(walk, holding)
  // Where there are no days of grace, what opens today is over.
  if (isOver(walk, holding)) return expire(walk, holding)
  holding.cycle.causes = [...holding.cycle.causes, ...feeLateToday(walk, holding.cycle)]
}

function isOver({ day }: Walk, { cycle }: Kept): boolean {
  return cycle.causes.some((cause) => 'until' in cause && cause.until < day)
}

/** Looks at each year of the cycle that is over; where the last one brought enough, the next cycle has begun. */
function closeYears(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  while (cycle.yearsOver < cycle.years && endOfYear(cycle, cycle.yearsOver + 1) < walk.day) closeYear(walk, holding)
}

function closeYear(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  const year = ++cycle.yearsOver
  const since = endOfYear(cycle, year)
  const { points } = walk
  const shortOfYear = missing(cycle.policy.yearly, pointsForMinimum(cycle, points, year, since))
  if (year < cycle.years) {
    if (shortOfYear > 0)
      open(cycle, { kind: 'minimum', year, since, missing: shortOfYear, until: graceFrom(cycle, since) })
    return
  }
  if (isRetired(holding.certification, walk.day)) return expire(walk, holding)
  const shortOfTotal = missing(cycle.policy.total, pointsOfCycle(cycle, points, since) + cycle.carriedIn)
  const short = Math.max(shortOfYear, shortOfTotal)
  if (short > 0) open(cycle, { kind: 'end', missing: short, until: graceFrom(cycle, since) })
  else renewFrom(walk, holding, 0)
}

/** After the deeds of staff: what the points and payments of today make good. */
export function makeGood(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  const minimum = cycle.causes.find((cause) => cause.kind === 'minimum')
  if (minimum) {
    const credits = makingGood(cycle, walk.points, minimum.since, walk.day)
    if (sumOf(credits) >= minimum.missing) {
      cycle.madeGood.set(minimum.year + 1, minimum.missing)
      lift(cycle, minimum, namesOf(enoughOf(credits, minimum.missing)))
    }
  }
  const end = cycle.causes.find((cause) => cause.kind === 'end')
  if (end && sumOf(makingGood(cycle, walk.points, cycle.end, walk.day)) >= end.missing)
    renewFrom(walk, holding, end.missing)
  for (const { id, year } of walk.today.fees)
    for (const cause of holding.cycle.causes)
      if (cause.kind === 'fee' && cause.year === year) lift(holding.cycle, cause, [{ payment: id }])
  settle(walk, holding)
}

/** The next cycle begins where this one ended, on whatever day it was known that it would. */
function renewFrom(walk: Walk, holding: Kept, spentBefore: number): void {
  const { cycle } = holding
  const by = factsOfRenewal(cycle, walk.points, spentBefore, walk.day)
  const start = cycle.end
  const end = addMonths(start, validityOn(holding.certification, start) ?? 0)
  holding.cycle = beginCycle(cycle.policy, start, end, {
    earnedIn: cycle.earnedIn,
    carriedIn: carriedOver(cycle, walk.points),
    spentBefore,
    causes: cycle.causes.filter((cause) => cause.kind === 'fee'),
    isSuspendedByStaff: cycle.isSuspendedByStaff,
    wasActive: cycle.wasActive,
    liftedBy: spentBefore > 0 ? [...cycle.liftedBy.filter((fact) => 'ban' in fact), ...by] : cycle.liftedBy,
  })
  holding.activeOn = start
  holding.expiresOn = end
  holding.cycleStart = start
  walk.enabledToday.add(holding.certification.code)
  note(holding, walk.day, 'renewed', by)
}

/** Moves the end by months; a missed end is judged again at its new day. */
export function extendCycle(walk: Walk, holding: Kept, months: number, by: Fact): void {
  const { cycle } = holding
  cycle.end = addMonths(cycle.end, months)
  cycle.years = yearsOf(holding.certification, cycle.start, cycle.end)
  const missed = cycle.causes.find((cause) => cause.kind === 'end')
  if (missed) {
    lift(cycle, missed, [by])
    cycle.yearsOver--
    closeYears(walk, holding)
  }
  settle(walk, holding)
}

/** Judges again what is open, by points of earlier days that count only since today. */
export function judgeAgain(walk: Walk, holding: Kept, by: readonly Fact[]): void {
  const { cycle } = holding
  const before = cycle.causes
  cycle.causes = before.flatMap((cause): Cause[] => {
    if (cause.kind !== 'minimum') return [cause]
    const points = pointsForMinimum(cycle, walk.points, cause.year, cause.since)
    const short = missing(cycle.policy.yearly, points)
    return short > 0 ? [{ ...cause, missing: short }] : []
  })
  if (cycle.causes.some((cause) => cause.kind === 'end')) {
    cycle.causes = cycle.causes.filter((cause) => cause.kind !== 'end')
    cycle.yearsOver--
    closeYears(walk, holding)
  }
  const kinds = new Set(holding.cycle.causes.map(({ kind }) => kind))
  if (before.some(({ kind }) => !kinds.has(kind)))
    holding.cycle.liftedBy.push(...by.filter((fact) => !isIn(holding.cycle.liftedBy, fact)))
}

function isIn(facts: readonly Fact[], one: Fact): boolean {
  return facts.some((fact) => JSON.stringify(fact) === JSON.stringify(one))
}

/** It ended with yesterday, which a minimum that was not made good puts before the end it was given. */
function expire(walk: Walk, holding: Kept): void {
  const yesterday = addDays(walk.day, -1)
  holding.awaitsReinstatement = holding.cycle.isSuspendedByStaff
  holding.cycle.causes = []
  holding.state = 'expired'
  holding.expiresOn = yesterday
  holding.earnsAfter = yesterday
  note(holding, walk.day, 'expired', [])
}

function open(cycle: Cycle, cause: Cause): void {
  cycle.causes = [...cycle.causes, cause]
}

function lift(cycle: Cycle, cause: Cause, by: readonly Fact[]): void {
  cycle.liftedBy.push(...by)
  cycle.causes = cycle.causes.filter((one) => one !== cause)
}

function graceFrom(cycle: Cycle, day: Day): Day {
  return addDays(day, cycle.policy.graceDays)
}

function missing(needed: number | undefined, have: number): number {
  return Math.max(0, Math.round((needed ?? 0) * 100) - have)
}
