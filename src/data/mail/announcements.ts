import { desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Audience } from '../../core/announcements.ts'
import { colleagueRoles, colleagues } from '../colleagues/schema-colleagues.ts'
import { type Database, rows } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { candidates } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRow, prepareRows, rowsOf } from '../prepared.ts'
import { announcements } from './schema-announcements.ts'
import { outbox } from './schema-mail.ts'

export type Announcement = typeof announcements.$inferSelect

export function addAnnouncement(
  db: Database,
  one: Pick<Announcement, 'id' | 'subject' | 'text' | 'link' | 'audience' | 'candidateId' | 'createdAt' | 'createdBy'>,
) {
  return db.insert(announcements).values({ ...one, state: 'counting' })
}

const nameOf = (id: SQL) => sql<string | null>`(select who.name from ${colleagues} as who where who.id = ${id})`

const shown = {
  ...named({
    id: announcements.id,
    subject: announcements.subject,
    text: announcements.text,
    link: announcements.link,
    createdAt: announcements.createdAt,
    upTo: announcements.upTo,
    counted: announcements.counted,
    sample: announcements.sample,
    written: announcements.written,
  }),
  state: sql<Announcement['state']>`${announcements.state}`.as('state'),
  /** JSON. */
  audience: sql<string>`${announcements.audience}`.as('audience'),
  candidateId: sql<string | null>`${announcements.candidateId}`.as('candidateId'),
  countedAt: sql<string | null>`${announcements.countedAt}`.as('countedAt'),
  askedBy: sql<string | null>`${announcements.askedBy}`.as('askedBy'),
  askedAt: sql<string | null>`${announcements.askedAt}`.as('askedAt'),
  startedAt: sql<string | null>`${announcements.startedAt}`.as('startedAt'),
  isForMany: sql<0 | 1>`${announcements.isForMany}`.as('isForMany'),
  endedAt: sql<string | null>`${announcements.endedAt}`.as('endedAt'),
  createdByName: nameOf(sql`${announcements.createdBy}`).as('createdByName'),
  askedByName: nameOf(sql`${announcements.askedBy}`).as('askedByName'),
  startedByName: nameOf(sql`${announcements.startedBy}`).as('startedByName'),
}

function read<Row extends { readonly audience: string; readonly sample: string }>({ audience, sample, ...row }: Row) {
  return { ...row, audience: JSON.parse(audience) as Audience, sample: JSON.parse(sample) as readonly string[] }
}

const one = prepareRow(
  (db) =>
    db
      .select(shown)
      .from(announcements)
      .where(eq(announcements.id, sql.placeholder('id'))),
  read,
)

export function findAnnouncement(db: Database, id: string) {
  return one(db, { id })
}

export type FoundAnnouncement = NonNullable<FoundIn<ReturnType<typeof findAnnouncement>>>

/** What the mail of an announcement says, and whether it is still to go out. */
export function findWords(db: Database, id: string) {
  const { subject, text, link, state } = announcements
  return db.select({ subject, text, link, state }).from(announcements).where(eq(announcements.id, id))
}

/** The newest, or those with some words in their subject or text. */
export function listAnnouncements(
  db: Database,
  { search, skip }: { readonly search: string | undefined; readonly skip: number },
  most: number,
) {
  const words = sql`instr(lower(${announcements.subject} || ' ' || ${announcements.text}), lower(${search ?? ''})) > 0`
  return rowsOf(
    db,
    db
      .select(shown)
      .from(announcements)
      .where(sql`${announcements.createdAt} > '' ${search ? sql`and ${words}` : sql``}`)
      .orderBy(desc(announcements.createdAt))
      .limit(most)
      .offset(skip),
  )
}

export const audienceOf = (row: { readonly audience: string }) => JSON.parse(row.audience) as Audience

const asking = prepareRows((db) =>
  db
    .select({
      ...named({ id: announcements.id, subject: announcements.subject, counted: announcements.counted }),
      askedAt: sql<string>`${announcements.askedAt}`.as('askedAt'),
      askedBy: sql<string>`${announcements.askedBy}`.as('askedBy'),
      askedByName: nameOf(sql`${announcements.askedBy}`).as('askedByName'),
    })
    .from(announcements)
    .where(sql`${announcements.state} = 'asked'`)
    .orderBy(announcements.askedAt)
    .limit(20),
)

/** Those waiting for a second owner to confirm, oldest first. */
export function listAsking(db: Database) {
  return asking(db, {})
}

// Of any address: so that the index of those in force is gone through.
const ownersInForce = sql`(select count(*) from ${colleagues} as who where who.ended_at is null and who.email > ''
  and exists (select 1 from ${colleagueRoles} as own
    where own.colleague_id = who.id and own.role = 'owner' and own.ended_at is null))`

const owners = prepareRow((db) => db.select({ count: sql<number>`${ownersInForce}`.as('count') }).from(sql`(select 1)`))

/** How many owners there are: an only owner decides alone. */
export function countOwners(db: Database) {
  return owners(db, {})
}

const people = prepareRows((db) =>
  db
    .select(
      named({
        candidateId: candidates.id,
        firstName: candidates.firstName,
        lastName: candidates.lastName,
        country: candidates.country,
      }),
    )
    .from(candidates)
    .where(
      sql`${candidates.id} in (select who.value from ${announcements} as own, json_each(own.sample) as who
        where own.id = ${sql.placeholder('id')})`,
    )
    .orderBy(candidates.id),
)

/** The first people that an announcement would go to. */
export function listSample(db: Database, id: string) {
  return people(db, { id })
}

/** The one that is being counted or sent and has waited longest. */
export function findUnderWay(db: Database) {
  return db
    .select()
    .from(announcements)
    .where(sql`${announcements.state} in ('counting', 'sending')`)
    .orderBy(announcements.createdAt)
    .limit(20)
}

/** Aborts the batch it is part of unless an announcement is in one of these states, and has come so far. */
export function guardState(db: Database, id: string, states: readonly Announcement['state'][], upTo?: string) {
  const isThere = upTo === undefined ? sql`` : sql`and own.up_to = ${upTo}`
  return abortWhere(
    db,
    sql`where not exists (select 1 from ${announcements} as own where own.id = ${id}
      and own.state in (select value from json_each(${rows(states)})) ${isThere})`,
  )
}

/** Aborts the batch it is part of while another one is being sent. */
export function guardOnlyOne(db: Database) {
  return abortWhere(db, sql`where exists (select 1 from ${announcements} as own where own.state = 'sending')`)
}

/** Aborts the batch it is part of unless this owner is the only one, or another one has asked. */
export function guardSecondYes(db: Database, id: string, colleagueId: string) {
  return abortWhere(
    db,
    sql`where ${ownersInForce} > 1 and not exists (select 1 from ${announcements} as own
      where own.id = ${id} and own.state = 'asked' and own.asked_by <> ${colleagueId})`,
  )
}

export function changeAnnouncement(db: Database, id: string, changes: Partial<Omit<Announcement, 'id'>>) {
  return db.update(announcements).set(changes).where(eq(announcements.id, id))
}

/** Cancels the mails of an announcement that still wait in the outbox. */
export function withdrawMails(db: Database, id: string) {
  return db
    .update(outbox)
    .set({ state: 'given-up', error: 'stopped' })
    .where(
      sql`${outbox.template} = 'announcement' and ${outbox.state} = 'waiting' and ${outbox.data} ->> 'announcement' = ${id}`,
    )
}
