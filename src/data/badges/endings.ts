import { sql } from 'drizzle-orm'
import type { BadgeEnding } from '../../core/badges.ts'
import type { Day, Moment } from '../../core/calendar.ts'
import { type Database, rows } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { type FoundIn, named, prepareRows } from '../prepared.ts'
import { imports } from '../schema-operators.ts'
import { badges } from './schema-badges.ts'

const inForceOf = prepareRows((db) =>
  db
    .select(
      named({
        id: badges.id,
        candidateId: badges.candidateId,
        formerId: badges.formerId,
        certification: badges.certification,
        says: badges.says,
        signedUntil: badges.signedUntil,
        revocations: badges.revocations,
        endingFor: badges.endingFor,
      }),
    )
    .from(badges)
    .where(
      sql`${badges.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))
        and ${badges.revokedAt} is null`,
    ),
)

/** The badges of some candidates that are not revoked for good. */
export function listBadgesInForce(db: Database, candidateIds: readonly string[]) {
  return inForceOf(db, { candidateIds: rows(candidateIds) })
}

export type BadgeInForce = FoundIn<ReturnType<typeof listBadgesInForce>>[number]

/** Aborts the batch it is part of where one of these candidates was given or signed a badge since these were read. */
export function guardBadges(db: Database, candidateIds: readonly string[], read: readonly BadgeInForce[]) {
  const values = read.map(({ id, signedUntil }) => [id, signedUntil])
  return abortWhere(
    db,
    sql`from ${badges} left join json_each(${rows(values)}) as was on was.value ->> 0 = ${badges.id}
      where ${badges.candidateId} in (select value from json_each(${rows(candidateIds)}))
        and ${badges.revokedAt} is null
        and (was.value is null or was.value ->> 1 is not ${badges.signedUntil})`,
  )
}

/** Whether a badge is to be revoked for good, and the latest end that was signed for it. */
export interface JudgedBadge {
  readonly id: string
  readonly ending: BadgeEnding | null
  readonly signedUntil: Day | null
}

/** Notes that badges are to be revoked for good, or no longer are. */
export function noteEndings(
  db: Database,
  judged: readonly JudgedBadge[],
  { at, cause }: { readonly at: Moment; readonly cause: string },
) {
  const values = judged.map(({ id, ending, signedUntil }) => [id, ending, signedUntil])
  const ends = sql`judged.value ->> 1 is not null`
  return db
    .update(badges)
    .set({
      endingFor: sql`judged.value ->> 1`,
      endingSince: sql`case when ${ends} then coalesce(${badges.endingSince}, ${at}) end`,
      endingCause: sql`case when ${ends} then coalesce(${badges.endingCause}, ${cause}) end`,
      signedUntil: sql`coalesce(${badges.signedUntil}, judged.value ->> 2)`,
    })
    .from(sql`json_each(${rows(values)}) as judged`)
    .where(sql`${badges.id} = judged.value ->> 0 and ${badges.revokedAt} is null`)
}

/** By any cause: so that the index of those that are ending is gone through, and not the table. */
const isEnding = sql`${badges.endingSince} is not null and ${badges.revokedAt} is null and ${badges.endingCause} > ''`

/** How many wait to be revoked for good, to be worked out by another statement. */
export const endingCount = sql<number>`(select count(*) from ${badges} where ${isEnding})`
export const isAnyEnding = sql`exists (select 1 from ${badges} where ${isEnding})`

/** Revokes the badges of a cause for good; with `most`, only if there are at most that many. */
export function confirmEndings(db: Database, cause: string, at: Moment, most?: number) {
  const few =
    most === undefined
      ? sql`true`
      : sql`(select count(*) from ${badges} where ${isEnding} and ${badges.endingCause} = ${cause}) <= ${most}`
  return db
    .update(badges)
    .set({ revokedAt: at, revokedFor: sql`${badges.endingFor}` })
    .where(sql`${isEnding} and ${badges.endingCause} = ${cause} and ${few}`)
}

/** How many badges are to be revoked by a cause, and that they are still so many: for what somebody has seen before. */
export function stillAreEnding(cause: string, count: number) {
  return sql`(select count(*) from ${badges} where ${isEnding} and ${badges.endingCause} = ${cause}) = ${count}`
}

/** Revokes for good the badges of a cause that somebody has seen, if they are still as many. */
export function confirmSeenEndings(db: Database, cause: string, count: number, at: Moment) {
  return db
    .update(badges)
    .set({ revokedAt: at, revokedFor: sql`${badges.endingFor}` })
    .where(sql`${isEnding} and ${badges.endingCause} = ${cause} and ${stillAreEnding(cause, count)}`)
    .returning({ id: badges.id })
}

/** Revokes for good whatever is to be. */
export function confirmAllEndings(db: Database, at: Moment) {
  return db
    .update(badges)
    .set({ revokedAt: at, revokedFor: sql`${badges.endingFor}` })
    .where(isEnding)
    .returning({ id: badges.id })
}

/** What has badges that are to be revoked for good: how many, since when, and whether that file is still coming in. */
export function listEndingCauses(db: Database) {
  const isComingIn = sql<number>`exists (select 1 from ${imports} where ${imports.id} = ${badges.endingCause}
    and ${imports.state} in ('queued', 'running'))`
  return db
    .select({
      cause: sql<string>`${badges.endingCause}`,
      count: sql<number>`count(*)`,
      first: sql<Moment>`min(${badges.endingSince})`,
      last: sql<Moment>`max(${badges.endingSince})`,
      isComingIn,
    })
    .from(badges)
    .where(isEnding)
    .groupBy(badges.endingCause)
}

const manyEndings = prepareRows((db) =>
  db
    .select({
      cause: sql<string>`${badges.endingCause}`.as('cause'),
      count: sql<number>`count(*)`.as('count'),
      first: sql<Moment>`min(${badges.endingSince})`.as('first'),
      file: sql<string | null>`(select imports.name from imports where imports.id = badges.ending_cause)`.as('file'),
    })
    .from(badges)
    .where(isEnding)
    .groupBy(badges.endingCause)
    .having(sql`count(*) > ${sql.placeholder('most')}`),
)

/** The causes by which more badges than these are to be revoked for good: they wait for a yes. */
export function listManyEndings(db: Database, most: number) {
  return manyEndings(db, { most })
}

const endingsOf = prepareRows((db) =>
  db
    .select({
      ...named({ badge: badges.id, candidateId: badges.candidateId, certification: badges.certification }),
      reason: sql<BadgeEnding>`${badges.endingFor}`.as('reason'),
      since: sql<Moment>`${badges.endingSince}`.as('since'),
      all: sql<number>`count(*) over ()`.as('all'),
      file: sql<string | null>`(select imports.name from imports where imports.id = badges.ending_cause)`.as('file'),
    })
    .from(badges)
    .where(sql`${isEnding} and ${badges.endingCause} = ${sql.placeholder('cause')}`)
    .orderBy(badges.endingSince, badges.id)
    .limit(sql.placeholder('most')),
)

/** Some of the badges that are to be revoked for good by one cause, each with how many they are. */
export function listEndingsOf(db: Database, cause: string, most: number) {
  return endingsOf(db, { cause, most })
}

/** Some of the badges that are to be revoked for good. */
export function listEndings(db: Database, most: number) {
  return db
    .select({
      badge: badges.id,
      certification: badges.certification,
      reason: sql<BadgeEnding>`${badges.endingFor}`,
      since: sql<Moment>`${badges.endingSince}`,
      file: imports.name,
    })
    .from(badges)
    .leftJoin(imports, sql`${imports.id} = ${badges.endingCause}`)
    .where(isEnding)
    .orderBy(badges.endingCause, badges.endingSince)
    .limit(most)
}
