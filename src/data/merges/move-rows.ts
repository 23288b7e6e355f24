import { type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Statement } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { badges } from '../badges/schema-badges.ts'
import { items } from '../orders/schema-orders.ts'
import { personTables } from '../person-tables.ts'
import { mergedRows } from './schema-merges.ts'

/** Two records that become one, or were: the rows of the old id are noted under the merge. */
export interface Merge {
  readonly id: string
  /** The old id. */
  readonly from: string
  /** The id that stays. */
  readonly into: string
}

const tablesThat = (merge: string) =>
  Object.values(personTables).flatMap((one) => (one.merge === merge ? [one.table as SQLiteTable] : []))
const moving = tablesThat('moves')
/** The login last: whether there is one decides about the others. */
const ofLogin = tablesThat('moves with the login').toSorted((a) => (nameOf(a) === 'accounts' ? 1 : -1))

/** Moves all rows that the id that stays takes over. Can be repeated for rows written late. */
export function moveRows(db: Database, merge: Merge): Statement[] {
  const { into } = merge
  const noLogin = sql`not exists (select 1 from accounts as login where login.candidate_id = ${into})`
  return [
    ...secondFirstKits(db, merge),
    ...moving.flatMap((table) => move(db, table, merge, sql`true`)),
    ...ofLogin.flatMap((table) => move(db, table, merge, noLogin)),
  ]
}

/** Gives rows back to the old id; what was written after the merge stays where it is. */
export function giveBackRows(db: Database, merge: Merge): Statement[] {
  return [...[...moving, ...ofLogin].map((table) => giveBack(db, table, merge)), giveBackFirstKits(db, merge)]
}

function move(db: Database, table: SQLiteTable, { id, from, into }: Merge, where: SQL): Statement[] {
  const own = sql`candidate_id = ${from} and ${where}`
  return [
    note(db, id, nameOf(table), sql`select ${keyOf(table)} as key, null as was from ${table} where ${own}`),
    db
      .update(table)
      .set(values(table, into, from))
      .where(own),
  ]
}

function giveBack(db: Database, table: SQLiteTable, { id, from, into }: Merge): Statement {
  return db
    .update(table)
    .set(values(table, from, ''))
    .where(sql`candidate_id = ${into} and ${keyOf(table)} in ${notedAs(id, nameOf(table))}`)
}

/** Badges of one certification may be several by a merge, and by nothing else. */
function values(table: SQLiteTable, candidateId: string, formerId: string) {
  return { candidateId, ...((table as unknown) === badges && { formerId }) } as Record<string, unknown>
}

/** Cancels a second first kit of a certification if it was free and waits for the printer. */
function secondFirstKits(db: Database, { id, from, into }: Merge): Statement[] {
  const second = sql`candidate_id = ${from} and initial_of is not null and exists (select 1 from ${items} as first
    where first.candidate_id = ${into} and first.kit = items.kit and first.initial_of = items.initial_of)`
  const was = sql`json_object('initialOf', initial_of, 'state', state)`
  return [
    note(db, id, 'first kits', sql`select json_array(id) as key, ${was} as was from ${items} where ${second}`),
    db
      .update(items)
      .set({
        initialOf: null,
        state: sql`iif(state = 'queued' and batch_id is null and cents = 0, 'cancelled', state)`,
      })
      .where(second),
  ]
}

function giveBackFirstKits(db: Database, { id, from }: Merge): Statement {
  const was = (name: string) =>
    sql`(select was ->> ${name} from ${mergedRows} where merge_id = ${id} and what = 'first kits' and key = json_array(items.id))`
  return db
    .update(items)
    .set({ initialOf: was('initialOf'), state: sql`iif(state = 'cancelled', ${was('state')}, state)` })
    .where(sql`candidate_id = ${from} and json_array(id) in ${notedAs(id, 'first kits')}`)
}

/** Notes rows of a merge: `rows` selects their `key`, and what they `was`. */
export function note(db: Database, mergeId: string, what: string, rows: SQL) {
  return insertSelect(
    db,
    mergedRows,
    { mergeId, what, key: sql`row.key`, was: sql`row.was` },
    sql`from (${rows}) as row where true`,
  ).onConflictDoNothing()
}

/** A subquery of the keys that a merge has noted. */
export function notedAs(mergeId: string, what: string): SQL {
  return sql`(select key from ${mergedRows} where merge_id = ${mergeId} and what = ${what})`
}

function nameOf(table: SQLiteTable): string {
  return getTableConfig(table).name
}

/** The columns of the primary key, but for the candidate. */
function keyOf(table: SQLiteTable): SQL {
  const { columns, primaryKeys } = getTableConfig(table)
  const keys = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  const names = keys.map(({ name }) => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`))
  const others = names.filter((name) => name !== 'candidate_id')
  return sql`json_array(${sql.join(
    others.map((name) => sql.raw(name)),
    sql`, `,
  )})`
}
