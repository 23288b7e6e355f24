import { endingOf, latestEndOf } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import { foldHoldings, type HeldPeriod } from '../../core/fold-holdings.ts'
import { factsByPerson, type KeptFact, statesOf } from '../../core/record.ts'
import type { Rulebook } from '../../core/standing/program.ts'
import type { BadgeInForce, JudgedBadge } from '../../data/badges/endings.ts'

/** More badges than these, revoked for good by one cause, wait for a yes. */
export const mostUnaskedEndings = 20
/** Without an answer they are revoked after this. */
export const hoursToAnswer = 72

interface Fold {
  readonly held: readonly HeldPeriod[]
  /** All versions of all facts that the periods were worked out from. */
  readonly facts: readonly KeptFact[]
  readonly on: Day
}

/** What changes for badges in force when their holders' periods do: those that nothing changes for are left out. */
export function judgeBadges(program: Rulebook, badges: readonly BadgeInForce[], fold: Fold): JudgedBadge[] {
  return badges.flatMap((badge) => {
    const signedUntil = badge.says === null ? null : (badge.signedUntil ?? latestEndEver(program, badge, fold.facts))
    const own = fold.held.filter(({ candidateId }) => candidateId === badge.candidateId)
    const ending = endingOf(program.migrations, { ...badge, signedUntil }, own, fold.on) ?? null
    const isSame = ending === badge.endingFor && signedUntil === badge.signedUntil
    return isSame ? [] : { id: badge.id, ending, signedUntil }
  })
}

/** The latest end that facts ever gave a certification: of a badge that was signed before its ends were noted. */
function latestEndEver(
  program: Rulebook,
  { candidateId, certification }: BadgeInForce,
  facts: readonly KeptFact[],
): Day | null {
  const own = factsByPerson(facts).get(candidateId) ?? []
  const ends = statesOf(own).flatMap((known) => {
    const periods = foldHoldings(program, [candidateId], known)
    return latestEndOf(program.migrations, certification, periods) ?? []
  })
  return ends.sort().at(-1) ?? null
}
