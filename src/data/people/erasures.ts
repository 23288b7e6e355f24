import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ErasureReason, ErasureStep } from '../../core/erasure.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { erasures } from './schema-erasures.ts'

export type Erasure = typeof erasures.$inferSelect

/** The condition that a record is erased, or is being erased. */
export function isErased(candidateId: string | SQL): SQL {
  return sql`exists (select 1 from erasures where erasures.candidate_id = ${candidateId} and erasures.state <> 'asked')`
}

const columns = {
  ...named({
    candidateId: erasures.candidateId,
    state: erasures.state,
    reason: erasures.reason,
    askedAt: erasures.askedAt,
    askedBy: erasures.askedBy,
    factsVersion: erasures.factsVersion,
    approvedAt: erasures.approvedAt,
    doneAt: erasures.doneAt,
  }),
  asker: sql<string | null>`(select c.name from colleagues c where c.id = erasures.asked_by)`.as('asker'),
  approver: sql<string | null>`(select c.name from colleagues c where c.id = erasures.approved_by)`.as('approver'),
}

const one = prepareRow((db) =>
  db
    .select(columns)
    .from(erasures)
    .where(eq(erasures.candidateId, sql.placeholder('candidateId'))),
)

/** The state of a record's erasure; no row if nobody asked for it. */
export function findErasure(db: Database, candidateId: string) {
  return one(db, { candidateId })
}

const open = prepareRows((db) =>
  db
    .select(columns)
    .from(erasures)
    .where(sql`${erasures.doneAt} is null and ${erasures.state} = 'asked'`)
    .orderBy(erasures.askedAt)
    .limit(50),
)

/** Erasures that wait for a second yes, the oldest first. */
export function listAskedErasures(db: Database) {
  return open(db, {})
}

const erasedAmong = prepareRows((db) =>
  db
    .select(named({ candidateId: erasures.candidateId }))
    .from(erasures)
    .where(
      sql`${erasures.candidateId} in (select value from json_each(${sql.placeholder('ids')})) and ${erasures.state} <> 'asked'`,
    ),
)

/** Those of these candidates whose record is erased. */
export function listErasedAmong(db: Database, ids: readonly string[]) {
  return erasedAmong(db, { ids: rows(ids) })
}

const wordsErased = prepareRows((db) =>
  db.select({ word: sql<string>`word`.as('word') }).from(
    sql`(select candidate_id as word from ${erasures} where ${erasures.state} <> 'asked'
        union all select items.id from ${erasures} join items on items.candidate_id = ${erasures.candidateId}
          where ${erasures.state} <> 'asked')`,
  ),
)

/** What files go on naming of erased people: their ids, and those of kits that they had ordered. */
export function listErasedWords(db: Database) {
  return wordsErased(db, {})
}

/** Aborts the batch where one of these candidates is erased and was not known to be. */
export function guardNotErased(db: Database, ids: readonly string[], known: readonly string[]) {
  return abortWhere(
    db,
    sql`from ${erasures} where ${erasures.candidateId} in (select value from json_each(${rows(ids)}))
      and ${erasures.candidateId} not in (select value from json_each(${rows(known)})) and ${erasures.state} <> 'asked'`,
  )
}

interface Asked {
  readonly candidateId: string
  readonly reason: ErasureReason
  readonly factsVersion: number
  readonly at: string
  readonly by: string
}

/** Asks for a record to be erased: once, and only if its version hasn't changed. */
export function askErasure(db: Database, { candidateId, reason, factsVersion, at, by }: Asked): Statement {
  const row = { candidateId, reason, factsVersion, state: 'asked', askedAt: at, askedBy: by, step: 'journal' } as const
  const stands = sql`(select coalesce(max(facts_version), 0) from records where candidate_id = ${candidateId}) = ${factsVersion}`
  return insertSelect(
    db,
    erasures,
    row,
    sql`where ${stands} and exists (select 1 from candidates where id = ${candidateId})`,
  ).onConflictDoNothing()
}

/** The condition that this was asked for, by this batch or before it. */
export function isAsked({ candidateId, at, by }: Pick<Asked, 'candidateId' | 'at' | 'by'>): SQL {
  return sql`exists (select 1 from erasures where candidate_id = ${candidateId} and state = 'asked'
    and asked_at = ${at} and asked_by = ${by})`
}

interface Yes {
  readonly candidateId: string
  readonly factsVersion: number
  readonly by: string
}

/** The condition that a colleague may confirm: another one asked, or there is no other owner; and the record hasn't changed. */
export function mayApprove({ candidateId, factsVersion, by }: Yes): SQL {
  // Of any address: so that the index of those in force is gone through.
  const others = sql`select 1 from colleagues c join colleague_roles r on r.colleague_id = c.id
    where c.ended_at is null and c.email > '' and r.role = 'owner' and r.ended_at is null and c.id <> ${by}`
  return sql`exists (select 1 from erasures e where e.candidate_id = ${candidateId} and e.state = 'asked'
      and (e.asked_by <> ${by} or not exists (${others})))
    and (select coalesce(max(facts_version), 0) from records where candidate_id = ${candidateId}) = ${factsVersion}`
}

/** Confirms: from here on the record is erased, and rows of files about it are not kept. */
export function approveErasure(db: Database, yes: Yes, at: string) {
  const { candidateId, by } = yes
  return db
    .update(erasures)
    .set({ state: 'running', approvedAt: at, approvedBy: by })
    .where(and(eq(erasures.candidateId, candidateId), mayApprove(yes)))
    .returning({ candidateId: erasures.candidateId })
}

/** With a record go those that were merged with it: their files go on naming their own ids. */
export function eraseMerged(db: Database, { candidateId, by }: Yes, at: string): Statement {
  const row = { factsVersion: 0, state: 'running', askedAt: at, askedBy: by, approvedAt: at, approvedBy: by } as const
  const own = { candidateId: sql`alias.key`, reason: sql`own.reason`, ...row, step: 'journal' } as const
  return insertSelect(
    db,
    erasures,
    own,
    sql`from erasures as own join facts as alias on alias.candidate_id = own.candidate_id
      where own.candidate_id = ${candidateId} and own.state = 'running' and own.approved_at = ${at}
        and alias.kind = 'aliases' and alias.taken_back < 2`,
  ).onConflictDoUpdate({
    target: erasures.candidateId,
    set: { state: 'running', approvedAt: at, approvedBy: by },
    setWhere: eq(erasures.state, 'asked'),
  })
}

/** The condition that it waits for a yes. */
export function waitsForYes(candidateId: string): SQL {
  return sql`exists (select 1 from erasures where candidate_id = ${candidateId} and state = 'asked')`
}

/** Cancels the request. */
export function dropErasure(db: Database, candidateId: string): Statement {
  return db.delete(erasures).where(and(eq(erasures.candidateId, candidateId), eq(erasures.state, 'asked')))
}

/** The one that was begun first. */
export function findRunning(db: Database) {
  return db
    .select()
    .from(erasures)
    .where(and(sql`${erasures.doneAt} is null`, eq(erasures.state, 'running')))
    .orderBy(erasures.askedAt)
    .limit(1)
}

/** Moves the erasure to a step, or further within one; without a next step it is done. No row if another worker did it. */
export function advanceErasure(db: Database, { candidateId, step, cursor }: Erasure, next: Place | null, at: string) {
  return db
    .update(erasures)
    .set(next ? { ...next } : { state: 'done', finds: null, doneAt: at })
    .where(and(eq(erasures.candidateId, candidateId), eq(erasures.step, step), eq(erasures.cursor, cursor)))
}

export interface Place {
  readonly step: ErasureStep
  readonly cursor: string
}
