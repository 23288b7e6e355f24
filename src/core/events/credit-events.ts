import type { Day } from '../calendar.ts'
import type { RecordedCredit } from '../record.ts'
import type { CreditEvent, CreditKind } from './event.ts'
import type { Corrected } from './reasons.ts'

type Told = Pick<RecordedCredit, 'name' | 'hundredths' | 'activeOn'> & Partial<Pick<RecordedCredit, 'review'>>

/** What is news about a person's credits: counted lately, or decided on. */
export function creditEventsOf(candidateId: string, corrected: readonly Corrected[], earliest: Day): CreditEvent[] {
  return corrected.flatMap(({ was, is }) => {
    if (is?.kind !== 'creq' || is.candidateId !== candidateId) return []
    const told = JSON.parse(is.content) as Told
    const before = was?.candidateId === candidateId ? reviewOf(JSON.parse(was.content) as Told) : undefined
    const kind = kindOf(before, told, earliest)
    return kind ? [{ kind, activity: is.key, name: told.name, hundredths: told.hundredths }] : []
  })
}

/** No file had a review of it: it needs none. */
function reviewOf({ review }: Told): RecordedCredit['review'] {
  return review ?? 'n/a'
}

function kindOf(before: RecordedCredit['review'] | undefined, told: Told, earliest: Day): CreditKind | undefined {
  const [review, { activeOn }] = [reviewOf(told), told]
  if (review === before || review === 'pending') return undefined
  if (review === 'rejected') return before === undefined && activeOn < earliest ? undefined : 'credit-refused'
  if (before === 'pending' || before === 'rejected') return 'credit-approved'
  return before === undefined && activeOn >= earliest ? 'credit-counted' : undefined
}
