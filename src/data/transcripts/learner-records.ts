import { type SQL, sql } from 'drizzle-orm'
import { isRevokedForGood } from '../badges/badges.ts'
import { badges } from '../badges/schema-badges.ts'
import { type Database, rows } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'
import { learnerRecords } from './schema-learner-records.ts'
import { transcripts, transcriptShares } from './schema-transcripts.ts'

/** Half of a list stays free, as with badges. */
const recordsPerList = 65_536

const standing = prepareRows(
  (db) =>
    db
      .select({
        ...named({ list: learnerRecords.list, place: learnerRecords.place }),
        shows: sql<string>`${learnerRecords.shows}`.as('shows'),
      })
      .from(learnerRecords)
      .where(sql`${learnerRecords.token} = ${sql.placeholder('token')} and ${learnerRecords.revokedAt} is null`),
  ({ shows, ...row }) => ({ ...row, shows: JSON.parse(shows) as readonly string[] }),
)

/** The learner records of a link that nobody has ended: where each is revoked, and which badges are in it. */
export function listLearnerRecords(db: Database, token: string) {
  return standing(db, { token })
}

export type LearnerRecord = FoundIn<ReturnType<typeof listLearnerRecords>>[number]

/** A learner record that has no place yet, and places by chance of which it gets the first that is free. */
export interface NewRecord {
  readonly token: string
  readonly transcriptId: string
  readonly shows: readonly string[]
  readonly places: readonly number[]
}

/** Gives a learner record a place, once however often it is done; none where its link shows nothing any more. */
export function giveLearnerRecord(db: Database, { token, transcriptId, shows, places }: NewRecord) {
  const list = sql`(select 1 + coalesce(max(number), 0) / ${sql.raw(String(recordsPerList))} from ${learnerRecords})`
  const place = sql`(select value from json_each(${rows(places)})
    where not exists (select 1 from ${learnerRecords} where list = ${list} and place = value) limit 1)`
  const isShared = sql`exists (select 1 from ${transcripts} where id = ${transcriptId} and is_disabled = 0)
    and not exists (select 1 from ${transcriptShares} where id = ${token} and ended_at is not null)`
  return insertSelect(
    db,
    learnerRecords,
    { token, transcriptId, shows, list, place },
    sql`where ${isShared}`,
  ).onConflictDoNothing()
}

/** Revokes the learner records of a transcript for good, where something holds by then. */
export function revokeRecordsOf(db: Database, transcriptId: string, at: string, where: SQL) {
  return db
    .update(learnerRecords)
    .set({ revokedAt: at })
    .where(sql`${learnerRecords.transcriptId} = ${transcriptId} and ${learnerRecords.revokedAt} is null and ${where}`)
}

/** The same for those of one link. */
export function revokeRecordsAt(db: Database, token: string, at: string, where: SQL) {
  return db
    .update(learnerRecords)
    .set({ revokedAt: at })
    .where(sql`${learnerRecords.token} = ${token} and ${learnerRecords.revokedAt} is null and ${where}`)
}

/** Forgets which badges were in the learner records of a transcript that is deleted, all of which are revoked by then. */
export function forgetBadgesIn(db: Database, transcriptId: string, where: SQL) {
  return db
    .update(learnerRecords)
    .set({ shows: [] })
    .where(
      sql`${learnerRecords.transcriptId} = ${transcriptId} and ${learnerRecords.revokedAt} is not null and ${where}`,
    )
}

const revokedPlaces = prepareRows((db) =>
  db
    .select(named({ place: learnerRecords.place }))
    .from(learnerRecords)
    .where(
      sql`${learnerRecords.list} = ${sql.placeholder('list')} and (${learnerRecords.revokedAt} is not null
        or exists (select 1 from json_each(${learnerRecords.shows}) inside
          join ${badges} on ${badges.id} = inside.value where ${isRevokedForGood}))`,
    )
    .orderBy(learnerRecords.place),
)

/** The places on a list whose learner records are revoked: their transcript or link is over, or a badge in them is revoked. */
export function listRevokedRecordPlaces(db: Database, list: number) {
  return revokedPlaces(db, { list })
}

const listBy = prepareRow((db) =>
  db
    .select(named({ list: learnerRecords.list }))
    .from(learnerRecords)
    .where(sql`${learnerRecords.list} = ${sql.placeholder('list')}`)
    .limit(1),
)

/** Is there such a list? The first one always is. */
export function findRecordList(db: Database, list: number) {
  return listBy(db, { list })
}
