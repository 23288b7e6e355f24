import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { type FoundIn, named, prepareRow, rowsOf } from '../prepared.ts'
import { outbox } from './schema-mail.ts'

/** Not sent by someone's decision: these didn't fail. */
const notWanted: readonly string[] = ['declined', 'site-only', 'stopped', 'over', 'withdrawn']

const isTrouble = sql`${outbox.state} = 'given-up'
  and ${outbox.error} not in (select value from json_each(${rows(notWanted)}))`

const listed = {
  ...named({
    id: outbox.id,
    recipient: outbox.recipient,
    template: outbox.template,
    createdAt: outbox.createdAt,
    tries: outbox.tries,
  }),
  candidateId: sql<string | null>`${outbox.candidateId}`.as('candidateId'),
  error: sql<string | null>`${outbox.error}`.as('error'),
  handledAt: sql<string | null>`${outbox.handledAt}`.as('handledAt'),
  /** The person's address has changed since, and the old one may belong to someone else. As SQL text, since it is selected. */
  hasMoved: sql<0 | 1>`outbox.candidate_id is not null and not exists (select 1 from candidates as who
    left join accounts as own on own.candidate_id = who.id
    where who.id = outbox.candidate_id
      and lower(coalesce(own.proved_email, who.email)) = lower(outbox.recipient))`.as('hasMoved'),
}

export interface GivenUpQuery {
  /** Those that still need a decision, or those that are dismissed. */
  readonly isOpen: boolean
  /** A candidate id or an address: then all of theirs. */
  readonly search: string | undefined
  /** Mails to other people are the candidates' own and are left out. */
  readonly but: readonly string[]
  readonly skip: number
}

/** Mails that could not be sent, the newest first. */
export function listGivenUp(db: Database, { isOpen, search, but, skip }: GivenUpQuery, most: number) {
  const which: SQL = search
    ? sql`${outbox.id} in (select own.id from ${outbox} as own where own.candidate_id = upper(${search})
        union select own.id from ${outbox} as own where lower(own.recipient) = lower(${search}))`
    : isOpen
      ? sql`${outbox.handledAt} is null`
      : sql`${outbox.handledAt} > ''`
  return rowsOf(
    db,
    db
      .select(listed)
      .from(outbox)
      .where(sql`${isTrouble} and ${which} and ${outbox.template} not in (select value from json_each(${rows(but)}))`)
      .orderBy(sql`${outbox.createdAt} desc`)
      .limit(most)
      .offset(skip),
  )
}

export type GivenUpMail = FoundIn<ReturnType<typeof listGivenUp>>[number]

const one = prepareRow((db) =>
  db
    .select(listed)
    .from(outbox)
    .where(sql`${outbox.id} = ${sql.placeholder('id')} and ${isTrouble}`),
)

/** One of them. */
export function findGivenUp(db: Database, id: string) {
  return one(db, { id })
}

const open = prepareRow((db) => {
  const nearest = sql`from ${outbox} where ${isTrouble} and ${outbox.handledAt} is null
    and ${outbox.template} not in (select value from json_each(${sql.placeholder('but')}))`
  return db
    .select({
      count: sql<number>`(select count(*) from (select 1 ${nearest} limit 1000))`.as('count'),
      first: sql<string | null>`(select ${outbox.createdAt} ${nearest} order by ${outbox.createdAt} limit 1)`.as(
        'first',
      ),
    })
    .from(sql`(select 1)`)
})

/** How many mails could not be sent and wait for a decision, up to a thousand, and since when. */
export function countGivenUp(db: Database, but: readonly string[]) {
  return open(db, { but: rows(but) })
}

/** Aborts the batch it is part of where a mail is not one of those any more; with `isOpen`, where it is done with. */
export function guardGivenUp(db: Database, id: string, but: readonly string[], isOpen: boolean) {
  return abortWhere(
    db,
    sql`where not exists (select 1 from ${outbox} where ${outbox.id} = ${id} and ${isTrouble}
      ${isOpen ? sql`and ${outbox.handledAt} is null` : sql``}
      and ${outbox.template} not in (select value from json_each(${rows(but)})))`,
  )
}

export function sendAgain(db: Database, id: string, at: string) {
  return db
    .update(outbox)
    .set({ state: 'waiting', tries: 0, nextAt: at, againAt: at, handledAt: null })
    .where(sql`${outbox.id} = ${id}`)
}

export function dismissMail(db: Database, id: string, at: string) {
  return db
    .update(outbox)
    .set({ handledAt: at })
    .where(sql`${outbox.id} = ${id}`)
}
