import type { Day } from './calendar.ts'
import type { HoldingPeriod } from './standing/holdings.ts'

/** Why there is no PDF certificate of something, as a sentence. */
export interface NoCertificate {
  readonly reason: 'not held' | 'not qualifying' | 'suspended' | 'revoked' | 'expired'
  /** Since when it is so. */
  readonly since: Day | undefined
}

/**
 * The period a certificate speaks of: for what qualifies, and is active and not expired on the day. Otherwise why there is
 * none. The rule is the guide's, section 7.
 */
export function certifiablePeriod(
  periods: readonly HoldingPeriod[],
  qualifies: boolean,
  on: Day,
): HoldingPeriod | NoCertificate {
  const now = periods.find(({ since, until }) => since <= on && (until === null || on <= until))
  if (!now) return { reason: 'not held', since: undefined }
  if (!qualifies) return { reason: 'not qualifying', since: undefined }
  if (now.status !== 'active') return { reason: now.status, since: now.since }
  return now
}
