import type { Day, Moment } from './calendar.ts'
import type { Adjustment, Attempt, Credit, Grant } from './standing/facts.ts'

/** Where a fact came from: a line of a feed file, and the moment it was taken in. */
export interface Recorded {
  readonly recordedAt: Moment
  readonly file: string
  readonly line: number
}

export interface RecordedAttempt extends Attempt, Recorded {}

export interface RecordedCredit extends Credit, Recorded {
  readonly name: string
  readonly providerName: string
}

export interface RecordedGrant extends Grant, Recorded {
  readonly reason: string
}

export interface RecordedAdjustment extends Adjustment, Recorded {
  readonly reason: string
}

/** A certification agreement the candidate accepted. */
export interface RecordedAgreement extends Recorded {
  readonly agreement: string
  readonly version: string
  readonly acceptedOn: Day
}

/** Everything dated that is known of one candidate, with where each of it came from. */
export interface CandidateRecord {
  readonly attempts: readonly RecordedAttempt[]
  readonly credits: readonly RecordedCredit[]
  readonly grants: readonly RecordedGrant[]
  readonly adjustments: readonly RecordedAdjustment[]
  readonly agreements: readonly RecordedAgreement[]
}
