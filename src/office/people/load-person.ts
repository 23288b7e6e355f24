import type { Context } from 'hono'
import type { Colleague } from '../../core/colleagues.ts'
import { recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import { listBadgesOf } from '../../data/badges/badges.ts'
import { listEventsSince } from '../../data/events/events.ts'
import { listCodesOf } from '../../data/facts/codes.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { listLog } from '../../data/office/log.ts'
import { findStateOf, listCasesOf, listMailsOf, listTranscriptNames, listVersionsOf } from '../../data/office/person.ts'
import { listStoredHoldings } from '../../data/office/erasure-preview.ts'
import { listReadsOf } from '../../data/office/record-reads.ts'
import { listItems, listOrders } from '../../data/orders/orders.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findPerson, listOwnContacts } from '../../data/people/contacts.ts'
import { findErasure } from '../../data/people/erasures.ts'
import { findLogin } from '../../data/people/accounts.ts'
import { listLinkedAccounts } from '../../data/sign-in/linked-accounts.ts'
import { listSessionsOf } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { readAsOf, holdsOn } from '../../http/as-of.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'

/** A section shows so many rows; asked for whole, so many. */
export const shownInSection = 5
const mostInSection = 200

/** All that the page of a person is made of, in one trip. */
export async function loadPerson(c: Context<Env>, id: string) {
  const { database, program, now } = c.var
  const all = c.req.query('all')
  const most = (section: string) => (all === section ? mostInSection : shownInSection)
  const reads = {
    person: findPerson(database, id),
    state: findStateOf(database, id),
    contacts: listOwnContacts(database, id),
    answers: listAnswers(database, id),
    login: findLogin(database, id),
    linked: listLinkedAccounts(database, id),
    sessions: listSessionsOf(database, id, now.toISOString()),
    facts: listFactsOf(database, id),
    versions: listVersionsOf(database, id),
    codes: listCodesOf(database, id),
    badges: listBadgesOf(database, id),
    erasure: findErasure(database, id),
    stored: listStoredHoldings(database, id),
    events: listEventsSince(database, id, ''),
    mails: listMailsOf(database, id, most('mails')),
    cases: listCasesOf(database, id, most('cases')),
    orders: listOrders(database, id),
    items: listItems(database, id, holdsOn(c)),
    transcripts: listTranscriptNames(database, id, most('transcripts')),
    reads: listReadsOf(database, id, most('reads')),
    log: listLog(database, { candidateId: id }, most('log') + 1),
  }
  const { colleague, ...found } = await readAsColleague(c, reads)
  if (!found.person || !found.state) return { colleague, found: undefined }
  const asOf = readAsOf(c)
  const record = recordOf(id, found.facts, program.creditValidityMonths)
  const held = standing(program, id, record, asOf.on)
  return { colleague, found: { ...found, person: found.person, state: found.state, id, asOf, record, held } }
}

export type LoadedPerson = NonNullable<Awaited<ReturnType<typeof loadPerson>>['found']>

/** Which parts of the page are a colleague's: the help desk, records and the owner have all, fulfilment what it posts. */
export function partsOf({ roles }: Colleague) {
  const has = (...some: readonly string[]) => roles.some((role) => some.includes(role))
  return {
    record: has('helpdesk', 'records', 'owner'),
    orders: true,
    log: has('helpdesk', 'records', 'owner'),
    files: has('records', 'owner'),
    wholeLog: has('owner'),
    viewAs: has('helpdesk', 'records'),
  }
}

export type Parts = ReturnType<typeof partsOf>
