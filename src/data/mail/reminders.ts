import { sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import { type Database, rows } from '../database.ts'
import { events } from '../events/schema-events.ts'
import { abortWhere } from '../facts/records.ts'
import { holdings, records } from '../facts/schema-facts.ts'
import { insertEach } from '../insert-select.ts'
import { isErased } from '../people/erasures.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { addressOf, isRefusing, isSiteOnly, lastAnswer } from './reachable.ts'
import { reminders } from './schema-reminders.ts'

/** Written so that SQLite uses the index of ends that haven't been checked yet. */
const isPlanned = sql`${holdings.status} <> 'active' and ${holdings.remindOn} > ''`

/** No day: no reminder is left. */
export const never: Day = '9999-12-31'

/**
 * Sets the first day to check for ends that have none yet: some days before the first step, which is this many months or
 * days ahead; or never, if they are long over. Up to a limit.
 */
export function planEnds(
  db: Database,
  { months, days, over }: { readonly months: number; readonly days: number; readonly over: Day },
  most: number,
) {
  const first = sql`min(date(${holdings.since}, ${`-${months} months`}, '-4 days'), date(${holdings.since}, ${`-${days + 2} days`}))`
  return db
    .update(holdings)
    .set({
      remindOn: sql`case when ${holdings.status} <> 'revoked' and ${holdings.since} > ${over} then ${first} else ${never} end`,
    })
    .where(
      sql`rowid in (select own.rowid from ${holdings} as own where own.status <> 'active' and own.remind_on = ''
        limit ${most})`,
    )
    .returning({ one: sql<number>`1` })
}

/** People with an end to look at by a day, the one that has waited longest first; not while their holdings are being made again. */
export function listToRemind(db: Database, today: Day, rules: string, most: number) {
  return db
    .selectDistinct({ candidateId: holdings.candidateId })
    .from(holdings)
    .where(
      sql`${isPlanned} and ${holdings.remindOn} <= ${today} and not exists (select 1 from ${records}
        where ${records.candidateId} = ${holdings.candidateId} and ${records.rules} is not ${rules})`,
    )
    .limit(most)
}

const inList = (people: readonly string[]) => sql`(select value from json_each(${rows(people)}))`

/** All ends of some people that are due for a check by a day. */
export function listPlanned(db: Database, people: readonly string[]) {
  const { candidateId, certification, since, remindOn } = holdings
  return db
    .select({ candidateId, certification, since, remindOn })
    .from(holdings)
    .where(sql`${candidateId} in ${inList(people)} and ${isPlanned}`)
}

export type PlannedEnd = Awaited<ReturnType<typeof listPlanned>>[number]

/** What some people were reminded of. */
export function listReminders(db: Database, people: readonly string[]) {
  return db
    .select()
    .from(reminders)
    .where(sql`${reminders.candidateId} in ${inList(people)}`)
}

/** Where some people are written to, and whether they want it; those without an address are not among them. */
export function listReachable(
  db: Database,
  people: readonly string[],
  { question, refusingSince }: { readonly question: string | undefined; readonly refusingSince: string },
) {
  return db
    .select({
      candidateId: candidates.id,
      recipient: addressOf,
      hasLogin: sql<0 | 1>`${accounts.candidateId} is not null`,
      answer: lastAnswer(sql`${candidates.id}`, question),
      isRefusing: sql<0 | 1>`${isRefusing(refusingSince)}`,
      isSiteOnly: sql<0 | 1>`${isSiteOnly(sql`${candidates.id}`, 'reminders')}`,
    })
    .from(candidates)
    .leftJoin(accounts, sql`${accounts.candidateId} = ${candidates.id}`)
    .where(sql`${candidates.id} in ${inList(people)} and ${addressOf} <> '' and not ${isErased(sql`${candidates.id}`)}`)
}

export type Reachable = Awaited<ReturnType<typeof listReachable>>[number]

/** Their expiry events since a moment, and whether the news was sent or still waits. */
export function listExpiredEvents(db: Database, people: readonly string[], since: string) {
  const { id, candidateId, certification, settledAt } = events
  return db
    .select({ id, candidateId, certification, settledAt })
    .from(events)
    .where(sql`${candidateId} in ${inList(people)} and ${events.kind} = 'expired' and ${events.at} > ${since}`)
}

/** How many were reminded on a day, up to so many. */
export function listRemindedOn(db: Database, day: Day, most: number) {
  return db
    .select({ one: sql<number>`1` })
    .from(reminders)
    .where(sql`${reminders.mailedOn} = ${day}`)
    .limit(most)
}

/** Of what a mail reminds of, that which still ends on that day. */
export function listStillEnding(db: Database, candidateId: string, mailId: string) {
  return db
    .select({ certification: reminders.certification })
    .from(reminders)
    .where(
      sql`${reminders.candidateId} = ${candidateId} and ${reminders.mailId} = ${mailId}
        and exists (select 1 from ${holdings} as own where own.candidate_id = ${reminders.candidateId}
          and own.certification = ${reminders.certification} and own.status <> 'active'
          and own.since = date(${reminders.lastDay}, '+1 day'))`,
    )
}

interface Replanned extends PlannedEnd {
  /** Sets the day of the next check. */
  readonly next: Day
}

/** Aborts the batch if one of these ends was checked by another worker, or has changed. */
export function guardPlanned(db: Database, looked: readonly Replanned[]) {
  const seen = looked.map((one) => [one.candidateId, one.certification, one.since, one.remindOn])
  return abortWhere(
    db,
    sql`from json_each(${rows(seen)}) as was left join ${holdings} on ${holdings.candidateId} = was.value ->> 0
      and ${holdings.certification} = was.value ->> 1 and ${holdings.since} = was.value ->> 2
      where ${holdings.remindOn} is not was.value ->> 3`,
  )
}

export function planNext(db: Database, looked: readonly Replanned[]) {
  const list = rows(looked.map((one) => [one.candidateId, one.certification, one.since, one.next]))
  return db
    .update(holdings)
    .set({ remindOn: sql`plan.value ->> 3` })
    .from(sql`json_each(${list}) as plan`)
    .where(
      sql`${holdings.candidateId} = plan.value ->> 0 and ${holdings.certification} = plan.value ->> 1
        and ${holdings.since} = plan.value ->> 2`,
    )
}

export function addReminders(db: Database, written: readonly (typeof reminders.$inferInsert)[]) {
  const columns = ['candidateId', 'certification', 'lastDay', 'step', 'mailId', 'mailedOn'] as const
  return insertEach(db, reminders, columns, written, {})
}

/** Marks these events as covered by a reminder. Events already sent as news are unchanged. */
export function settleByReminders(
  db: Database,
  settled: readonly { readonly id: number; readonly mailId: string }[],
  by: { readonly at: string; readonly mailedOn: Day },
) {
  return db
    .update(events)
    .set({ settledAt: by.at, mailedOn: by.mailedOn, mailId: sql`own.value ->> 1` })
    .from(sql`json_each(${rows(settled.map(({ id, mailId }) => [id, mailId]))}) as own`)
    .where(sql`${events.id} = own.value ->> 0 and ${events.settledAt} is null`)
}
