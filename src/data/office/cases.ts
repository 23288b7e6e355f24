import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type CaseState, caseStates } from '../../core/cases.ts'
import type { Sorting } from '../../core/sorting.ts'
import { colleagues } from '../colleagues/schema-colleagues.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { cases } from '../mail/schema-mail.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRow, prepareRows, rowsOf } from '../prepared.ts'

export const caseColumns = ['since', 'topic', 'assignee'] as const

export interface CaseQuery {
  readonly state: CaseState
  readonly topic?: string | undefined
  /** The id of a colleague; empty for cases of nobody. */
  readonly assignee?: string | undefined
  /** A reference, a candidate id, a login ID or an email address: then the cases of any state, the newest first. */
  readonly search?: string | undefined
  readonly sorting: Sorting<(typeof caseColumns)[number]>
  readonly skip: number
}

const listed = {
  ...named({
    reference: cases.reference,
    topic: cases.topic,
    about: cases.about,
    state: cases.state,
    createdAt: cases.createdAt,
    replyTo: cases.replyTo,
    candidateId: cases.candidateId,
    assignee: cases.assignee,
  }),
  since: sql<string>`max(${cases.since}, ${cases.createdAt})`.as('since'),
  beginning: sql<string>`substr(${cases.message}, 1, 160)`.as('beginning'),
  firstName: sql<string | null>`${candidates.firstName}`.as('firstName'),
  lastName: sql<string | null>`${candidates.lastName}`.as('lastName'),
  colleague: sql<string | null>`${colleagues.name}`.as('colleague'),
}

/** Cases of one state, or those that a search finds. */
export function listCases(db: Database, { state, topic, assignee, search, sorting, skip }: CaseQuery, most: number) {
  const conditions: SQL[] = search
    ? [sql`${cases.reference} in (${foundBy(search)})`]
    : [
        sql`${cases.state} = ${state}`,
        ...(topic ? [sql`${cases.topic} = ${topic}`] : []),
        ...(assignee === undefined ? [] : [sql`${cases.assignee} is ${assignee || null}`]),
      ]
  const way = sql.raw(sorting.descending ? 'desc' : 'asc')
  const order = { since: sql``, topic: sql`${cases.topic} ${way},`, assignee: sql`${cases.assignee} ${way},` }
  const byAge = sql`${cases.since} ${sorting.column === 'since' ? way : sql.raw('asc')}`
  return rowsOf(
    db,
    db
      .select(listed)
      .from(cases)
      .leftJoin(candidates, sql`${candidates.id} = ${cases.candidateId}`)
      .leftJoin(colleagues, sql`${colleagues.id} = ${cases.assignee}`)
      .where(sql.join(conditions, sql` and `))
      .orderBy(search ? sql`${cases.createdAt} desc` : sql`${order[sorting.column]} ${byAge}`)
      .limit(most)
      .offset(search ? 0 : skip),
  )
}

export type ListedCase = FoundIn<ReturnType<typeof listCases>>[number]

/** One search per index, since an OR over several tables would go through one of them; D1 takes five in one select. */
function foundBy(search: string): SQL {
  const people = sql`select upper(${search})
    union select candidate_id from ${accounts} where lower(login_id) = lower(${search})
    union select candidate_id from ${accounts} where lower(proved_email) = lower(${search})
    union select id from ${candidates} where lower(email) = lower(${search})`
  return sql`select own.reference from cases as own where own.reference = upper(${search})
    union select own.reference from cases as own where lower(own.reply_to) = lower(${search})
    union select own.reference from cases as own where own.candidate_id in (${people})`
}

/** What is counted of a state, at most: more of them are said as "1000+". */
export const mostCounted = 1000

const counts = prepareRows((db) => {
  const of = (state: CaseState) => sql`(select count(*) from (select 1 from cases where state = ${sql.raw(`'${state}'`)}
    limit ${sql.raw(String(mostCounted))}))`
  return db
    .select({
      state: sql<CaseState>`state.value`.as('state'),
      count: sql<number>`case state.value when 'open' then ${of('open')} else ${of('waiting')} end`.as('count'),
    })
    .from(sql`json_each(${rows(caseStates.filter((state) => state !== 'closed'))}) as state`)
})

/** How many cases wait for us and for their people. Closed ones are not counted: they only become more. */
export function countCases(db: Database) {
  return counts(db, {})
}

const oldest = prepareRows((db) =>
  db
    .select(named({ reference: cases.reference, topic: cases.topic, createdAt: cases.createdAt, since: cases.since }))
    .from(cases)
    .where(sql`${cases.state} = 'open'`)
    .orderBy(sql`${cases.since}`)
    .limit(sql.placeholder('most')),
)

/** The cases that have waited for us longest. */
export function listOldestCases(db: Database, most: number) {
  return oldest(db, { most })
}

const whole = prepareRow((db) =>
  db
    .select({
      ...named(getTableColumns(cases)),
      firstName: sql<string | null>`${candidates.firstName}`.as('firstName'),
      lastName: sql<string | null>`${candidates.lastName}`.as('lastName'),
      localizedFirstName: sql<string | null>`${candidates.localizedFirstName}`.as('localizedFirstName'),
      localizedLastName: sql<string | null>`${candidates.localizedLastName}`.as('localizedLastName'),
      email: sql<string | null>`${candidates.email}`.as('email'),
      country: sql<string | null>`${candidates.country}`.as('country'),
      loginId: sql<string | null>`${accounts.loginId}`.as('loginId'),
      provedEmail: sql<string | null>`${accounts.provedEmail}`.as('provedEmail'),
      colleague: sql<string | null>`${colleagues.name}`.as('colleague'),
      next: sql<string | null>`(select after.reference from cases as after where after.state = 'open'
        and (after.since, after.reference) > (${cases.since}, ${cases.reference})
        order by after.since, after.reference limit 1)`.as('next'),
    })
    .from(cases)
    .leftJoin(candidates, sql`${candidates.id} = ${cases.candidateId}`)
    .leftJoin(accounts, sql`${accounts.candidateId} = ${cases.candidateId}`)
    .leftJoin(colleagues, sql`${colleagues.id} = ${cases.assignee}`)
    .where(sql`${cases.reference} = ${sql.placeholder('reference')}`),
)

/** A case with its person, who answers it, and the next one that waits. */
export function findWholeCase(db: Database, reference: string) {
  return whole(db, { reference })
}

export type WholeCase = NonNullable<FoundIn<ReturnType<typeof findWholeCase>>>

const others = prepareRows((db) =>
  db
    .select(named({ reference: cases.reference, topic: cases.topic, state: cases.state, createdAt: cases.createdAt }))
    .from(cases)
    .where(
      sql`${cases.candidateId} = (select own.candidate_id from cases as own
        where own.reference = ${sql.placeholder('reference')}) and ${cases.reference} <> ${sql.placeholder('reference')}`,
    )
    .orderBy(sql`${cases.createdAt} desc`)
    .limit(6),
)

/** The newest other cases of the same person. */
export function listOtherCases(db: Database, reference: string) {
  return others(db, { reference })
}

/** Aborts the batch it is part of where a case has changed since somebody saw it. */
export function guardCase(db: Database, reference: string, version: number): Statement {
  return abortWhere(
    db,
    sql`where not exists (select 1 from ${cases} where ${cases.reference} = ${reference}
      and ${cases.version} = ${version})`,
  )
}

type Changes = Partial<Pick<typeof cases.$inferInsert, 'state' | 'assignee' | 'since' | 'closedAt'>>

export function changeCase(db: Database, reference: string, changes: Changes) {
  return db
    .update(cases)
    .set({ ...changes, version: sql`${cases.version} + 1` })
    .where(sql`${cases.reference} = ${reference}`)
}
