import { type Column, getTableColumns, is, SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Database, rows } from './database.ts'

type Row<T extends SQLiteTable> = T['$inferInsert']

/** A value, or an expression of SQL, for each column of a table; those that have a default may be left out. */
type Selected<Values> = { readonly [Name in keyof Values]: Values[Name] | SQL }

/** Inserts what is selected `from` (or only `where`) on: each value stands beside its column's name, in whatever order. */
export function insertSelect<T extends SQLiteTable>(db: Database, table: T, values: Selected<Row<T>>, from: SQL) {
  const given = values as Readonly<Record<string, unknown>>
  const selected = Object.entries(getTableColumns(table)).map(([name, column]) => selectedFor(column, given[name]))
  return db.insert(table).select(sql`select ${sql.join(selected, sql`, `)} ${from}`)
}

/**
 * Inserts many rows by one parameter, since a statement takes a hundred: of each row the columns that are named, text
 * and whole numbers, and the same values besides for all. In `where`, a row is `valueOf` its columns; in `instead`, what
 * is worked out from them is written in place of what was given.
 */
export function insertEach<T extends SQLiteTable, const Names extends readonly (keyof Row<T> & string)[]>(
  db: Database,
  table: T,
  names: Names,
  given: readonly Pick<Row<T>, Names[number]>[],
  forAll: Selected<Omit<Row<T>, Names[number]>>,
  where: (valueOf: (name: Names[number]) => SQL) => SQL = everyone,
  instead = (_valueOf: (name: Names[number]) => SQL): Readonly<Record<string, SQL>> => ({}),
) {
  const valueOf = (name: Names[number]) => sql.raw(`value ->> ${names.indexOf(name)}`)
  const each = Object.fromEntries(names.map((name: Names[number]) => [name, valueOf(name)]))
  const values = { ...forAll, ...each, ...instead(valueOf) } as Selected<Row<T>>
  const list = rows(given.map((row) => names.map((name: Names[number]) => row[name])))
  return insertSelect(db, table, values, sql`from json_each(${list}) where ${where(valueOf)}`)
}

/** Every row that is given. */
export function everyone(): SQL {
  return sql`true`
}

function selectedFor(column: Column, value: unknown): SQL {
  if (is(value, SQL)) return value
  if (value !== undefined) return sql`${value === null ? null : sql.param(value, column)}`
  return column.default === undefined ? sql`null` : sql`${sql.param(column.default, column)}`
}
