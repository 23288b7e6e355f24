import { randomId } from '../../adapters/secrets.ts'
import { addDays, type Day, dayOf } from '../../core/calendar.ts'
import { personOf } from '../../core/feeds/aliases.ts'
import { type KeptFact, factsByPerson, recordOf } from '../../core/record.ts'
import { standing } from '../../core/standing/judge.ts'
import type { Database } from '../../data/database.ts'
import { listHoldingsOf } from '../../data/facts/holdings.ts'
import { guardFactsVersions, listFactsVersions } from '../../data/facts/records.ts'
import { type NewMail, writeMails } from '../../data/mail/outbox.ts'
import {
  addReminders,
  guardPlanned,
  listExpiredEvents,
  listPlanned,
  listReachable,
  listReminders,
  planNext,
  type Reachable,
  settleByReminders,
} from '../../data/mail/reminders.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { type Ending, wordsOfReminder } from '../../wording/reminders.ts'
import { readPeople } from '../holdings/read-people.ts'
import { refusingSince } from './audience.ts'
import { type Looked, lookAt } from './look-at-ends.ts'

const daysOfNews = 10

interface Around {
  readonly now: Date
  /** Whether reminders that should have gone long ago may go today. */
  readonly mayBeLate: boolean
}

/** Looks at the ends of some people, and writes their mails: all of it in one batch, or nothing. Gives how many. */
export async function remindPeople(
  db: Database,
  program: Program,
  people: readonly string[],
  { now, mayBeLate }: Around,
): Promise<number> {
  const today = dayOf(now, program.timeZone)
  const question = program.questions.find(({ decides }) => decides === 'notifications')?.code
  const { facts, held, counted, ids, aliases } = await readPeople(db, people, () => ({
    held: listHoldingsOf(db, people),
    counted: listFactsVersions(db, people),
  }))
  const [planned, told, reachable, expired] = await db.batch([
    listPlanned(db, people),
    listReminders(db, ids),
    listReachable(db, people, { question, refusingSince: refusingSince(now) }),
    listExpiredEvents(db, people, new Date(now.getTime() - daysOfNews * 86_400_000).toISOString()),
  ])
  const factsOf = factsByPerson(facts)
  const looked = people.map((candidateId) =>
    lookAt(program, candidateId, {
      today,
      mayBeLate,
      periods: held.filter((one) => one.candidateId === candidateId),
      planned: planned.filter((one) => one.candidateId === candidateId),
      // Where two records were merged, those of both.
      told: told.filter((one) => personOf(aliases, one.candidateId) === candidateId),
      isTold: (certification) =>
        expired.some(
          (one) => one.candidateId === candidateId && one.certification === certification && one.settledAt !== null,
        ),
      person: reachable.find((one) => one.candidateId === candidateId),
    }),
  )
  const written = looked.flatMap(({ candidateId, due }) => {
    const person = reachable.find((one) => one.candidateId === candidateId)
    return due.length > 0 && person
      ? [{ due, mail: mailOf(program, person, due, { facts: factsOf.get(candidateId) ?? [], today, now }) }]
      : []
  })
  const plans = looked.flatMap((one) => one.plans)
  await db.batch([
    guardPlanned(db, plans),
    guardFactsVersions(db, new Map(counted.map(({ candidateId, factsVersion }) => [candidateId, factsVersion]))),
    planNext(db, plans),
    writeMails(
      db,
      written.map(({ mail }) => mail),
    ),
    addReminders(
      db,
      written.flatMap(({ due, mail }) =>
        due.map(({ end: { certification, lastDay }, step }) => {
          return { candidateId: mail.candidateId!, certification, lastDay, step, mailId: mail.id, mailedOn: today }
        }),
      ),
    ),
    settleByReminders(
      db,
      written.flatMap(({ due, mail }) =>
        expired
          .filter(
            (event) =>
              event.candidateId === mail.candidateId &&
              event.settledAt === null &&
              due.some(({ end }) => end.certification === event.certification && end.lastDay < today),
          )
          .map(({ id }) => ({ id, mailId: mail.id })),
      ),
      { at: now.toISOString(), mailedOn: today },
    ),
  ])
  return written.length
}

function mailOf(
  program: Program,
  { candidateId, recipient, hasLogin }: Reachable,
  due: Looked['due'],
  { facts, today, now }: { readonly facts: readonly KeptFact[]; readonly today: Day; readonly now: Date },
): NewMail {
  const record = recordOf(candidateId, facts, program.creditValidityMonths)
  const on = (day: Day) => standing(program, candidateId, record, day).certifications
  const held = on(today)
  const rankOf = ({ end }: Looked['due'][number]) => {
    const at = held.findIndex(({ code }) => code === end.certification)
    return at < 0 ? held.length : at
  }
  // The highest first, as they are listed everywhere.
  const sorted = due.toSorted((one, other) => rankOf(one) - rankOf(other))
  const endings = sorted.map(({ end, isFar }): Ending => {
    const willBe = end.becomes === 'suspended' && end.lastDay >= today ? on(addDays(end.lastDay, 1)) : []
    const isMeant = ({ code }: { readonly code: string }) => code === end.certification
    return { end, isFar, standing: held.find(isMeant), after: willBe.find(isMeant) }
  })
  const { subject, lines, next } = wordsOfReminder(program, endings, today)
  const to = hasLogin === 1 ? next : { text: 'Set up your login', href: paths.firstTime }
  return {
    id: randomId(),
    candidateId,
    recipient,
    template: 'reminder',
    data: {
      subject,
      lines: JSON.stringify(lines),
      next: to.text,
      href: to.href,
      login: hasLogin === 1 ? 'yes' : 'no',
    },
    createdAt: now.toISOString(),
  }
}
