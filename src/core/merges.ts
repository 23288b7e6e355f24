import { type Day, endsLater, type Moment } from './calendar.ts'
import { contentText } from './feeds/fold-versions.ts'
import type { HeldPeriod } from './fold-holdings.ts'
import type { KeptFact } from './record.ts'

/**
 * The periods of several records as those of one person: on a day on which two records have the same certification, the
 * better one comes last, and counts. What is less than that after a merge, the person would lose.
 */
export function asOnePerson(periods: readonly HeldPeriod[], candidateId: string, on: Day): HeldPeriod[] {
  const isNow = ({ since, until }: HeldPeriod) => since <= on && (until === null || on <= until)
  return periods
    .map((period) => ({ ...period, candidateId }))
    .toSorted((a, b) => Number(isNow(a)) - Number(isNow(b)) || rankOf(a) - rankOf(b) || byEnd(a, b))
}

const ranks = { revoked: 0, expired: 1, suspended: 2, active: 3 } as const

function rankOf({ status }: HeldPeriod): number {
  return ranks[status]
}

function byEnd(a: HeldPeriod, b: HeldPeriod): number {
  return endsLater(a.expiresOn, b.expiresOn) ? 1 : endsLater(b.expiresOn, a.expiresOn) ? -1 : 0
}

/** What pages call the origin of an alias that the person wrote. */
export const byPerson = 'The person'

/** Two records that become one, and who says so. */
interface Merging {
  readonly id: string
  readonly from: string
  readonly into: string
  readonly at: Moment
  readonly by: 'office' | 'person'
}

/** The alias, as a fact: from the old id to the one that stays. */
export function aliasVersion({ id, from, into, at, by }: Merging): KeptFact {
  const made = `office/${at}/${id}`
  const file = by === 'person' ? byPerson : 'Exam office'
  const base = { kind: 'aliases', isWhole: 1, recordedAt: at, file, line: 0 } as const
  return { ...base, key: from, candidateId: into, content: contentText({ by, merge: id }), made, keptAs: made }
}

/** What an alias says of itself: which merge it is, when it was, and whose. */
export function mergeIn({
  key,
  candidateId,
  content,
  made,
}: Pick<KeptFact, 'key' | 'candidateId' | 'content' | 'made'>) {
  const { by, merge } = JSON.parse(content) as { by: Merging['by']; merge: string }
  return { id: merge, from: key, into: candidateId, by, at: made.split('/')[1] ?? '' }
}
