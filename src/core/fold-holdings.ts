import { factsByPerson, type KeptFact, recordOf } from './record.ts'
import { type HoldingPeriod, holdingPeriods } from './standing/holdings.ts'
import type { Rulebook } from './standing/program.ts'

/** A period of a certification, and whose it is. */
export type HeldPeriod = HoldingPeriod & { readonly candidateId: string }

/** What these candidates hold, worked out anew from all versions of all facts that are, or once were, theirs. */
export function foldHoldings(
  program: Rulebook,
  candidateIds: readonly string[],
  versions: readonly KeptFact[],
): HeldPeriod[] {
  const people = factsByPerson(versions)
  return candidateIds.flatMap((candidateId) => {
    const record = recordOf(candidateId, people.get(candidateId) ?? [], program.creditValidityMonths)
    return holdingPeriods(program, record).map((period) => ({ candidateId, ...period }))
  })
}

/**
 * What somebody holds by the present rules: the stored periods, unless they were made by other rules. Then the database
 * gives the facts as well (`outdated`), and the periods are worked out from these.
 */
export function holdingsInForce(
  program: Rulebook,
  candidateId: string,
  stored: readonly HoldingPeriod[],
  outdated: readonly KeptFact[],
): readonly HoldingPeriod[] {
  return outdated.length === 0 ? stored : foldHoldings(program, [candidateId], outdated)
}
