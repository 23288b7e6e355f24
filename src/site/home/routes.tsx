import { Hono } from 'hono'
import { standingAnswers } from '../../core/answers.ts'
import type { Day } from '../../core/calendar.ts'
import { allAccepted, isAccepted } from '../../core/agreements.ts'
import { hasBegun, valueOn } from '../../core/dated.ts'
import { fullName } from '../../core/person-name.ts'
import { recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import { otherEmailOf } from '../../core/contacts.ts'
import { listAcceptances } from '../../data/people/acceptances.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findPerson, listOwnContacts } from '../../data/people/contacts.ts'
import { listCodesOf } from '../../data/facts/codes.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { listItems } from '../../data/orders/orders.ts'
import { listEventsSince } from '../../data/events/events.ts'
import { findVisitBefore } from '../../data/sign-in/sessions.ts'
import { listNewViews } from '../../data/transcripts/transcript-views.ts'
import type { Env } from '../../env.ts'
import { holdsOn, today } from '../../http/as-of.ts'
import { frameOf } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { wantsJson } from '../../http/answers/wants-json.ts'
import type { AgreementVersion, Program } from '../../program/program.ts'
import { HomePage } from './home-page.tsx'
import { viewHome } from './view.ts'

export const homeRoutes = new Hono<Env>()

/** Somebody who was away for longer reads what is newer. */
const daysOfNews = 400

/** Older views are on their own page. */
const daysOfViews = 60

homeRoutes.get('/', async (c) => {
  const { program, database, ticket, now } = c.var
  const { viewer, facts, person, given, here, before, contacts, events, views, codes, items } = await readAsViewer(
    c,
    (id) => ({
      facts: listFactsOf(database, id),
      person: findPerson(database, id),
      given: listAnswers(database, id),
      contacts: listOwnContacts(database, id),
      here: listAcceptances(database, id),
      events: listEventsSince(database, id, daysAgo(now, daysOfNews)),
      views: listNewViews(database, id, daysAgo(now, daysOfViews)),
      codes: listCodesOf(database, id),
      items: listItems(database, id, holdsOn(c)),
      before: findVisitBefore(database, id, ticket?.sessionHash ?? ''),
    }),
  )

  const record = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  const held = standing(program, viewer.candidateId, record, today(c))
  if (wantsJson(c)) return c.json(held)

  const answers = standingAnswers(given)
  const asked = program.questions.filter((question) => hasBegun(question, held.on))
  const accepted = allAccepted(record.agreements, here)
  const view = viewHome(program, record, held, {
    since: before?.seenAt ?? undefined,
    events,
    views,
    codes,
    items,
    addressOf: (path) => new URL(path, c.env.BASE_URL).href,
    waiting: {
      agreement: toAccept(program, accepted, held.on),
      questions: asked.length,
      unanswered: asked.filter(({ code }) => !answers.has(code)).length,
      hasOtherEmail: person !== undefined && otherEmailOf(person, contacts) !== undefined,
    },
  })
  const name = fullName({ first: person?.firstName ?? '', last: person?.lastName ?? '' }, program.familyNameFirst)
  return page(c, <HomePage frame={frameOf(c, viewer)} name={name} view={view} />)
})

/** The agreement of exams whose version in force is not accepted yet. */
function toAccept({ agreements }: Program, accepted: ReturnType<typeof allAccepted>, on: Day) {
  const agreement = agreements.find(({ acceptedBy }) => acceptedBy === 'exam')
  const inForce = agreement && valueOn<AgreementVersion>(agreement.versions, on)
  if (!inForce || isAccepted(accepted, agreement.code, inForce.version)) return undefined
  return { name: agreement.name, version: inForce.version }
}

function daysAgo(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}
