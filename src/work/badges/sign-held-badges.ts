import type { KeptDocument } from '../../adapters/kept-documents.ts'
import { signingKeyOf } from '../../adapters/signing/keys.ts'
import { currentBadge, standingOfBadge } from '../../core/badges.ts'
import { fullName } from '../../core/person-name.ts'
import type { HoldingPeriod } from '../../core/standing/holdings.ts'
import type { BadgeRow } from '../../data/badges/badges.ts'
import { badgesGiven } from './give-badges.ts'
import { type BadgeToSign, signBadge, type Site } from './sign-badge.ts'

/** A badge as it is given out, and its id. */
export interface SignedBadge extends KeptDocument {
  readonly id: string
}

/** What the database knows of whoever holds them. */
export interface Holder {
  readonly candidateId: string
  readonly person: { readonly firstName: string; readonly lastName: string } | undefined
  readonly holdings: readonly HoldingPeriod[]
  readonly given: readonly BadgeRow[]
  readonly facts: BadgeToSign['facts']
  readonly email: BadgeToSign['email']
}

/** The badges of some certifications held, signed with the name on them; what has none yet is given one. */
export async function signHeldBadges(
  site: Site,
  { candidateId, person, holdings, given, facts, email }: Holder,
  certifications: readonly string[],
): Promise<SignedBadge[]> {
  if (!signingKeyOf(site.env)) return []
  const { program, today } = site
  const badges = await badgesGiven(site, candidateId, holdings, given)
  const name = fullName({ first: person?.firstName ?? '', last: person?.lastName ?? '' }, program.familyNameFirst)
  const signed: SignedBadge[] = []
  for (const certification of certifications) {
    const badge = currentBadge(program.migrations, badges, certification, today)
    if (!badge) continue
    const standing = standingOfBadge(program.migrations, badge, holdings, today)
    if (standing.isEnding) continue
    const one = await signBadge(site, { badge, standing, name, email, facts, consent: 'yes' }, 'json')
    if (one) signed.push({ ...one, id: badge.id })
  }
  return signed
}
