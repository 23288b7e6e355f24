import { and, asc, gt, isNotNull, isNull, ne, type Placeholder, sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import { type Database, rows } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { named, prepareRow } from '../prepared.ts'
import { records } from '../facts/schema-facts.ts'
import { items } from '../orders/schema-orders.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { events } from './schema-events.ts'

/** Of anybody: so that the index of those that wait is gone through, and not the table. */
const isWaiting = sql`${events.settledAt} is null and ${events.candidateId} > ''`

const recipient = sql<string>`coalesce(${accounts.provedEmail}, ${candidates.email})`

/** The day to tell on, and the rules of now. */
export interface Telling {
  readonly today: Day
  readonly rules: string
}

/**
 * What can be told: there is an address, and the person has been told nothing else on the day. Where the holdings were made
 * by other rules, it waits until they are made again.
 */
function canBeTold({ today, rules }: Telling | Record<keyof Telling, Placeholder>) {
  return and(
    isWaiting,
    ne(recipient, ''),
    sql`not exists (select 1 from ${records} where ${records.candidateId} = ${events.candidateId}
      and ${records.rules} is not ${rules})`,
    sql`not exists (select 1 from ${events} as told
      where told.candidate_id = ${events.candidateId} and told.mailed_on = ${today})`,
  )
}

/** How many people wait for news: with an operator's yes, and without one. */
export function countWaiting(db: Database, telling: Telling) {
  const people = (condition: ReturnType<typeof isNull>) =>
    sql<number>`count(distinct case when ${condition} then ${events.candidateId} end)`
  return db
    .select({
      released: people(isNotNull(events.releasedAt)).as('released'),
      asking: people(isNull(events.releasedAt)).as('asking'),
    })
    .from(events)
    .innerJoin(candidates, sql`${candidates.id} = ${events.candidateId}`)
    .leftJoin(accounts, sql`${accounts.candidateId} = ${events.candidateId}`)
    .where(canBeTold(telling))
}

const askingPeople = prepareRow((db) =>
  db
    .select({
      people: sql<number>`count(distinct ${events.candidateId})`.as('people'),
      first: sql<string | null>`min(${events.at})`.as('first'),
    })
    .from(events)
    .innerJoin(candidates, sql`${candidates.id} = ${events.candidateId}`)
    .leftJoin(accounts, sql`${accounts.candidateId} = ${events.candidateId}`)
    .where(
      and(canBeTold({ today: sql.placeholder('today'), rules: sql.placeholder('rules') }), isNull(events.releasedAt)),
    ),
)

/** How many people's news nobody has said yes to yet, and since when the first has waited. */
export function countAsking(db: Database, telling: Telling) {
  return askingPeople(db, { ...telling })
}

/** What is to be told to the next people, person by person. */
export function listWaitingNews(
  db: Database,
  telling: Telling,
  { after, onlyReleased, most }: { readonly after: string; readonly onlyReleased: boolean; readonly most: number },
) {
  const { id, candidateId, kind, certification } = events
  return db
    .select({
      ...named({ id, candidateId, kind, certification }),
      /** JSON. */
      detail: sql<string>`${events.detail}`.as('detail'),
      recipient: recipient.as('recipient'),
      hasLogin: sql<0 | 1>`${accounts.candidateId} is not null`.as('hasLogin'),
      hasKit: sql<0 | 1>`exists (select 1 from ${items} where ${items.candidateId} = ${candidateId}
        and ${items.certification} = ${certification} and ${items.state} = 'queued')`.as('hasKit'),
    })
    .from(events)
    .innerJoin(candidates, sql`${candidates.id} = ${candidateId}`)
    .leftJoin(accounts, sql`${accounts.candidateId} = ${candidateId}`)
    .where(and(canBeTold(telling), gt(candidateId, after), onlyReleased ? isNotNull(events.releasedAt) : undefined))
    .orderBy(asc(candidateId), asc(id))
    .limit(most)
}

export type WaitingNews = Awaited<ReturnType<typeof listWaitingNews>>[number]

/** Aborts the batch it is part of where one of these was settled meanwhile. */
export function guardWaiting(db: Database, told: readonly WaitingNews[]) {
  return abortWhere(
    db,
    sql`from ${events} where ${events.id} in (select value from json_each(${rows(told.map(({ id }) => id))}))
      and ${events.settledAt} is not null`,
  )
}

/** These events need not be told any more: a mail tells of them, or nothing is left to tell. */
export function settle(
  db: Database,
  settled: readonly WaitingNews[],
  by: { readonly at: string; readonly mailId: string | null; readonly mailedOn: Day | null },
) {
  return db
    .update(events)
    .set({ settledAt: by.at, mailId: by.mailId, mailedOn: by.mailedOn })
    .where(sql`${events.id} in (select value from json_each(${rows(settled.map(({ id }) => id))}))`)
}

const asksForRelease = sql`${isWaiting} and ${events.releasedAt} is null`

/** How many people's news wait for a yes or a no, to be worked out by another statement. */
export const askingCount = sql<number>`(select count(distinct candidate_id) from ${events} where ${asksForRelease})`
export const isAnyAsking = sql`exists (select 1 from ${events} where ${asksForRelease})`

/** An operator's yes to all that waits for one. */
export function releaseWaiting(db: Database, releasedAt: string) {
  return db.update(events).set({ releasedAt }).where(asksForRelease).returning({ candidateId: events.candidateId })
}

/** An operator's no: nobody is told of what waits for a yes. */
export function discardWaiting(db: Database, at: string) {
  return db.update(events).set({ settledAt: at }).where(asksForRelease).returning({ candidateId: events.candidateId })
}
