import type { Day } from '../../calendar.ts'
import { factOf } from '../bans.ts'
import type { Fact } from '../facts.ts'
import { isActive, isHeld, note } from '../holding.ts'
import { currentName, type Walk } from '../walk-state.ts'
import type { Kept } from './open.ts'

/** Suspends it by its staff, or ends that; what else is open stays open. */
export function suspendInCycle(walk: Walk, holding: Kept, isSuspended: boolean, adjustment: string): void {
  if (!isHeld(holding)) return
  if (!isSuspended && holding.cycle.isSuspendedByStaff) holding.cycle.liftedBy.push({ adjustment })
  holding.cycle.isSuspendedByStaff = isSuspended
  settle(walk, holding)
}

/** The state and the end that follow from what is open. */
export function settle(walk: Walk, holding: Kept): void {
  const { cycle } = holding
  if (!isHeld(holding)) return
  holding.state = cycle.isSuspendedByStaff ? 'staff' : cycle.causes.length > 0 ? 'policy' : 'active'
  holding.expiresOn = cycle.causes.find((cause) => cause.kind === 'end')?.until ?? cycle.end
  if (isActive(holding) && !cycle.wasActive) walk.enabledToday.add(holding.certification.code)
}

/** The last step of a day: a line where its status is not that of the day before, and the lines in their order. */
export function endDay(walk: Walk, holding: Kept): void {
  const { wasActive } = holding.cycle
  if (isHeld(holding) && isActive(holding) !== wasActive)
    note(
      holding,
      walk.day,
      wasActive ? 'suspended' : 'reinstated',
      wasActive ? suspendedBy(walk, holding) : holding.cycle.liftedBy,
    )
  sortLinesOf(walk.day, holding)
}

function suspendedBy(walk: Walk, { certification, isBanned }: Kept): Fact[] {
  const deeds = walk.today.adjustments.filter(
    ({ kind, certification: meant }) =>
      kind === 'suspend' && (meant === undefined || currentName(walk, meant) === certification.code),
  )
  if (deeds.length === 0 && isBanned) return walk.openBans.slice(0, 1).map(factOf)
  return deeds.map(({ id }) => ({ adjustment: id }))
}

const order = ['earned', 'granted', 'renewed', 'adjusted', 'reinstated', 'suspended', 'revoked', 'expired']

function sortLinesOf(day: Day, { history }: Kept): void {
  const first = history.findIndex((line) => line.on === day)
  if (first < 0) return
  const lines = history.splice(first)
  history.push(...lines.sort((a, b) => order.indexOf(a.event) - order.indexOf(b.event)))
}
