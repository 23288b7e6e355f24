import type { Context } from 'hono'
import { countryName } from '../../adapters/countries.ts'
import { rulesOf } from '../../adapters/rules-hash.ts'
import { consentIn, standingAnswers } from '../../core/answers.ts'
import { type Contacts, contactsInForce } from '../../core/contacts.ts'
import { holdingsInForce } from '../../core/fold-holdings.ts'
import { openTranscript, type Owner, showsAllOfBadge } from '../../core/open-transcript.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findPerson, listOwnContacts } from '../../data/people/contacts.ts'
import { listOwnHoldings } from '../../data/facts/own-holdings.ts'
import { findTranscript, type TranscriptDraft, transcriptOf } from '../../data/transcripts/transcripts.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { questionOfConsent } from '../../http/visitor/look-up-code.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { hasRecord } from './open/record.ts'
import { groupsOf, sheetOf } from './sheet-view.ts'

/** What a page of the owner's needs, with one of their transcripts where they have it: in one trip. */
export async function loadOwner(c: Context<Env>, id = '') {
  const { database, program, now } = c.var
  const { viewer, person, entries, stored, outdated, answers, row } = await readAsViewer(c, (candidateId) => ({
    person: findPerson(database, candidateId),
    entries: listOwnContacts(database, candidateId),
    ...listOwnHoldings(database, candidateId, rulesOf(program)),
    answers: listAnswers(database, candidateId),
    row: findTranscript(database, candidateId, id),
  }))
  const told: Contacts = contactsInForce(person ?? nothing, entries)
  const owner: Owner = {
    firstName: person?.firstName ?? '',
    lastName: person?.lastName ?? '',
    localizedFirstName: person?.localizedFirstName ?? '',
    localizedLastName: person?.localizedLastName ?? '',
    contacts: { ...told, country: countryName(told.country) },
  }
  return {
    viewer,
    owner,
    periods: holdingsInForce(program, viewer.candidateId, stored, outdated),
    consent: consentIn(standingAnswers(answers), questionOfConsent(c)),
    transcript: row && transcriptOf(row),
    isLocked: Boolean(person?.lockedUntil && person.lockedUntil > now.toISOString()),
  }
}

export type Loaded = Awaited<ReturnType<typeof loadOwner>>

const nothing: Contacts = { phone: '', address1: '', address2: '', city: '', state: '', postalCode: '', country: '' }

/** For three days after a mapping by score report nothing new is shown to others. */
export const locked =
  'Your login was made with a score report less than 3 days ago. You can share things when the 3 days are over.'

/** The transcript as somebody with a link would see it. */
export function previewOf(c: Context<Env>, { owner, periods }: Loaded, draft: TranscriptDraft, id: string) {
  const sheet = sheetOf(c.var.program, openTranscript(c.var.program, id, draft, owner, periods, today(c)))
  return {
    sheet,
    groups: groupsOf(c.var.program, sheet),
    hasRecord: hasRecord(c, { sheet, showsAllOfBadge: showsAllOfBadge(draft) }),
  }
}
