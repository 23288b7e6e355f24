import { countsFrom, factOf, openOn } from './bans.ts'
import { judgeAgain } from './cycle/keep.ts'
import { isKeptByCycles } from './cycle/open.ts'
import type { Credit, Fact } from './facts.ts'
import { type Holding, isHeld, note } from './holding.ts'
import type { Walk } from './walk-state.ts'

/*
 * The order of a day: grants, extensions, revocations, suspensions; the bans that end; reinstatements; the bans that begin.
 * What staff change on the first day they change before the ban. What they suspend on the day after the last one stays
 * suspended without having been active. Where one ban ends while another is open, nothing ends.
 *
 * History tells changes of the status. A ban adds no line to what was suspended anyway, and a suspension or reinstatement
 * by staff adds none under a ban.
 */

/** Ends the bans that are over, and lets the evidence count that a lifting gives back. */
export function endBans(walk: Walk): void {
  const ended = walk.openBans
  walk.openBans = openOn(walk.bans, walk.day)
  const counting = walk.bans.filter((ban) => ban.countsFrom === walk.day)
  if (ended.length > 0 && walk.openBans.length === 0) {
    walk.isTurningDay = true
    for (const holding of walk.holdings.values()) if (holding.isBanned) release(walk, holding, ended.map(factOf))
  }
  if (counting.length > 0) giveBack(walk, counting.map(factOf))
}

/** Suspends what is held, and what was granted today under a ban. */
export function applyOpenBans(walk: Walk): void {
  if (walk.openBans.length > 0) for (const holding of walk.holdings.values()) if (isHeld(holding)) ban(walk, holding)
}

/** Suspends what is opened while a ban is open. */
export function ban(walk: Walk, holding: Holding): void {
  const first = walk.openBans[0]
  if (!first || holding.isBanned) return
  holding.isBanned = true
  if (!isKeptByCycles(holding) && holding.state === 'active') note(holding, walk.day, 'suspended', [factOf(first)])
}

function release(walk: Walk, holding: Holding, by: readonly Fact[]): void {
  const { code } = holding.certification
  holding.isBanned = false
  if (holding.state === 'expired') walk.releasedToday.push(code)
  else if (isKeptByCycles(holding)) holding.cycle.liftedBy.push(...by)
  else if (holding.state === 'active') {
    walk.enabledToday.add(code)
    note(holding, walk.day, 'reinstated', by)
  }
}

/** Evidence keeps its days: passes and credits go in among the others, and each is looked at as if dated today. */
function giveBack(walk: Walk, by: readonly Fact[]): void {
  const points: Credit[] = []
  for (const { day, passes, credits } of walk.leftOut) {
    if (countsFrom(walk.bans, day) !== walk.day) continue
    walk.isTurningDay = true
    for (const pass of passes) walk.ledger.addPass(pass)
    walk.examsPassedToday = [...walk.examsPassedToday, ...passes.map(({ exam }) => exam)]
    if (walk.creditsHeldOn.has(day) && walk.ledger.countCreditsOf(day)) walk.creditsCountedToday = true
    points.push(...credits)
  }
  if (points.length === 0) return
  walk.points = [...walk.points, ...points].sort((a, b) =>
    a.activeOn < b.activeOn ? -1 : a.activeOn > b.activeOn ? 1 : 0,
  )
  for (const holding of walk.holdings.values())
    if (isKeptByCycles(holding) && isHeld(holding)) judgeAgain(walk, holding, by)
}
