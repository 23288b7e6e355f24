import { addDays, addMonths, laterEnd } from '../calendar.ts'
import { applyOpenBans, endBans } from './ban-days.ts'
import { extendCycle } from './cycle/keep.ts'
import { isKeptByCycles, openCycle } from './cycle/open.ts'
import { suspendInCycle } from './cycle/status.ts'
import type { Adjustment, Grant } from './facts.ts'
import { type Holding, isActiveOrStaffSuspended, isHeld, note } from './holding.ts'
import { endOfPeriod } from './regime.ts'
import { creditsAfterOpening, currentName, type Walk } from './walk-state.ts'

/** Step 2: what the program's staff did, kind by kind, each by id. */
export function applyStaff(walk: Walk): void {
  for (const grant of walk.today.grants) applyGrant(walk, grant)
  for (const kind of ['extend', 'revoke', 'suspend'] as const) applyAll(walk, kind)
  if (walk.bans.length > 0) endBans(walk)
  applyAll(walk, 'reinstate')
  if (walk.bans.length > 0) applyOpenBans(walk)
}

function applyAll(walk: Walk, kind: Adjustment['kind']): void {
  for (const adjustment of walk.today.adjustments) {
    if (adjustment.kind === kind) for (const holding of meant(walk, adjustment)) deeds[kind](walk, holding, adjustment)
  }
}

/** Is there a reinstatement of today for this certification, or for all? */
export function isReinstatedToday(walk: Walk, code: string): boolean {
  return walk.today.adjustments.some(
    (adjustment) =>
      adjustment.kind === 'reinstate' &&
      (adjustment.certification === undefined || currentName(walk, adjustment.certification) === code),
  )
}

function meant(walk: Walk, adjustment: Adjustment): Holding[] {
  if (adjustment.certification === undefined) return [...walk.holdings.values()]
  const holding = walk.holdings.get(currentName(walk, adjustment.certification))
  return holding ? [holding] : []
}

/** A grant renews what is held and opens what is not; retirement and introduction do not matter to it. */
function applyGrant(walk: Walk, grant: Grant): void {
  const code = currentName(walk, grant.certification)
  const certification = walk.program.byCode.get(code)
  if (!certification) return
  const { day } = walk
  const end = grant.expiresOn ?? endOfPeriod(certification, day)
  const known = walk.holdings.get(code)
  if (certification.source.cycle) {
    if (!isHeld(known)) openCycle(walk, certification, known, end, 'granted', [{ grant: grant.id }])
    return
  }
  const holding: Holding = {
    certification,
    firstEarnedOn: known?.firstEarnedOn ?? day,
    earnsAfter: known?.earnsAfter ?? '',
    renewedAt: known?.renewedAt ?? 0,
    history: known?.history ?? [],
    // An exam of the same day must still be able to renew it: the cycle starts today only when the day is over.
    cycleStart: isHeld(known) ? known.cycleStart : addDays(day, -1),
    expiresOn: isHeld(known) ? laterEnd(known.expiresOn, end) : end,
    state: 'active',
    activeOn: day,
    creditsAfter: isHeld(known) ? known.creditsAfter : creditsAfterOpening(walk),
    carriedIn: isHeld(known) ? known.carriedIn : 0,
    suspendedUntil: null,
    awaitsReinstatement: false,
    isBanned: false,
    cycle: undefined,
  }
  walk.holdings.set(code, holding)
  walk.enabledToday.add(code)
  note(holding, day, 'granted', [{ grant: grant.id }])
}

const deeds: Record<Adjustment['kind'], (walk: Walk, holding: Holding, adjustment: Adjustment) => void> = {
  extend(walk, holding, adjustment) {
    if (isKeptByCycles(holding)) {
      if (!isHeld(holding)) return
      extendCycle(walk, holding, adjustment.months ?? 0, { adjustment: adjustment.id })
      return note(holding, walk.day, 'adjusted', [{ adjustment: adjustment.id }])
    }
    if (!isActiveOrStaffSuspended(holding) || holding.expiresOn === null) return
    holding.expiresOn = addMonths(holding.expiresOn, adjustment.months ?? 0)
    note(holding, walk.day, 'adjusted', [{ adjustment: adjustment.id }])
  },
  revoke(walk, holding, adjustment) {
    if (!isHeld(holding)) return
    holding.state = 'revoked'
    holding.suspendedUntil = null
    holding.earnsAfter = walk.day
    holding.isBanned = false
    if (holding.cycle) holding.cycle.causes = []
    note(holding, walk.day, 'revoked', [{ adjustment: adjustment.id }])
  },
  suspend(walk, holding, adjustment) {
    if (isKeptByCycles(holding)) return suspendInCycle(walk, holding, true, adjustment.id)
    if (holding.state !== 'active') return
    holding.state = 'staff'
    if (!holding.isBanned) note(holding, walk.day, 'suspended', [{ adjustment: adjustment.id }])
  },
  reinstate(walk, holding, adjustment) {
    holding.awaitsReinstatement = false
    if (isKeptByCycles(holding)) return suspendInCycle(walk, holding, false, adjustment.id)
    if (holding.state !== 'staff') return
    holding.state = 'active'
    if (holding.isBanned) return
    walk.isTurningDay = true
    walk.enabledToday.add(holding.certification.code)
    note(holding, walk.day, 'reinstated', [{ adjustment: adjustment.id }])
  },
}
