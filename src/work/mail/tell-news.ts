import { rulesOf } from '../../adapters/rules-hash.ts'
import { randomId } from '../../adapters/secrets.ts'
import { dayOf } from '../../core/calendar.ts'
import { isChange } from '../../core/events/event.ts'
import { netEvents } from '../../core/events/net-events.ts'
import { eventOf } from '../../data/events/events.ts'
import { countWaiting, guardWaiting, listWaitingNews, settle, type WaitingNews } from '../../data/events/news.ts'
import type { EventDetail } from '../../data/events/schema-events.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { findRunningImport } from '../../data/imports/imports.ts'
import { type NewMail, writeMail } from '../../data/mail/outbox.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import type { Bindings } from '../../env.ts'
import { paths } from '../../paths.ts'
import type { Program } from '../../program/program.ts'
import { type EventWords, wordsOfEvent } from '../../wording/events.ts'
import { afterAnswer, type Budget, openBudget } from '../budget.ts'

/** More people than these, told at once, wait for an operator's yes. */
export const mostUnasked = 100
export const rowsAtOnce = 100

/**
 * Puts one mail a day into the outbox for everybody to whom something happened, and where they are too many only for those
 * an operator has said yes to. Not while a file comes in, which may bring more.
 */
export async function tellNews(env: Bindings, program: Program, now: Date): Promise<void> {
  const { env: counted, budget } = openBudget(env, afterAnswer)
  await tellSomeNews(counted, program, now, budget)
}

/** The same within a budget. True if people may be left. */
export async function tellSomeNews(env: Bindings, program: Program, now: Date, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  const telling = tellingOf(program, now)
  const [running, [count]] = await db.batch([findRunningImport(db), countWaiting(db, telling)])
  if (running.length > 0) return false
  const onlyReleased = count!.asking > mostUnasked
  for (let after = ''; !budget.isSpent();) {
    const found = await listWaitingNews(db, telling, { after, onlyReleased, most: rowsAtOnce })
    const people = [...Map.groupBy(found, ({ candidateId }) => candidateId).values()]
    // The last of a full page may have more on the next.
    const whole = found.length === rowsAtOnce && people.length > 1 ? people.slice(0, -1) : people
    if (!(await tell(db, program, whole, now))) return false
    if (found.length < rowsAtOnce) return false
    after = whole.at(-1)![0]!.candidateId
  }
  return true
}

/** The day to tell on, and the rules of now. */
export function tellingOf(program: Program, now: Date) {
  return { today: dayOf(now, program.timeZone), rules: rulesOf(program) }
}

/** Writes the mails and settles their events in one batch; false if another worker has begun with these people. */
async function tell(
  db: Database,
  program: Program,
  people: readonly (readonly WaitingNews[])[],
  now: Date,
): Promise<boolean> {
  if (people.length === 0) return true
  const [at, today] = [now.toISOString(), dayOf(now, program.timeZone)]
  const writes = people.flatMap((events) => {
    const words = wordsOf(program, events, today)
    // A change that was undone before its mail is not mentioned.
    if (words.length === 0) return [settle(db, events, { at, mailId: null, mailedOn: null })]
    const mail = mailOf(events[0]!, words, at)
    return [writeMail(db, mail), settle(db, events, { at, mailId: mail.id, mailedOn: today })]
  })
  try {
    await db.batch([guardWaiting(db, people.flat()), ...writes])
    return true
  } catch (error) {
    if (isRefusedByGuard(error)) return false
    throw error
  }
}

/** What a person would read of these events. */
export function wordsOf(program: Program, events: readonly WaitingNews[], today: string): EventWords[] {
  const kitOf = new Set(events.flatMap(({ certification, hasKit }) => (hasKit === 1 ? certification : [])))
  return netEvents(events.map(known)).map((event) =>
    wordsOfEvent(program, event, today, isChange(event) && kitOf.has(event.certification)),
  )
}

function known({ detail, ...event }: WaitingNews) {
  return eventOf({ ...event, detail: JSON.parse(detail) as EventDetail })
}

function mailOf(
  { candidateId, recipient, hasLogin }: WaitingNews,
  words: readonly EventWords[],
  createdAt: string,
): NewMail {
  const [first] = words
  const next = hasLogin === 1 ? first!.next : { text: 'Set up your login', href: paths.firstTime }
  return {
    id: randomId(),
    candidateId,
    recipient,
    template: 'news',
    data: {
      subject: words.length === 1 ? first!.said : `${words.length} changes to your certifications`,
      lines: JSON.stringify(words.map(({ said, more }) => [`${said}.`, ...more].join(' '))),
      next: next.text,
      href: next.href,
      login: hasLogin === 1 ? 'yes' : 'no',
    },
    createdAt,
  }
}
