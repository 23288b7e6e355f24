import type { Context } from 'hono'
import type { KeptDocument } from '../../../adapters/kept-documents.ts'
import { rulesOf } from '../../../adapters/rules-hash.ts'
import { holdingsInForce } from '../../../core/fold-holdings.ts'
import { signingKeyOf } from '../../../adapters/signing/keys.ts'
import { findEmailForBadges } from '../../../data/badges/badge-emails.ts'
import { listBadgesOf } from '../../../data/badges/badges.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { listFactsOf } from '../../../data/facts/facts.ts'
import { listOwnHoldings } from '../../../data/facts/own-holdings.ts'
import { listLearnerRecords } from '../../../data/transcripts/learner-records.ts'
import { readTogether } from '../../../data/prepared.ts'
import type { Env } from '../../../env.ts'
import { today } from '../../../http/as-of.ts'
import { signHeldBadges } from '../../../work/badges/sign-held-badges.ts'
import { signRecord } from '../../../work/badges/sign-record.ts'
import type { OpenLink } from './find.ts'

/**
 * Can a transcript be given as a learner record? Its badges say name and days, so only one that shows these may; and only
 * what is active has a badge to give.
 */
export function hasRecord(
  c: Context<Env>,
  { sheet, showsAllOfBadge }: Pick<OpenLink, 'sheet' | 'showsAllOfBadge'>,
): boolean {
  return (
    showsAllOfBadge &&
    signingKeyOf(c.env) !== undefined &&
    sheet.certifications.some(({ status }) => status === 'active')
  )
}

/** The transcript as a learner record, with the badge of each active certification that it shows. */
export async function transcriptRecord(c: Context<Env>, link: OpenLink): Promise<KeptDocument | undefined> {
  if (!hasRecord(c, link)) return undefined
  const { database, program, now } = c.var
  const { candidateId, sheet, token } = link
  const site = { env: c.env, database, program, now, today: today(c) }
  const { given, stored, outdated, person, facts, email, standing } = await readTogether(database, {
    given: listBadgesOf(database, candidateId),
    ...listOwnHoldings(database, candidateId, rulesOf(program)),
    person: findPerson(database, candidateId),
    facts: listFactsOf(database, candidateId),
    email: findEmailForBadges(database, candidateId),
    standing: listLearnerRecords(database, token),
  })
  const holdings = holdingsInForce(program, candidateId, stored, outdated)
  const shown = sheet.certifications
    .filter(({ status }) => status === 'active')
    .map(({ certification }) => certification)
  const signed = await signHeldBadges(site, { candidateId, person, holdings, given, facts, email }, shown)
  if (signed.length === 0) return undefined
  return signRecord(site, {
    token,
    transcriptId: link.transcriptId,
    candidateId,
    badges: signed,
    standing,
    name: sheet.name,
    linkEndsOn: sheet.linkEndsOn,
  })
}
