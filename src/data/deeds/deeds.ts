import { asc, type SQL, sql } from 'drizzle-orm'
import type { Deed } from '../../core/deeds.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { idsOf } from '../facts/aliases.ts'
import { named, prepareRows } from '../prepared.ts'
import { deedDetails, deeds } from './schema-deeds.ts'

type GivenColumns = 'actorKind' | 'actorId' | 'what' | 'objectKind' | 'objectId' | 'candidateId' | 'reason'

export interface NewDeed extends Pick<Deed, GivenColumns | 'at'> {
  readonly count: number | SQL<number> | null
  readonly details: { readonly salt: string; readonly value: string; readonly hash: string } | undefined
}

export type Recorded = [Statement, ...Statement[]]

/** Adds a deed to the log, and its details, by the batch it is part of; with `where`, only if that is so by then. */
export function addDeed(db: Database, { details, ...deed }: NewDeed, where: SQL = sql`true`): Recorded {
  const row = { ...deed, detailsHash: details?.hash ?? null }
  const added = insertSelect(db, deeds, { ...row, id: sql`null` }, sql`where ${where}`)
  if (!details) return [added]
  const { salt, value, hash } = details
  const own = { deedId: sql`${deeds.id}`, candidateId: deed.candidateId, salt, value }
  // The newest is the one above, if that was added: nobody else writes between two statements of a batch.
  const newest = sql`from ${deeds} where ${deeds.id} = (select max(id) from ${deeds}) and ${deeds.detailsHash} = ${hash}`
  return [added, insertSelect(db, deedDetails, own, newest)]
}

const row = {
  id: deeds.id,
  at: deeds.at,
  actorKind: deeds.actorKind,
  actorId: deeds.actorId,
  what: deeds.what,
  objectKind: deeds.objectKind,
  objectId: deeds.objectId,
  candidateId: deeds.candidateId,
  count: deeds.count,
  reason: deeds.reason,
  detailsHash: deeds.detailsHash,
  seal: deeds.seal,
}

/** The last sealed deed, if any is, and the next ones after it. */
export function listToSeal(db: Database, most: number) {
  const lastSealed = sql`coalesce((select id from ${deeds} where id > 0 and seal is not null order by id desc limit 1), 0)`
  return db
    .select(row)
    .from(deeds)
    .where(sql`${deeds.id} >= ${lastSealed}`)
    .orderBy(asc(deeds.id))
    .limit(most + 1)
}

interface Sealed {
  readonly id: number
  readonly seal: string
}

/** Seals deeds, only while the last one sealed is the one that the first of these seals was made from. */
export function sealDeeds(db: Database, last: Sealed | undefined, sealed: readonly Sealed[]) {
  const values = rows(sealed.map(({ id, seal }) => [id, seal]))
  const isLast = sql`${last?.seal ?? null} is (select seal from ${deeds}
    where id > 0 and seal is not null order by id desc limit 1)`
  return db
    .update(deeds)
    .set({ seal: sql`sealed.value ->> 1` })
    .from(sql`json_each(${values}) as sealed`)
    .where(sql`${deeds.id} = sealed.value ->> 0 and ${deeds.seal} is null and ${isLast}`)
}

/** Deeds after one of them, in order, with their details as far as they are not erased. */
export function listDeedsAfter(db: Database, after: number, most: number) {
  return db
    .select({ ...row, salt: deedDetails.salt, value: deedDetails.value })
    .from(deeds)
    .leftJoin(deedDetails, sql`${deedDetails.deedId} = ${deeds.id}`)
    .where(sql`${deeds.id} > ${after}`)
    .orderBy(asc(deeds.id))
    .limit(most)
}

/** The number that the newest deed was given, whether or not it is still there. */
export async function findLastNumber(db: Database): Promise<number> {
  const found = await db.get<{ seq: number }>(sql`select seq from sqlite_sequence where name = 'deeds'`)
  return found?.seq ?? 0
}

const deedsAbout = prepareRows((db) =>
  db
    .select({ ...named({ at: deeds.at, what: deeds.what, actorKind: deeds.actorKind }) })
    .from(deeds)
    .where(sql`${deeds.candidateId} in ${idsOf(sql.placeholder('candidateId'))}`)
    .orderBy(sql`${deeds.id} desc`)
    .limit(200),
)

/** The newest changes about a person: when, what, and by what kind of hand, without a name. */
export function listDeedsAbout(db: Database, candidateId: string) {
  return deedsAbout(db, { candidateId })
}
