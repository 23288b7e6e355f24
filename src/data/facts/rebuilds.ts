import { sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { type FoundIn, named, prepareRow } from '../prepared.ts'
import { abortWhere } from './records.ts'
import { records } from './schema-facts.ts'
import { rebuilds, rebuildWaiting } from './schema-rebuilds.ts'

type Row = typeof rebuilds.$inferSelect

const last = prepareRow(
  (db) =>
    db
      .select({
        ...named({
          id: rebuilds.id,
          rules: rebuilds.rules,
          begunAt: rebuilds.begunAt,
          version: rebuilds.version,
          records: rebuilds.records,
          cursor: rebuilds.cursor,
          round: rebuilds.round,
          roundEndedAt: rebuilds.roundEndedAt,
          passed: rebuilds.passed,
          outdated: rebuilds.outdated,
          doneAt: rebuilds.doneAt,
          waiting: rebuilds.waiting,
          acceptedUpTo: rebuilds.acceptedUpTo,
        }),
        isCounted: sql<0 | 1>`${rebuilds.isCounted}`.as('isCounted'),
        totals: sql<string>`${rebuilds.totals}`.as('totals'),
        gained: sql<string>`${rebuilds.gained}`.as('gained'),
        listedUpTo: sql<number>`coalesce((select max(waits.id) from ${rebuildWaiting} as waits
          where waits.rebuild = rebuilds.id), 0)`.as('listedUpTo'),
      })
      .from(rebuilds)
      .where(sql`${rebuilds.id} = (select max(id) from ${rebuilds})`),
  (row) => ({
    ...row,
    isCounted: row.isCounted === 1,
    totals: JSON.parse(row.totals) as Row['totals'],
    gained: JSON.parse(row.gained) as Row['gained'],
  }),
)

/** The rebuild after the last change of the rules; `listedUpTo` is the last row of the people who wait. */
export function findLastRebuild(db: Database) {
  return last(db, {})
}

export type Rebuild = NonNullable<FoundIn<ReturnType<typeof findLastRebuild>>>

const since = prepareRow((db) =>
  db
    .select({
      ...named({ since: rebuilds.begunAt }),
      outdated:
        sql<number>`iif(${rebuilds.doneAt} is null, max(${rebuilds.records}, ${rebuilds.passed}), ${rebuilds.passed})
        - ${rebuilds.passed} + ${rebuilds.waiting}`.as('outdated'),
    })
    .from(rebuilds)
    .where(sql`${rebuilds.id} = (select max(id) from ${rebuilds}) and ${rebuilds.rules} = ${sql.placeholder('rules')}`),
)

/** Since when these rules apply, and how many records follow earlier ones; nothing until the scheduled handler has begun with them. */
export function findRulesSince(db: Database, rules: string) {
  return since(db, { rules })
}

/** Begins a rebuild, unless another was begun since this one was read. */
export function beginRebuild(
  db: Database,
  before: Pick<Rebuild, 'id'> | undefined,
  rebuild: Pick<Row, 'rules' | 'begunAt' | 'totals'>,
) {
  const { rules, begunAt, totals } = rebuild
  return insertSelect(
    db,
    rebuilds,
    {
      id: sql`null`,
      rules,
      begunAt,
      version: 0,
      records: 0,
      isCounted: false,
      cursor: '',
      round: 1,
      passed: 0,
      outdated: 0,
      waiting: 0,
      totals,
      gained: totals,
      acceptedUpTo: 0,
    },
    sql`where coalesce((select max(id) from ${rebuilds}), 0) = ${before?.id ?? 0}`,
  )
}

/** Aborts the batch it is part of where another step was done since the rebuild was read, or another one was begun. */
export function guardRebuild(db: Database, { id, version }: Pick<Rebuild, 'id' | 'version'>) {
  return abortWhere(
    db,
    sql`where not exists (select 1 from ${rebuilds} where ${rebuilds.id} = ${id} and ${rebuilds.version} = ${version}
      and ${rebuilds.id} = (select max(id) from ${rebuilds}))`,
  )
}

/** Saves the progress. */
export function advanceRebuild(db: Database, id: number, step: Partial<Omit<Row, 'id' | 'rules' | 'version'>>) {
  return db
    .update(rebuilds)
    .set({ ...step, version: sql`${rebuilds.version} + 1` })
    .where(sql`${rebuilds.id} = ${id}`)
}

/** How many records there are after a candidate, at most so many, and the last one of these. */
export async function countRecords(db: Database, after: string, most: number) {
  const page = db
    .select({ candidateId: records.candidateId })
    .from(records)
    .where(sql`${records.candidateId} > ${after}`)
    .orderBy(records.candidateId)
    .limit(most)
  const [row] = await db
    .select({ count: sql<number>`count(*)`, last: sql<string | null>`max(candidate_id)` })
    .from(page.as('some_records'))
  return row!
}

/** Accepts the losses of the waiting people; changes nothing if more people wait by now. The returned row means it was done. */
export function acceptRebuild(db: Database, id: number, listedUpTo: number) {
  return db
    .update(rebuilds)
    .set({ acceptedUpTo: listedUpTo, version: sql`${rebuilds.version} + 1` })
    .where(sql`${rebuilds.id} = ${id} and ${canBeAccepted(id, listedUpTo)}`)
    .returning({ id: rebuilds.id })
}

/** The condition that these are all the waiting people, and that their losses aren't accepted yet. */
export function canBeAccepted(id: number, listedUpTo: number) {
  return sql`exists (select 1 from ${rebuilds} where ${rebuilds.id} = ${id}
      and ${rebuilds.id} = (select max(id) from ${rebuilds})
      and ${rebuilds.doneAt} is not null and ${rebuilds.acceptedUpTo} < ${listedUpTo})
    and (select max(id) from ${rebuildWaiting} where rebuild = ${id}) = ${listedUpTo}`
}

/** How many wait, to be worked out by another statement. */
export function waitingCount(id: number) {
  return sql<number>`(select ${rebuilds.waiting} from ${rebuilds} where ${rebuilds.id} = ${id})`
}
