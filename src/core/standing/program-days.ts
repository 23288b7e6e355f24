import { addMonths, earlierOf, laterEnd } from '../calendar.ts'
import { levelOn } from '../certification-on.ts'
import { extendCycle } from './cycle/keep.ts'
import { isKeptByCycles } from './cycle/open.ts'
import { type Holding, isActive, isActiveOrStaffSuspended, isHeld, note } from './holding.ts'
import type { Migration, Transition } from './program.ts'
import type { HistoryLine } from './standing.ts'
import type { Walk } from './walk-state.ts'

/** Step 1: what the program itself does on its own days. */
export function applyProgram(walk: Walk): void {
  const { program, day } = walk
  for (const certification of program.regimesFrom.get(day) ?? []) {
    const holding = walk.holdings.get(certification.code)
    if (holding && holding.cycleStart > day) holding.cycleStart = day
  }
  // What has come to another level may be what a rule asks for.
  for (const { code } of program.levelsFrom.get(day) ?? [])
    if (isActive(walk.holdings.get(code))) walk.enabledToday.add(code)
  for (const transition of program.rulebook.transitions) if (transition.on === day) applyTransition(walk, transition)
  for (const migration of program.migrationsOn.get(day) ?? []) migrate(walk, migration)
}

function applyTransition(walk: Walk, transition: Transition): void {
  for (const holding of walk.holdings.values()) {
    if (levelOn(holding.certification.source, walk.day) !== transition.level) continue
    if (isKeptByCycles(holding) && isHeld(holding))
      extendCycle(walk, holding, transition.months, { transition: transition.on })
    else if (holding.state === 'policy') {
      holding.state = 'active'
      holding.expiresOn = holding.suspendedUntil
      holding.suspendedUntil = null
    } else if (isActiveOrStaffSuspended(holding) && holding.expiresOn !== null) {
      holding.expiresOn = addMonths(holding.expiresOn, transition.months)
    } else continue
    walk.isTurningDay = true
    note(holding, walk.day, 'adjusted', [{ transition: transition.on }])
  }
}

/** What is held of `from` becomes `to`. */
function migrate(walk: Walk, migration: Migration): void {
  const from = walk.holdings.get(migration.from)
  if (!isHeld(from)) return
  const to = walk.holdings.get(migration.to)
  const certification = walk.program.byCode.get(migration.to)!
  const joined: Holding = to ? join(to, from) : { ...from, certification, earnsAfter: '', history: [...from.history] }
  note(joined, walk.day, 'renamed', [{ migration: migration.from }])
  walk.holdings.set(migration.to, joined)
  walk.holdings.delete(migration.from)
  walk.isTurningDay = true
  if (isHeld(joined)) walk.enabledToday.add(migration.to)
}

function join(to: Holding, from: Holding): Holding {
  const shared = {
    firstEarnedOn: earlierOf(to.firstEarnedOn, from.firstEarnedOn),
    history: mergeByDay(to.history, from.history),
  }
  if (to.state === 'revoked') return { ...to, ...shared }
  if (to.state === 'expired') return { ...from, certification: to.certification, earnsAfter: to.earnsAfter, ...shared }
  return {
    ...to,
    ...shared,
    activeOn: earlierOf(to.activeOn, from.activeOn),
    cycleStart: to.cycleStart > from.cycleStart ? to.cycleStart : from.cycleStart,
    expiresOn: laterEnd(to.expiresOn, from.expiresOn),
  }
}

function mergeByDay(first: readonly HistoryLine[], second: readonly HistoryLine[]): HistoryLine[] {
  return [...first, ...second].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
