import { addMonths } from '../calendar.ts'
import { closeYesterday } from './cycle/keep.ts'
import { isKeptByCycles } from './cycle/open.ts'
import { type Holding, isActive, isHeld, note } from './holding.ts'
import { regimeOn } from './regime.ts'
import type { Walk } from './walk-state.ts'

/** Step 0: what ran out yesterday is closed, or suspended where its regime has a suspension. */
export function lapse(walk: Walk): void {
  for (const holding of walk.holdings.downwards(walk.day)) {
    if (!isHeld(holding)) continue
    if (isKeptByCycles(holding)) {
      closeYesterday(walk, holding)
      continue
    }
    const end = holding.state === 'policy' ? holding.suspendedUntil : holding.expiresOn
    if (end === null || end >= walk.day) continue
    walk.isTurningDay = true
    const months = isActive(holding) ? regimeOn(holding.certification, end).suspendedMonths : 0
    if (months > 0) suspendByPolicy(walk, holding, months)
    else close(walk, holding)
  }
}

function suspendByPolicy(walk: Walk, holding: Holding, months: number): void {
  holding.state = 'policy'
  holding.suspendedUntil = addMonths(holding.expiresOn!, months)
  note(holding, walk.day, 'suspended', [])
}

function close(walk: Walk, holding: Holding): void {
  holding.awaitsReinstatement = holding.state === 'staff'
  holding.state = 'expired'
  holding.suspendedUntil = null
  note(holding, walk.day, 'expired', [])
}
