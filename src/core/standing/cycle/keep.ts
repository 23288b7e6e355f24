import { addDays, addMonths, type Day } from '../../calendar.ts'
import type { CompiledCertification } from '../compile.ts'
import type { Fact } from '../facts.ts'
import { type Holding, isHeld, note } from '../holding.ts'
import { validityOn } from '../regime.ts'
import type { Walk } from '../walk-state.ts'
import { feeLateToday, nextLateDay } from './fees.ts'
import { endOfYear, makingGood, pointsForMinimum, pointsOfCycle, sumOf } from './points.ts'
import type { Cause, Cycle, CyclePolicy } from './policy.ts'
import { carriedOver, factsOfRenewal } from './renewal.ts'

type Kept = Holding & { cycle: Cycle }

export function isKeptByCycles(holding: Holding): holding is Kept {
  return holding.cycle !== undefined
}

/** A cycle that begins at the end of a day. */
export function beginCycle(
  policy: CyclePolicy,
  start: Day,
  end: Day,
  more: Pick<Cycle, 'earnedIn'> & Partial<Cycle>,
): Cycle {
  let years = 1
  while (addMonths(start, 12 * years) < end) years++
  return {
    policy,
    start,
    end,
    years,
    carriedIn: 0,
    spentBefore: 0,
    yearsOver: 0,
    madeGood: new Map(),
    causes: [],
    isSuspendedByStaff: false,
    wasActive: true,
    ...more,
  }
}

/** Opens a certification that is not held: earned, or granted. `end` is the last day of its first cycle. */
export function openCycle(
  walk: Walk,
  certification: CompiledCertification,
  known: Holding | undefined,
  end: Day | null,
  event: 'earned' | 'granted',
  by: readonly Fact[],
): void {
  const { day } = walk
  const { cycle: policy } = certification.source
  const holding: Holding = {
    certification,
    state: 'active',
    firstEarnedOn: known?.firstEarnedOn ?? day,
    activeOn: day,
    expiresOn: end,
    cycleStart: day,
    suspendedUntil: null,
    earnsAfter: known?.earnsAfter ?? '',
    awaitsReinstatement: false,
    renewedAt: 0,
    history: known?.history ?? [],
    cycle: beginCycle(policy!, day, end ?? day, { earnedIn: Number(day.slice(0, 4)) }),
  }
  walk.holdings.set(certification.code, holding)
  walk.enabledToday.add(certification.code)
  note(holding, day, event, by)
}

/** Suspends it by its staff, or ends that; what else is open stays open. */
export function suspendInCycle(walk: Walk, holding: Kept, isSuspended: boolean): void {
  if (!isHeld(holding)) return
  holding.cycle.isSuspendedByStaff = isSuspended
  settle(walk, holding)
}

/** The next day on which something about it changes by itself. */
export function nextDayOf({ cycle }: Kept, today: Day): Day {
  const days = cycle.causes.flatMap((cause) => ('until' in cause ? addDays(cause.until, 1) : []))
  if (cycle.yearsOver < cycle.years) days.push(addDays(endOfYear(cycle, cycle.yearsOver + 1), 1))
  if (cycle.policy.feeDueBy) days.push(nextLateDay(cycle.policy.feeDueBy, today))
  return days.filter((day) => day > today).sort()[0] ?? addDays(today, 1)
}

/** The first step of a day: what was over with yesterday is looked at. */
export function closeYesterday(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  cycle.wasActive = holding.state === 'active'
  const isOver = cycle.causes.some((cause) => 'until' in cause && cause.until < walk.day)
  const endedUnderStaff = cycle.isSuspendedByStaff && cycle.end < walk.day && cycle.yearsOver < cycle.years
  if (isOver || endedUnderStaff) return expire(walk, holding)
  closeYears(walk, holding)
  holding.cycle.causes = [...holding.cycle.causes, ...feeLateToday(walk, holding.cycle)]
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
    if (shortOfYear > 0) open(cycle, { kind: 'minimum', year, since, missing: shortOfYear, until: graceFrom(cycle, since) })
    return
  }
  const shortOfTotal = missing(cycle.policy.total, pointsOfCycle(cycle, points, since) + cycle.carriedIn)
  const short = Math.max(shortOfYear, shortOfTotal)
  if (short > 0) open(cycle, { kind: 'end', missing: short, until: graceFrom(cycle, since) })
  else renewFrom(walk, holding, 0)
}

/** After the deeds of staff: what the points and payments of today make good. */
export function makeGood(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  const minimum = cycle.causes.find((cause) => cause.kind === 'minimum')
  if (minimum && sumOf(makingGood(cycle, walk.points, minimum.since, walk.day)) >= minimum.missing) {
    cycle.madeGood.set(minimum.year + 1, minimum.missing)
    lift(cycle, minimum)
  }
  const end = cycle.causes.find((cause) => cause.kind === 'end')
  if (end && sumOf(makingGood(cycle, walk.points, cycle.end, walk.day)) >= end.missing)
    renewFrom(walk, holding, end.missing)
  const paid = new Set(walk.today.fees.map(({ year }) => year))
  for (const cause of holding.cycle.causes) if (cause.kind === 'fee' && paid.has(cause.year)) lift(holding.cycle, cause)
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
  })
  holding.activeOn = start
  holding.expiresOn = end
  holding.cycleStart = start
  walk.enabledToday.add(holding.certification.code)
  note(holding, walk.day, 'renewed', by)
}

/** Moves the end by months; a missed end is looked at again where it is now. */
export function extendCycle(walk: Walk, holding: Kept, months: number): void {
  const { cycle } = holding
  cycle.end = addMonths(cycle.end, months)
  const missed = cycle.causes.find((cause) => cause.kind === 'end')
  if (missed) {
    lift(cycle, missed)
    cycle.yearsOver--
    closeYears(walk, holding)
  }
  settle(walk, holding)
}

function expire(walk: Walk, holding: Kept): void {
  holding.awaitsReinstatement = holding.cycle.isSuspendedByStaff
  holding.cycle.causes = []
  holding.state = 'expired'
  holding.earnsAfter = addDays(walk.day, -1)
  note(holding, walk.day, 'expired', [])
}

/** The state and the end that follow from what is open. */
function settle(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  if (!isHeld(holding)) return
  holding.state = cycle.isSuspendedByStaff ? 'staff' : cycle.causes.length > 0 ? 'policy' : 'active'
  holding.expiresOn = cycle.causes.find((cause) => cause.kind === 'end')?.until ?? cycle.end
  if (holding.state === 'active' && !cycle.wasActive) walk.enabledToday.add(holding.certification.code)
}

/** The last step of a day: a line where its status is not that of the day before, and the lines in their order. */
export function endDay(walk: Walk, holding: Kept): void {
  const { wasActive } = holding.cycle
  if (isHeld(holding) && (holding.state === 'active') !== wasActive)
    note(holding, walk.day, wasActive ? 'suspended' : 'reinstated', reasonsToday(walk, holding))
  sortLinesOf(walk.day, holding)
}

/** Deeds of staff today, and where it is active again the payments and activities of today. */
function reasonsToday(walk: Walk, { certification, state }: Kept): Fact[] {
  const deeds = walk.today.adjustments.filter(
    ({ kind, certification: meant }) =>
      (kind === 'suspend' || kind === 'reinstate') && (meant === undefined || meant === certification.code),
  )
  const named: Fact[] = deeds.map(({ id }) => ({ adjustment: id }))
  if (state !== 'active') return named
  const credits = walk.points.filter((credit) => credit.activeOn === walk.day)
  return [
    ...named,
    ...walk.today.fees.map(({ id }) => ({ payment: id })),
    ...credits.map(({ externalId, source }) => ({ credit: externalId, source })),
  ]
}

const order = ['earned', 'granted', 'renewed', 'adjusted', 'reinstated', 'suspended', 'revoked', 'expired']

function sortLinesOf(day: Day, { history }: Kept): void {
  const first = history.findIndex((line) => line.on === day)
  if (first < 0) return
  const lines = history.splice(first)
  history.push(...lines.sort((a, b) => order.indexOf(a.event) - order.indexOf(b.event)))
}

function open(cycle: Cycle, cause: Cause): void {
  cycle.causes = [...cycle.causes, cause]
}

function lift(cycle: Cycle, cause: Cause): void {
  cycle.causes = cycle.causes.filter((one) => one !== cause)
}

function graceFrom(cycle: Cycle, day: Day): Day {
  return addDays(day, cycle.policy.graceDays)
}

function missing(needed: number | undefined, have: number): number {
  return Math.max(0, Math.round((needed ?? 0) * 100) - have)
}
