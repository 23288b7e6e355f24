import type { Day } from '../calendar.ts'
import type { RecordedCredit } from '../record.ts'
import type { CreditEvent, CreditKind } from './event.ts'
import type { Corrected } from './reasons.ts'

type Told = Pick<RecordedCredit, 'name' | 'review' | 'hundredths' | 'activeOn'>

/** What is news about a person's credits: counted lately, or decided on. */
export function creditEventsOf(candidateId: string, corrected: readonly Corrected[], earliest: Day): CreditEvent[] {
  return corrected.flatMap(({ was, is }) => {
    if (is.kind !== 'creq' || is.candidateId !== candidateId) return []
    const told = JSON.parse(is.content) as Told
    const before = was?.candidateId === candidateId ? (JSON.parse(was.content) as Told).review : undefined
    const kind = kindOf(before, told, earliest)
    return kind ? [{ kind, activity: is.key, name: told.name, hundredths: told.hundredths }] : []
  })
}

function kindOf(before: Told['review'] | undefined, { review, activeOn }: Told, earliest: Day): CreditKind | undefined {
  if (review === before || review === 'pending') return undefined
  if (review === 'rejected') return before === undefined && activeOn < earliest ? undefined : 'credit-refused'
  if (before === 'pending' || before === 'rejected') return 'credit-approved'
  return before === undefined && activeOn >= earliest ? 'credit-counted' : undefined
}
