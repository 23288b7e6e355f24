import { type Column, fillPlaceholders, type SQL, sql } from 'drizzle-orm'
import type { Database } from './database.ts'

interface Query {
  toSQL(): { readonly sql: string; readonly params: unknown[] }
}

/** A query that selects `named` columns, or expressions `as` the name of their key, and nothing else. */
interface Selecting extends Query {
  readonly _: {
    readonly selection: Readonly<Record<string, SQL.Aliased>>
    readonly result: readonly unknown[]
  }
}

type RowOf<Q extends Selecting> = Q['_']['result'][number]

/** Something to read from a database: alone, by `execute`, or in one trip with others, by `readTogether`. */
export interface Read<Found> {
  readonly statement: D1PreparedStatement
  foundIn(rows: readonly unknown[]): Found
  execute(): Promise<Found>
}

/**
 * Reads rows. The text of the query is put together once and then only bound, its placeholders filled with the values of
 * the same names: putting it together takes a hundred times as long. Rows are taken as D1 gives them; where that isn't
 * what the table means (lists kept as JSON), `rowOf` makes it so.
 */
export function prepareRows<Q extends Selecting, Row = RowOf<Q>>(
  build: (db: Database) => Q,
  rowOf?: (row: RowOf<Q>) => Row,
) {
  return prepare(build, (rows) => (rowOf ? rows.map((row) => rowOf(row as RowOf<Q>)) : rows) as Row[])
}

/** The same for one row, or none. */
export function prepareRow<Q extends Selecting, Row = RowOf<Q>>(
  build: (db: Database) => Q,
  rowOf?: (row: RowOf<Q>) => Row,
) {
  return prepare(build, ([row]) => (rowOf && row ? rowOf(row as RowOf<Q>) : row) as Row | undefined)
}

/** The rows of a query that is put together anew each time, because what it asks differs. */
export function rowsOf<Q extends Selecting>(db: Database, query: Q): Read<RowOf<Q>[]> {
  const { sql: text, params } = query.toSQL()
  const statement = db.$client.prepare(text).bind(...params)
  const foundIn = (rows: readonly unknown[]) => rows as RowOf<Q>[]
  return { statement, foundIn, execute: async () => foundIn((await statement.all()).results) }
}

function prepare<Found>(build: (db: Database) => Selecting, foundIn: (rows: readonly unknown[]) => Found) {
  let query: ReturnType<Query['toSQL']> | undefined
  return function prepared(db: Database, values: Readonly<Record<string, unknown>>): Read<Found> {
    query ??= build(db).toSQL()
    const statement = db.$client.prepare(query.sql).bind(...fillPlaceholders(query.params, values))
    return { statement, foundIn, execute: async () => foundIn((await statement.all()).results) }
  }
}

type Reads = Readonly<Record<string, Read<unknown>>>

/** What a read finds. */
export type FoundIn<R extends Read<unknown>> = R extends Read<infer Found> ? Found : never

/** What each read finds, under the same name. */
export type FoundBy<R extends Reads> = { readonly [Name in keyof R]: FoundIn<R[Name]> }

/** Several reads in one trip. */
export function readTogether<R extends Reads>(db: Database, reads: R): Promise<FoundBy<R>> {
  return writeThenRead(db, [], reads)
}

/** Writes, and reads what there is then: in one trip, and all or nothing. */
export async function writeThenRead<R extends Reads>(
  db: Database,
  writes: readonly Query[],
  reads: R,
): Promise<FoundBy<R>> {
  const entries = Object.entries(reads)
  const answers = await db.$client.batch([
    ...writes.map((write) => write.toSQL()).map(({ sql: text, params }) => db.$client.prepare(text).bind(...params)),
    ...entries.map(([, { statement }]) => statement),
  ])
  const found = answers.slice(writes.length).map(({ results }, at) => entries[at]![1].foundIn(results))
  return Object.fromEntries(entries.map(([name], at) => [name, found[at]])) as FoundBy<R>
}

/** Text and whole numbers: D1 gives them as they are. */
type Plain = Column & { readonly _: { readonly data: string | number } }

type Named<Columns extends Record<string, Plain>> = {
  [Name in keyof Columns]: SQL.Aliased<
    Columns[Name]['_']['notNull'] extends true ? Columns[Name]['_']['data'] : Columns[Name]['_']['data'] | null
  >
}

/** Columns of text and whole numbers under the names that the rows will have. */
export function named<Columns extends Record<string, Plain>>(columns: Columns): Named<Columns> {
  const pairs = Object.entries(columns).map(([name, column]) => [name, sql`${column}`.as(name)])
  return Object.fromEntries(pairs) as Named<Columns>
}
