import { sql } from 'drizzle-orm'
import type { Day, Moment } from '../../core/calendar.ts'
import type { NightFigures } from '../../core/figures/night.ts'
import type { Database } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { facts } from '../facts/schema-facts.ts'
import { insertSelect } from '../insert-select.ts'
import { items } from '../orders/schema-orders.ts'
import { type FoundIn, named, prepareRow } from '../prepared.ts'
import { securityEvents } from '../sign-in/schema-security.ts'
import { figureCounts } from './schema-figures.ts'

const columns = {
  ...named({
    id: figureCounts.id,
    begunAt: figureCounts.begunAt,
    cursor: figureCounts.cursor,
    version: figureCounts.version,
    doneAt: figureCounts.doneAt,
  }),
  phase: sql<(typeof figureCounts.$inferSelect)['phase']>`${figureCounts.phase}`.as('phase'),
  figures: sql<string>`${figureCounts.figures}`.as('figures'),
}

function parsed<R extends { readonly figures: string }>({ figures, ...row }: R) {
  return { ...row, figures: JSON.parse(figures) as NightFigures }
}

const last = prepareRow(
  (db) =>
    db
      .select(columns)
      .from(figureCounts)
      .where(sql`${figureCounts.id} = (select max(id) from ${figureCounts})`),
  (row) => parsed(row),
)

/** The last count, done or not. */
export function findLastCount(db: Database) {
  return last(db, {})
}

export type FigureCount = NonNullable<FoundIn<ReturnType<typeof findLastCount>>>

const lastDone = prepareRow(
  (db) =>
    db
      .select(columns)
      .from(figureCounts)
      .where(sql`${figureCounts.id} = (select max(id) from ${figureCounts} where ${figureCounts.doneAt} is not null)`),
  (row) => parsed(row),
)

/** The last count that is done: what is shown. */
export function findFigures(db: Database) {
  return lastDone(db, {})
}

/** Begins a count after the one that was read, which keeps its weeks. */
export function beginCount(
  db: Database,
  before: Pick<FigureCount, 'id'> | undefined,
  { begunAt, figures }: { readonly begunAt: Moment; readonly figures: NightFigures },
) {
  return insertSelect(
    db,
    figureCounts,
    { id: sql`null`, begunAt, phase: 'exams', cursor: '', version: 0, figures },
    sql`where coalesce((select max(id) from ${figureCounts}), 0) = ${before?.id ?? 0}`,
  )
}

/** Aborts the batch it is part of where another worker has gone on since the count was read. */
export function guardCount(db: Database, { id, version }: Pick<FigureCount, 'id' | 'version'>) {
  return abortWhere(
    db,
    sql`where not exists (select 1 from ${figureCounts}
      where ${figureCounts.id} = ${id} and ${figureCounts.version} = ${version})`,
  )
}

export function advanceCount(
  db: Database,
  id: number,
  step: Partial<Pick<typeof figureCounts.$inferSelect, 'phase' | 'cursor' | 'figures' | 'doneAt'>>,
) {
  return db
    .update(figureCounts)
    .set({ ...step, version: sql`${figureCounts.version} + 1` })
    .where(sql`${figureCounts.id} = ${id}`)
}

/** Counts of before the last two. */
export function sweepCounts(db: Database, id: number) {
  return db.delete(figureCounts).where(sql`${figureCounts.id} < ${id - 1}`)
}

/** The next keys of exams. */
export function listExamKeys(db: Database, after: string, most: number) {
  return db
    .selectDistinct({ key: facts.key })
    .from(facts)
    .where(sql`${facts.kind} = 'exams' and ${facts.key} > ${after}`)
    .orderBy(facts.key)
    .limit(most)
}

/** The next kits, each with its state. */
export function listKitStates(db: Database, after: string, most: number) {
  return db
    .select({ id: items.id, state: items.state, heldAt: items.heldAt })
    .from(items)
    .where(sql`${items.id} > ${after}`)
    .orderBy(items.id)
    .limit(most)
}

/** Sign-ins of some days, and the logins made in them. */
export async function countSignIns(db: Database, from: Day, before: Day) {
  const isSignIn = sql`${securityEvents.kind} = 'signed-in'`
  const [row] = await db
    .select({
      people: sql<number>`count(distinct case when ${isSignIn} then ${securityEvents.candidateId} end)`,
      signIns: sql<number>`count(case when ${isSignIn} then 1 end)`,
      withPasskey: sql<number>`count(case when ${isSignIn} and ${securityEvents.detail} ->> 'by' = 'passkey' then 1 end)`,
      newLogins: sql<number>`count(case when ${securityEvents.kind} = 'login-made' then 1 end)`,
    })
    .from(securityEvents)
    .where(sql`${securityEvents.at} >= ${from} and ${securityEvents.at} < ${before}`)
  return row!
}
