import type { HoldingRow } from '../../data/facts/holdings.ts'
import { type KeptFact, recordOf } from '../../core/record.ts'
import { holdingPeriods } from '../../core/standing/holdings.ts'
import type { Rulebook } from '../../core/standing/program.ts'

/** What these candidates hold, worked out anew from all versions of all facts that are, or once were, theirs. */
export function foldHoldings(
  program: Rulebook,
  candidateIds: readonly string[],
  versions: readonly KeptFact[],
): HoldingRow[] {
  const versionsOfFact = new Map<string, KeptFact[]>()
  const factsOfCandidate = new Map<string, Set<string>>()
  for (const version of versions) {
    const fact = `${version.kind}\n${version.key}`
    versionsOfFact.set(fact, [...(versionsOfFact.get(fact) ?? []), version])
    const facts = factsOfCandidate.get(version.candidateId) ?? new Set()
    factsOfCandidate.set(version.candidateId, facts.add(fact))
  }
  return candidateIds.flatMap((candidateId) => {
    const own = [...(factsOfCandidate.get(candidateId) ?? [])].flatMap((fact) => versionsOfFact.get(fact) ?? [])
    const record = recordOf(candidateId, own, program.creditValidityMonths)
    return holdingPeriods(program, record).map((period) => ({ candidateId, ...period }))
  })
}
