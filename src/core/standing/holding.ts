import type { Day } from '../calendar.ts'
import type { CompiledCertification } from './compile.ts'
import type { Cycle } from './cycle/policy.ts'
import type { Fact } from './facts.ts'
import type { HistoryEvent, HistoryLine } from './standing.ts'

/** `policy` and `staff` are the two ways of being suspended. */
export type HoldingState = 'active' | 'policy' | 'staff' | 'expired' | 'revoked'

/** Where the walk stands with one certification. */
export interface Holding {
  certification: CompiledCertification
  state: HoldingState
  firstEarnedOn: Day
  activeOn: Day
  expiresOn: Day | null
  /** Evidence counts towards renewal only if dated strictly after it. */
  cycleStart: Day
  /** Credits may count from an earlier day than other evidence. */
  creditsAfter: Day | undefined
  /** Points over from the renewal before, in hundredths. */
  carriedIn: number
  /** The last day of a suspension by policy. */
  suspendedUntil: Day | null
  /** Evidence counts towards earning only if dated strictly after it. */
  earnsAfter: Day | ''
  /** Ran out while suspended by staff: not earned again before a reinstatement. */
  awaitsReinstatement: boolean
  /**
   * Suspended by a ban, whatever `state` says underneath. What ran out so keeps it: it is not earned again before the ban
   * ends.
   */
  isBanned: boolean
  /** The last day of the walk, by its count, on which it was renewed or extended: once a day is enough. */
  renewedAt: number
  history: HistoryLine[]
  /** Where it is kept by cycles. */
  cycle: Cycle | undefined
}

export function isHeld(holding: Holding | undefined): holding is Holding {
  return holding !== undefined && holding.state !== 'expired' && holding.state !== 'revoked'
}

/** Active on the day: nothing suspends it, no ban either. */
export function isActive(holding: Holding | undefined): boolean {
  return holding !== undefined && holding.state === 'active' && !holding.isBanned
}

/** Active, or suspended by staff or by a ban alone: what an extension, a transition or a credit's holder asks for. */
export function isActiveOrStaffSuspended(holding: Holding): boolean {
  return holding.state === 'active' || holding.state === 'staff'
}

export function note(holding: Holding, on: Day, event: HistoryEvent, by: readonly Fact[]): void {
  holding.history.push({ on, event, by, until: holding.expiresOn })
}
