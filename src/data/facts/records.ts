import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { insertEach, insertSelect } from '../insert-select.ts'
import { type FoundIn, named, prepareRows } from '../prepared.ts'
import { guards, records } from './schema-facts.ts'

const factsVersions = prepareRows((db) =>
  db
    .select(named({ candidateId: records.candidateId, factsVersion: records.factsVersion }))
    .from(records)
    .where(sql`${records.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`),
)

/** How often the facts of these candidates have changed; one that is not listed has none yet. */
export function listFactsVersions(db: Database, candidateIds: readonly string[]) {
  return factsVersions(db, { candidateIds: rows(candidateIds) })
}

/** Aborts the batch it is part of where the facts of one of these candidates have changed since they were read. */
export function guardFactsVersions(db: Database, versions: ReadonlyMap<string, number>) {
  return abortWhere(
    db,
    sql`from json_each(${rows([...versions])}) as was
      left join ${records} on ${records.candidateId} = was.value ->> 0
      where coalesce(${records.factsVersion}, 0) <> was.value ->> 1`,
  )
}

/** The same, also if other rules have marked their holdings since: the first writer wins. */
export function guardRecords(db: Database, read: readonly RecordMark[]) {
  const values = read.map(({ candidateId, factsVersion, rules }) => [candidateId, factsVersion, rules])
  return abortWhere(
    db,
    sql`from json_each(${rows(values)}) as was
      left join ${records} on ${records.candidateId} = was.value ->> 0
      where ${records.factsVersion} is not was.value ->> 1 or ${records.rules} is not was.value ->> 2`,
  )
}

/** Aborts the batch it is part of for any row that is found `from` (or only `where`) on. */
export function abortWhere(db: Database, from: SQL) {
  return insertSelect(db, guards, { ok: 0 }, from)
}

/** The facts have changed, and the holdings in the same batch were made by these rules. */
export function raiseFactsVersions(db: Database, candidateIds: readonly string[], rules: string) {
  const each = candidateIds.map((candidateId) => ({ candidateId }))
  const made = { factsVersion: 1, rules: rules === '' ? null : rules }
  return insertEach(db, records, ['candidateId'], each, made).onConflictDoUpdate({
    target: records.candidateId,
    set: { factsVersion: sql`${records.factsVersion} + 1`, rules: sql`excluded.rules` },
  })
}

/** The facts have changed, but the holdings still follow other rules. */
export function raiseVersionsAlone(db: Database, candidateIds: readonly string[]) {
  return db
    .update(records)
    .set({ factsVersion: sql`${records.factsVersion} + 1` })
    .where(sql`${records.candidateId} in (select value from json_each(${rows(candidateIds)}))`)
}

/** The holdings of these candidates are those of these rules, by the same batch or as they were. */
export function stampRecords(db: Database, candidateIds: readonly string[], rules: string) {
  return db
    .update(records)
    .set({ rules })
    .where(sql`${records.candidateId} in (select value from json_each(${rows(candidateIds)}))`)
}

/** Candidates with facts, in order of their ids: a page of them after the given one. */
export function listRecords(db: Database, after: string, limit: number) {
  return db
    .select({ candidateId: records.candidateId, factsVersion: records.factsVersion, rules: records.rules })
    .from(records)
    .where(sql`${records.candidateId} > ${after}`)
    .orderBy(records.candidateId)
    .limit(limit)
}

const marksOf = prepareRows((db) =>
  db
    .select(named({ candidateId: records.candidateId, factsVersion: records.factsVersion, rules: records.rules }))
    .from(records)
    .where(sql`${records.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`)
    .orderBy(records.candidateId),
)

/** By which rules the holdings of these people were made. */
export function listMarks(db: Database, candidateIds: readonly string[]) {
  return marksOf(db, { candidateIds: rows(candidateIds) })
}

export type RecordMark = FoundIn<ReturnType<typeof listMarks>>[number]

/** Did a guard of the batch refuse it? */
export function isRefusedByGuard(error: unknown): boolean {
  const text = String(error instanceof Error ? [error.message, error.cause].join(' ') : error)
  return /guards_hold|CHECK constraint failed: "?guards/.test(text)
}
