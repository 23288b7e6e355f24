import type { Day } from '../calendar.ts'
import type { Fact } from './facts.ts'

export type Status = 'active' | 'suspended' | 'expired' | 'revoked' | 'in-progress'

export type HistoryEvent =
  | 'earned'
  | 'granted'
  | 'renewed'
  | 'extended'
  | 'adjusted'
  | 'suspended'
  | 'reinstated'
  | 'renamed'
  | 'expired'
  | 'revoked'

export interface HistoryLine {
  readonly on: Day
  readonly event: HistoryEvent
  readonly by: readonly Fact[]
  /** The end it had after this line; `null` where it never ends. */
  readonly until: Day | null
}

/** One node of the progress tree, numbered as it is printed: `1`, `1.1`, `1.1.2`. */
export interface ProgressNode {
  readonly number: string
  readonly kind: string
  readonly have: number
  readonly need: number
  readonly met: boolean
  readonly by: readonly Fact[]
  /** The rule's own exams, in the program's order: on `exam` and `examIn` nodes. */
  readonly exams?: readonly string[]
  /** On `certification` nodes: any one of these. */
  readonly certifications?: readonly string[]
  /** On `credits` nodes: the certifications that credits count towards now. */
  readonly towards?: readonly string[]
  /** Of a node about a year of the cycle: which, its last day, and the last day to make it good where it was missed. */
  readonly year?: number
  readonly until?: Day
  readonly decidesOn?: Day
  /** Of a node about fees: the years that are overdue. */
  readonly years?: readonly number[]
  /** Points of it that went over from the renewal before: they are in `have`, and no credit of this one. */
  readonly carriedIn?: number
  readonly children?: readonly ProgressNode[]
}

export interface Progress {
  readonly goal: 'recertify' | 'earn'
  /** Evidence counts only if dated after this day; `null` where any day will do. */
  readonly after: Day | null
  readonly tree: ProgressNode
}

export interface CertificationStanding {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly status: Status
  readonly firstEarnedOn: Day | null
  readonly activeOn: Day | null
  readonly expiresOn: Day | null
  /** While a missed year can still be made good: the last day for it. */
  readonly decidesOn?: Day
  readonly history: readonly HistoryLine[]
  readonly progress: Progress | null
}

/** What a candidate holds and works towards, on a day: certifications by rank from the highest, then catalogue order. */
export interface Standing {
  readonly candidate: string
  readonly on: Day
  readonly certifications: readonly CertificationStanding[]
}
