import { Hono } from 'hono'
import { standingAnswers } from '../../core/answers.ts'
import { allAccepted, isAccepted } from '../../core/agreements.ts'
import { hasBegun, valueOn } from '../../core/dated.ts'
import { fullName } from '../../core/person-name.ts'
import { recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import { otherEmailOf } from '../../core/contacts.ts'
import { listAcceptances } from '../../data/people/acceptances.ts'
import { listAnswers } from '../../data/people/answers.ts'
import { findPerson, listOwnContacts } from '../../data/people/contacts.ts'
import { listFactsOf } from '../../data/facts/facts.ts'
import { listEventsSince } from '../../data/events/events.ts'
import { findVisitBefore } from '../../data/sign-in/sessions.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { frameOf } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { readAsViewer } from '../../http/visitor/read-as-viewer.ts'
import { wantsJson } from '../../http/answers/wants-json.ts'
import { paths } from '../../paths.ts'
import type { AgreementVersion } from '../../program/program.ts'
import type { Sentence } from '../../ui/sentence.tsx'
import { countOf } from '../../ui/words.ts'
import { HomePage } from './home-page.tsx'
import { viewHome } from './view.ts'

export const homeRoutes = new Hono<Env>()

/** Somebody who was away for longer reads what is newer. */
const daysOfNews = 400

homeRoutes.get('/', async (c) => {
  const { program, database, ticket, now } = c.var
  const { viewer, facts, person, given, here, before, events, contacts } = await readAsViewer(c, (id) => ({
    facts: listFactsOf(database, id),
    person: findPerson(database, id),
    given: listAnswers(database, id),
    contacts: listOwnContacts(database, id),
    here: listAcceptances(database, id),
    events: listEventsSince(database, id, new Date(now.getTime() - daysOfNews * 86_400_000).toISOString()),
    before: findVisitBefore(database, id, ticket?.sessionHash ?? ''),
  }))

  const record = recordOf(viewer.candidateId, facts, program.creditValidityMonths)
  const held = standing(program, viewer.candidateId, record, today(c))
  if (wantsJson(c)) return c.json(held)

  const answers = standingAnswers(given)
  const asked = program.questions.filter((question) => hasBegun(question, held.on))
  const unanswered = asked.filter(({ code }) => !answers.has(code)).length
  const otherEmail = person && otherEmailOf(person, contacts)
  const agreement = program.agreements.find(({ acceptedBy }) => acceptedBy === 'exam')
  const accepted = allAccepted(record.agreements, here)
  const inForce = agreement && valueOn<AgreementVersion>(agreement.versions, held.on)
  const isToAccept = inForce && !isAccepted(accepted, agreement.code, inForce.version)
  const open: Sentence[] = [
    ...(isToAccept ? [[{ text: `Accept the ${agreement.name}`, href: paths.certificationAgreement }, '.']] : []),
    ...(unanswered > 0 ? [[{ text: `Answer ${countOf(unanswered, 'question')}`, href: paths.settings }, '.']] : []),
    ...(otherEmail
      ? [['The program has ', { text: 'another email address', href: paths.contact }, ' for you.'] satisfies Sentence]
      : []),
  ]
  const name = fullName({ first: person?.firstName ?? '', last: person?.lastName ?? '' }, program.familyNameFirst)
  const view = viewHome(program, record, held, { visitBefore: before?.seenAt, events })
  return page(c, <HomePage frame={frameOf(c, viewer)} name={name} view={view} open={open} />)
})
