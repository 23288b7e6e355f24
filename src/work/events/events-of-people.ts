import { eventsOfFold } from '../../core/events/person-events.ts'
import type { HeldPeriod } from '../../core/fold-holdings.ts'
import type { Day } from '../../core/calendar.ts'
import { factsByPerson, type KeptFact } from '../../core/record.ts'
import type { Rulebook } from '../../core/standing/program.ts'
import type { KnownEvent } from '../../data/events/events.ts'

/** Several people before and after a fold. */
interface Folds {
  readonly before: readonly HeldPeriod[]
  readonly after: readonly HeldPeriod[]
  readonly known: readonly KeptFact[]
  /** Empty where the rules changed, and no fact. */
  readonly fresh: readonly KeptFact[]
  /** Of the known ones, those that count no more. */
  readonly gone?: readonly KeptFact[]
  readonly on: Day
}

/** What a fold means to each of some people. */
export function eventsOfPeople(program: Rulebook, candidateIds: readonly string[], folds: Folds): KnownEvent[] {
  const [before, after] = [byPerson(folds.before), byPerson(folds.after)]
  const factsOf = factsByPerson([...folds.known, ...folds.fresh])
  const [isFresh, isGone] = [new Set(folds.fresh), new Set(folds.gone)]
  return candidateIds.flatMap((candidateId) => {
    const facts = factsOf.get(candidateId) ?? []
    const events = eventsOfFold(program, {
      candidateId,
      before: before.get(candidateId) ?? [],
      after: after.get(candidateId) ?? [],
      known: facts.filter((fact) => !isFresh.has(fact)),
      fresh: facts.filter((fact) => isFresh.has(fact)),
      gone: facts.filter((fact) => isGone.has(fact)),
      on: folds.on,
    })
    return events.map((event) => ({ candidateId, ...event }))
  })
}

function byPerson(periods: readonly HeldPeriod[]): Map<string, HeldPeriod[]> {
  return Map.groupBy(periods, ({ candidateId }) => candidateId)
}
