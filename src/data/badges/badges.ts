import { eq, sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import type { HeldPair } from '../../core/codes.ts'
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
  list: badges.list,
  place: badges.place,
  says: badges.says,
  saysSince: badges.saysSince,
  signedUntil: badges.signedUntil,
  revocations: badges.revocations,
  endingFor: badges.endingFor,
  revokedAt: badges.revokedAt,
  revokedFor: badges.revokedFor,
}

/**
 * How often the holder's facts have changed: what is worked out from them is noted only while that is so. Written out, since
 * Drizzle leaves out the tables of columns where it selects from one.
 */
const factsVersion = sql<number>`coalesce((select r.facts_version from records r
  where r.candidate_id = badges.candidate_id), 0)`

const badgesOf = prepareRows((db) =>
  db
    .select({ ...named(kept), factsVersion: factsVersion.as('factsVersion') })
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
      factsVersion: factsVersion.as('factsVersion'),
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
  { candidateId, certification }: HeldPair,
  { id, places }: { readonly id: string; readonly places: readonly number[] },
) {
  const list = sql`(select 1 + coalesce(max(number), 0) / ${sql.raw(String(badgesPerList))} from badges)`
  const place = sql`(select value from json_each(${rows(places)})
    where not exists (select 1 from badges where list = ${list} and place = value) limit 1)`
  return insertSelect(
    db,
    badges,
    { id, candidateId, certification, list, place },
    sql`where true`,
  ).onConflictDoNothing()
}

interface Words {
  readonly says: string
  readonly saysSince: string
  /** The end that stands in them, or `noEnd`. */
  readonly until: Day
  /** How often the certification has been revoked by then. */
  readonly revocations: number
}

/**
 * Notes what a badge says from a moment on and the end that it gives, unless the badge, or the facts it was worked out from,
 * have changed meanwhile; and what stands there then.
 */
export function noteWords(db: Database, { id, says, factsVersion: read }: BadgeRow, words: Words) {
  const { says: now, saysSince, until, revocations } = words
  return [
    db
      .update(badges)
      .set({ says: now, saysSince, revocations, signedUntil: sql`max(coalesce(${badges.signedUntil}, ''), ${until})` })
      .where(
        sql`${badges.id} = ${id} and ${badges.says} is ${says} and ${factsVersion} = ${read}
          and ${badges.revokedAt} is null and ${badges.endingSince} is null`,
      ),
    db.select({ says: badges.says, saysSince: badges.saysSince }).from(badges).where(eq(badges.id, id)),
  ] as const
}

/** Its holder's record was made by other rules than those of the placeholder `rules`: what they take back is not known. */
const outdated = sql`exists (select 1 from ${records}
  where ${records.candidateId} = ${badges.candidateId} and ${isOutdated})`

/** The condition on a badge: it is revoked for good. */
export const isRevokedForGood = sql`${badges.revokedAt} is not null`

const revokedPlaces = prepareRows((db) =>
  db
    .select(named({ place: badges.place }))
    .from(badges)
    .where(sql`${badges.list} = ${sql.placeholder('list')} and ${isRevokedForGood}`)
    .orderBy(badges.place),
)

/** The places on a list whose badges are revoked for good. */
export function listRevokedPlaces(db: Database, list: number) {
  return revokedPlaces(db, { list })
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
