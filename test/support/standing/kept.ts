import type { Moment } from '../../../src/core/calendar.ts'
import type { FeedKind } from '../../../src/core/feeds/kinds.ts'
import type { CandidateRecord, KeptFact } from '../../../src/core/record.ts'
import type { Facts } from '../../../src/core/standing/facts.ts'

/** When and how a version of a fact came in. */
export interface Arrival {
  readonly recordedAt: Moment
  /** Of two versions the one made later stands; by default made when recorded. */
  readonly made?: string
  readonly candidateId?: string
}

/** Facts as they are kept for good: one version each, all of one arrival. */
export function keep(facts: Facts, { recordedAt, made = recordedAt, candidateId = 'C' }: Arrival): KeptFact[] {
  const version = (kind: FeedKind, key: string, content: object): KeptFact => ({
    kind,
    key,
    candidateId,
    content: JSON.stringify(content),
    made,
    recordedAt,
    file: `${kind}.csv`,
    line: 2,
  })
  return [
    ...facts.attempts.map(({ registrationNumber, ...rest }) => version('exams', registrationNumber, rest)),
    ...facts.credits.map((credit) => version('creq', `${credit.source}\n${credit.externalId}`, credit)),
    ...facts.grants.map(({ id, ...rest }) => version('grants', id, rest)),
    ...facts.adjustments.map(({ id, ...rest }) => version('adjustments', id, rest)),
  ]
}

/** The facts of a record, without where they came from. */
export function factsIn(record: CandidateRecord): Facts {
  const bare = <T extends object>(list: readonly T[]) =>
    list.map((one) => {
      const { recordedAt: _at, file: _file, line: _line, ...rest } = one as T & Record<string, unknown>
      return rest
    })
  return {
    attempts: bare(record.attempts),
    credits: bare(record.credits),
    grants: bare(record.grants),
    adjustments: bare(record.adjustments),
  } as unknown as Facts
}
