import { addMonths, type Day, type Moment } from './calendar.ts'
import type { FeedKind } from './feeds/kinds.ts'
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

/** One version of a fact as it was kept: which it is, whose, what it says, and when and from where it came. */
export interface KeptFact {
  readonly kind: FeedKind
  readonly key: string
  readonly candidateId: string
  readonly content: string
  readonly made: string
  readonly recordedAt: Moment
  readonly file: string
  readonly line: number
}

/**
 * A candidate's record as it was known at a moment (by default: as it is known), from all versions of all facts that were
 * ever theirs. Of several versions of one fact the last one known counts; one that has moved to somebody else is theirs.
 */
export function recordOf(
  candidateId: string,
  versions: readonly KeptFact[],
  creditValidityMonths: number,
  known: Moment = endOfTime,
): CandidateRecord {
  const standing = new Map<string, KeptFact>()
  for (const version of versions) {
    if (version.recordedAt > known) continue
    const identity = `${version.kind}\n${version.key}`
    const other = standing.get(identity)
    if (!other || version.made > other.made) standing.set(identity, version)
  }
  const own = [...standing.values()].filter((version) => version.candidateId === candidateId)
  const of = <T>(kind: FeedKind, read: (content: never, from: Recorded, key: string) => T) =>
    own
      .filter((version) => version.kind === kind)
      .map((version) => read(JSON.parse(version.content) as never, source(version), version.key))

  return {
    attempts: of('exams', (content: Omit<Attempt, 'registrationNumber'>, from, key) => ({
      ...content,
      registrationNumber: key,
      ...from,
    })),
    credits: of('creq', (content: Omit<RecordedCredit, keyof Recorded | 'expiresOn'> & { expiresOn?: Day }, from) => ({
      ...content,
      expiresOn: content.expiresOn ?? addMonths(content.activeOn, creditValidityMonths),
      ...from,
    })),
    grants: of('grants', (content: Omit<RecordedGrant, 'id' | keyof Recorded>, from, id) => ({
      id,
      ...content,
      ...from,
    })),
    adjustments: of('adjustments', (content: Omit<RecordedAdjustment, 'id' | keyof Recorded>, from, id) => ({
      id,
      ...content,
      ...from,
    })),
    agreements: of('agreements', (content: Omit<RecordedAgreement, keyof Recorded>, from) => ({ ...content, ...from })),
  }
}

function source({ recordedAt, file, line }: KeptFact): Recorded {
  return { recordedAt, file, line }
}

const endOfTime: Moment = '9999-12-31T23:59:59.999Z'
