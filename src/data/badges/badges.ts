import { eq, sql } from 'drizzle-orm'
import type { Badgeable, BecomeLine } from '../../core/badges.ts'
import { type Database, rows } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'
import { badges } from './schema-badges.ts'
import { isOutdated, outdatedFactsOf } from '../facts/outdated.ts'
import { periodColumns } from '../facts/own-holdings.ts'
import { holdings, records } from '../facts/schema-facts.ts'
import { answers, candidates } from '../people/schema-people.ts'

/** Half of a list stays free, so that a place by chance is found at once and says nothing of its neighbours. */
const badgesPerList = 65_536

const kept = {
  id: badges.id,
  candidateId: badges.candidateId,
  certification: badges.certification,
  after: badges.after,
  list: badges.list,
  place: badges.place,
  says: badges.says,
  saysSince: badges.saysSince,
}

const badgesOf = prepareRows((db) =>
  db
    .select(named(kept))
    .from(badges)
    .where(eq(badges.candidateId, sql.placeholder('candidateId'))),
)

/** All badges that a candidate was given. */
export function listBadgesOf(db: Database, candidateId: string) {
  return badgesOf(db, { candidateId })
}

export type BadgeRow = FoundIn<ReturnType<typeof listBadgesOf>>[number]

const badgeAsked = prepareRow((db) =>
  db
    .select({
      ...named({
        ...kept,
        firstName: candidates.firstName,
        lastName: candidates.lastName,
        localizedFirstName: candidates.localizedFirstName,
        localizedLastName: candidates.localizedLastName,
      }),
      consent: sql<'yes' | 'no' | null>`(select ${answers.answer} from ${answers}
        where ${answers.candidateId} = ${badges.candidateId} and ${answers.question} = ${sql.placeholder('question')}
        order by ${answers.answeredAt} desc limit 1)`.as('consent'),
    })
    .from(badges)
    .innerJoin(candidates, eq(candidates.id, badges.candidateId))
    .where(eq(badges.id, sql.placeholder('id'))),
)

/** A badge by its id, whose it is, and the person's answer to a question; for one batch with their holdings. */
export function findBadge(db: Database, id: string, question: string) {
  return badgeAsked(db, { id, question })
}

const holdingsAsked = prepareRows((db) =>
  db
    .select(periodColumns)
    .from(holdings)
    .where(
      sql`${holdings.candidateId} in (select ${badges.candidateId} from ${badges} where ${badges.id} = ${sql.placeholder('id')})`,
    ),
)

const outdatedFactsAsked = outdatedFactsOf(
  sql`(select ${badges.candidateId} from ${badges} where ${badges.id} = ${sql.placeholder('id')})`,
)

/** All periods of whoever has this badge; and their facts where the periods were made by other rules than these. */
export function listHoldingsOfBadge(db: Database, id: string, rules: string) {
  return { stored: holdingsAsked(db, { id }), outdated: outdatedFactsAsked(db, { id, rules }) }
}

/**
 * Gives a badge, once however often it is done: on the list that is being filled, at the first of some places, chosen by
 * chance, that is free.
 */
export function giveBadge(
  db: Database,
  candidateId: string,
  { id, certification, after, places }: Badgeable & { readonly id: string; readonly places: readonly number[] },
) {
  const list = sql`(select 1 + coalesce(max(number), 0) / ${sql.raw(String(badgesPerList))} from badges)`
  const place = sql`(select value from json_each(${rows(places)})
    where not exists (select 1 from badges where list = ${list} and place = value) limit 1)`
  return insertSelect(
    db,
    badges,
    { id, candidateId, certification, after, list, place },
    sql`where true`,
  ).onConflictDoNothing({ target: [badges.candidateId, badges.certification, badges.after] })
}

/** Notes what a badge says from a moment on, unless it has changed meanwhile; and what stands there then. */
export function noteWords(
  db: Database,
  { id, says }: Pick<BadgeRow, 'id' | 'says'>,
  words: { readonly says: string; readonly saysSince: string },
) {
  return [
    db
      .update(badges)
      .set({ says: words.says, saysSince: words.saysSince })
      .where(sql`${badges.id} = ${id} and ${badges.says} is ${says}`),
    db.select({ says: badges.says, saysSince: badges.saysSince }).from(badges).where(eq(badges.id, id)),
  ] as const
}

/** The condition on a badge: its holder's record was made by other rules than those of the placeholder `rules`. */
const outdated = sql`exists (select 1 from ${records}
  where ${records.candidateId} = ${badges.candidateId} and ${isOutdated})`

/** A period of the badge's own by the placeholder `on`; the placeholder `lines` says what its certification has become. */
const ownPeriod = sql`h.candidate_id = ${badges.candidateId} and h.since > ${badges.after} and h.since <= ${sql.placeholder('on')}
    and (h.certification = ${badges.certification} or exists (select 1 from json_each(${sql.placeholder('lines')})
      where value ->> 'from' = ${badges.certification} and value ->> 'to' = h.certification and value ->> 'on' <= h.since))`

/** The condition on a badge: it is revoked for good, by these placeholders and those of `outdated`. */
export const isRevokedForGood = sql`(exists (select 1 from holdings h where ${ownPeriod} and h.status = 'revoked')
  or not exists (select 1 from holdings h where ${ownPeriod} and h.status = 'active') and not ${outdated})`

const revokedPlaces = prepareRows((db) =>
  db
    .select(named({ place: badges.place }))
    .from(badges)
    .where(sql`${badges.list} = ${sql.placeholder('list')} and ${isRevokedForGood}`)
    .orderBy(badges.place),
)

/**
 * The places on a list whose badges are revoked for good: by a revocation after they were given, or because the record no
 * longer knows of any active day of it. `lines` says what has become of a certification. A record that was made by other
 * rules than these may lack what the new ones give: for that alone nothing is revoked, since it can't be undone.
 */
export function listRevokedPlaces(
  db: Database,
  list: number,
  lines: readonly BecomeLine[],
  { on, rules }: { readonly on: string; readonly rules: string },
) {
  return revokedPlaces(db, { list, lines: rows(lines), on, rules })
}

const outdatedBadge = prepareRow((db) =>
  db
    .select(named({ id: badges.id }))
    .from(badges)
    .where(sql`${badges.list} = ${sql.placeholder('list')} and ${outdated}`)
    .limit(1),
)

/** A badge of the list whose holder's record was made by other rules than these. */
export function findOutdatedBadge(db: Database, list: number, rules: string) {
  return outdatedBadge(db, { list, rules })
}

const listBy = prepareRow((db) =>
  db
    .select(named({ list: badges.list }))
    .from(badges)
    .where(eq(badges.list, sql.placeholder('list')))
    .limit(1),
)

/** Is there such a list? The first one always is. */
export function findList(db: Database, list: number) {
  return listBy(db, { list })
}
