import { randomId } from '../../adapters/secrets.ts'
import { mostAlone } from '../../core/announcements.ts'
import { listWaiting } from '../../data/badges/ended-keys.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { type Announcement, changeAnnouncement, findUnderWay, guardState } from '../../data/mail/announcements.ts'
import { listLookedAt } from '../../data/mail/audience.ts'
import { type NewMail, writeMails } from '../../data/mail/outbox.ts'
import { guardNotErased } from '../../data/people/erasures.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import type { Budget } from '../budget.ts'
import { audienceFor } from './audience.ts'

const template = 'announcement'
/** So many wait in the outbox at once, however many there are: other mails are never far behind them. */
export const mostWaiting = 200
/** People that one step looks at. */
const peopleAtOnce = 500
const shownOfSample = 5

/**
 * Counts the people of new announcements, and puts the mails of the one that is being sent into the outbox: a step of people
 * at a time, on from where it was. Each step and its cursor are one batch, so a step is done once, even with several workers.
 * True where the budget ends it.
 */
export async function sendSomeAnnouncements(
  env: Bindings,
  program: Program,
  now: Date,
  budget: Budget,
  atOnce = peopleAtOnce,
): Promise<boolean> {
  const db = openDatabase(env.DB)
  for (const one of await findUnderWay(db)) {
    const step = one.state === 'counting' ? countStep : writeStep
    const end = await allSteps(db, program, one, step, { now, budget, atOnce })
    if (end === 'budget is spent') return true
  }
  return false
}

interface Around {
  readonly now: Date
  readonly budget: Budget
  readonly atOnce: number
}

async function allSteps(db: Database, program: Program, first: Announcement, step: typeof countStep, around: Around) {
  for (let one = first; !around.budget.isSpent();) {
    try {
      const next = await step(db, program, one, around)
      if (typeof next === 'string') return next
      one = next
    } catch (error) {
      // Another worker goes on with it, or it was stopped.
      if (isRefusedByGuard(error)) return 'someone else continues'
      throw error
    }
  }
  return 'budget is spent'
}

type Step = Announcement | 'done' | 'outbox is full'

async function countStep(db: Database, program: Program, one: Announcement, around: Around): Promise<Step> {
  const { found, last, isLast } = await lookAt(db, program, one, around)
  const sample = [...(JSON.parse(one.sample) as string[]), ...found.map(({ candidateId }) => candidateId)]
  const changes = {
    counted: one.counted + found.length,
    sample: JSON.stringify(sample.slice(0, shownOfSample)),
    upTo: isLast ? '' : last,
    ...(isLast && { state: 'draft' as const, countedAt: around.now.toISOString() }),
  }
  await db.batch([guardState(db, one.id, ['counting'], one.upTo), changeAnnouncement(db, one.id, changes)])
  return isLast ? 'done' : { ...one, ...changes }
}

async function writeStep(db: Database, program: Program, one: Announcement, around: Around): Promise<Step> {
  const { found, last, isLast, waiting } = await lookAt(db, program, one, around)
  const room = mostWaiting - waiting
  if (room <= 0) return 'outbox is full'
  const fitting = found.slice(0, Math.min(room, one.isForMany === 1 ? room : mostAlone - one.written))
  const isWhole = fitting.length === found.length
  // More people than were counted, and no second owner has confirmed that.
  const isTooMany = !isWhole && fitting.length < room
  const isDone = isTooMany || (isWhole && isLast)
  const at = around.now.toISOString()
  const mails = fitting.map(({ candidateId, recipient }): NewMail => {
    return { id: randomId(), candidateId, recipient, template, data: { announcement: one.id }, createdAt: at }
  })
  const changes = {
    written: one.written + mails.length,
    upTo: isWhole ? last : (fitting.at(-1)?.candidateId ?? one.upTo),
    ...(isDone && { state: isTooMany ? ('stopped' as const) : ('sent' as const), endedAt: at }),
  }
  await db.batch([
    guardState(db, one.id, ['sending'], one.upTo),
    guardNotErased(
      db,
      fitting.map(({ candidateId }) => candidateId),
      [],
    ),
    writeMails(db, mails),
    changeAnnouncement(db, one.id, changes),
  ])
  return isDone ? 'done' : { ...one, ...changes }
}

/** Those of the next people who are meant, up to whom that is, and how many of these mails wait already. */
async function lookAt(db: Database, program: Program, one: Announcement, { now, atOnce }: Around) {
  const [people, waiting] = await db.batch([
    listLookedAt(db, audienceFor(program, one, now), one.upTo, atOnce),
    listWaiting(db, template, mostWaiting),
  ])
  return {
    found: people.filter(({ isMeant }) => isMeant === 1),
    last: people.at(-1)?.candidateId ?? one.upTo,
    isLast: people.length < atOnce,
    waiting: waiting.length,
  }
}
