import { addDays, type Day } from '../calendar.ts'
import { type KeptFact, recordOf } from '../record.ts'
import { standing } from '../standing/judge.ts'
import type { HoldingPeriod } from '../standing/holdings.ts'
import type { Rulebook } from '../standing/program.ts'
import { type Change, changesBetween } from './changes.ts'
import { creditEventsOf } from './credit-events.ts'
import type { ChangeEvent, PersonEvent, Reason } from './event.ts'
import { correctedBy, correctionsOf, reasonsIn } from './reasons.ts'

/** What happened longer ago is no news when it becomes known. */
const daysOfNews = 60

/** One person before and after facts of theirs changed. */
export interface Fold {
  readonly candidateId: string
  readonly before: readonly HoldingPeriod[]
  readonly after: readonly HoldingPeriod[]
  /** The versions known before, and those that are new: of all facts that are, or once were, theirs. */
  readonly known: readonly KeptFact[]
  readonly fresh: readonly KeptFact[]
  /** Of those known before, which count no more. */
  readonly gone?: readonly KeptFact[]
  readonly on: Day
}

/** What changed facts mean to a person; where no fact changed, the program's rules did. */
export function eventsOfFold(program: Rulebook, fold: Fold): PersonEvent[] {
  const { candidateId, before, after, known, fresh, gone = [], on } = fold
  const earliest = addDays(on, -daysOfNews)
  const corrected = correctedBy({ known, fresh, gone })
  const changes = changesBetween(program.migrations, { periods: before, on }, { periods: after, on })
  const isCorrection = corrected.some(({ was }) => was !== undefined)
  const isChanged = fresh.length + gone.length > 0
  const taken: readonly Reason[] = !isChanged ? [{ by: 'rules' }] : correctionsOf(candidateId, corrected)
  return [
    ...explained(
      program,
      candidateId,
      changes.filter((change) => isCorrection || isNews(change, earliest)),
      {
        facts: [...known.filter((one) => !gone.includes(one)), ...fresh],
        on,
        taken,
      },
    ),
    ...creditEventsOf(candidateId, corrected, earliest),
  ]
}

/** What the step from one day to the next means to a person, nothing else being changed. */
export function eventsOfDay(
  program: Rulebook,
  candidateId: string,
  {
    periods,
    facts,
    on,
  }: { readonly periods: readonly HoldingPeriod[]; readonly facts: readonly KeptFact[]; readonly on: Day },
): ChangeEvent[] {
  const changes = changesBetween(program.migrations, { periods, on: addDays(on, -1) }, { periods, on })
  return explained(program, candidateId, changes, { facts, on, taken: [{ by: 'time' }] })
}

interface Known {
  readonly facts: readonly KeptFact[]
  readonly on: Day
  /** The reasons of what the history can't explain. */
  readonly taken: readonly Reason[]
}

function explained(
  program: Rulebook,
  candidateId: string,
  changes: readonly Change[],
  { facts, on, taken }: Known,
): ChangeEvent[] {
  if (changes.length === 0) return []
  const record = recordOf(candidateId, facts, program.creditValidityMonths)
  const { certifications } = standing(program, candidateId, record, on)
  return changes.map((change) => {
    const history = certifications.find(({ code }) => code === change.certification)?.history ?? []
    const reasons = reasonsIn(change.kind, history, record, on)
    return { ...change, reasons: reasons.length > 0 ? reasons : taken }
  })
}

/** What was gained long ago and only arrives now is silent; what is lost, or corrected, never is. */
function isNews({ kind, was, is }: Change, earliest: Day): boolean {
  if (kind !== 'earned' && kind !== 'renewed') return true
  const since = was === null ? is?.firstEarnedOn : is?.activeOn
  return since !== undefined && since >= earliest
}
