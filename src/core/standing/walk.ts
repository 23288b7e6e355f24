import { addDays, type Day } from '../calendar.ts'
import { countsFrom } from './bans.ts'
import type { CompiledProgram } from './compile.ts'
import { type DayFacts, factsByDay } from './day-facts.ts'
import { makeGood, nextDayOf } from './cycle/keep.ts'
import { isKeptByCycles } from './cycle/open.ts'
import { endDay } from './cycle/status.ts'
import { earn } from './earn.ts'
import type { Facts } from './facts.ts'
import { type Holding, isActiveOrStaffSuspended, isHeld } from './holding.ts'
import { HoldingMap } from './holding-map.ts'
import { lapse } from './lapse.ts'
import { Ledger } from './ledger.ts'
import { applyProgram } from './program-days.ts'
import { regimeOn } from './regime.ts'
import { renew } from './renew.ts'
import { applyStaff } from './staff.ts'
import { currentName, type Walk } from './walk-state.ts'

/** Walks the days of the facts and of the program up to a day, and shows each day's end to `observe`. */
export function walk(program: CompiledProgram, facts: Facts, until: Day, observe?: (walk: Walk) => void): Walk {
  const { byDay, countable, points, fees, bans, leftOut } = factsByDay(facts, until)
  const walk: Walk = {
    program,
    ledger: new Ledger(countable, program.rulebook.passValidityMonths),
    holdings: new HoldingMap(),
    points,
    fees,
    bans,
    openBans: [],
    leftOut,
    creditsHeldOn: new Set(),
    day: '',
    count: 0,
    today: noFactsToday,
    examsPassedToday: [],
    creditsCountedToday: false,
    isTurningDay: false,
    enabledToday: new Set(),
    releasedToday: [],
  }
  const fixedDays = daysToWalk(program, [...byDay.keys()], until)
  for (let next = 0; ;) {
    const lapseDay = dayOfNextLapse(walk)
    const fixedDay = fixedDays[next]
    const day = fixedDay !== undefined && (lapseDay === undefined || fixedDay <= lapseDay) ? fixedDay : lapseDay
    if (day === undefined || day > until) break
    if (day === fixedDay) next++
    spend(walk, day, byDay.get(day) ?? noFactsToday)
    observe?.(walk)
  }
  walk.ledger.moveTo(until)
  walk.day = until
  return walk
}

/** The steps of one day, in the order of the law. */
function spend(walk: Walk, day: Day, today: DayFacts): void {
  begin(walk, day, today)
  lapse(walk)
  applyProgram(walk)
  applyStaff(walk)
  if (holdsCredits(walk)) {
    if (isLeftOut(walk)) walk.creditsHeldOn.add(day)
    else if (walk.ledger.countCreditsOf(day)) walk.creditsCountedToday = true
  }
  keepCycles(walk)
  renew(walk)
  earn(walk)
  for (const grant of today.grants) {
    const holding = walk.holdings.get(currentName(walk, grant.certification))
    if (holding && !holding.cycle && holding.renewedAt !== walk.count) holding.cycleStart = day
  }
  for (const holding of walk.holdings.downwards(walk.day)) if (isKeptByCycles(holding)) endDay(walk, holding)
}

function keepCycles(walk: Walk): void {
  for (const holding of walk.holdings.downwards(walk.day))
    if (isKeptByCycles(holding) && isHeld(holding)) makeGood(walk, holding)
}

function begin(walk: Walk, day: Day, today: DayFacts): void {
  walk.day = day
  walk.count++
  walk.today = today
  walk.ledger.moveTo(day)
  const passes = isLeftOut(walk) ? noFactsToday.passes : today.passes
  for (const pass of passes) walk.ledger.addPass(pass)
  walk.examsPassedToday = passes.map((pass) => pass.exam)
  walk.creditsCountedToday = false
  const hasNewLevels = walk.program.levelsFrom.has(day)
  if (hasNewLevels) walk.holdings.forgetOrder()
  walk.isTurningDay =
    hasNewLevels ||
    walk.program.regimesFrom.has(day) ||
    walk.holdings.downwards(walk.day).some((one) => wakes(one, day))
  walk.enabledToday.clear()
  if (walk.releasedToday.length > 0) walk.releasedToday = []
}

/** Is evidence of today inside a ban? */
function isLeftOut({ bans, day }: Walk): boolean {
  return bans.length > 0 && countsFrom(bans, day) !== day
}

function holdsCredits(walk: Walk): boolean {
  if (walk.program.rulebook.creditPolicy?.daysBefore !== undefined) return true
  for (const holding of walk.holdings.downwards(walk.day)) if (isActiveOrStaffSuspended(holding)) return true
  return false
}

function daysToWalk(program: CompiledProgram, factDays: readonly Day[], until: Day): Day[] {
  const days = [...factDays].sort()
  const first = days[0]
  if (first === undefined) return []
  return [...new Set([...days, ...program.days.filter((day) => day > first && day <= until)])].sort()
}

/** The next day on which something that is held changes by itself: the day after the earliest end, never today again. */
function dayOfNextLapse(walk: Walk): Day | undefined {
  let end: Day | undefined
  for (const holding of walk.holdings.downwards(walk.day)) {
    if (!isHeld(holding)) continue
    if (isKeptByCycles(holding)) {
      const next = addDays(nextDayOf(holding, walk.day), -1)
      if (end === undefined || next < end) end = next
      continue
    }
    const wake = wakeDaysOf(holding).find((day) => day > walk.day)
    if (wake !== undefined && (end === undefined || addDays(wake, -1) < end)) end = addDays(wake, -1)
    const ends = holding.state === 'policy' ? holding.suspendedUntil : holding.expiresOn
    if (ends !== null && (end === undefined || ends < end)) end = ends
  }
  if (end === undefined) return undefined
  return addDays(end < walk.day ? walk.day : end, 1)
}

const noFactsToday: DayFacts = { passes: [], grants: [], adjustments: [], fees: [] }

/** The days on which the rule that renews it asks to be asked, the earliest first. */
function wakeDaysOf(holding: Holding): readonly Day[] {
  if (holding.cycle || holding.state === 'expired' || holding.state === 'revoked') return []
  const { wakesOn } = regimeOn(holding.certification, holding.expiresOn ?? holding.activeOn).recertify ?? {}
  return wakesOn ? [...wakesOn({ from: holding.cycleStart, until: holding.expiresOn })].sort() : []
}

function wakes(holding: Holding, day: Day): boolean {
  return wakeDaysOf(holding).includes(day)
}
