import { type Column, fillPlaceholders, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { SQLitePreparedQuery } from 'drizzle-orm/sqlite-core'
import { madeOnce } from '../core/made-once.ts'
import type { Database } from './database.ts'

type Query = BatchItem<'sqlite'>
type Statement = SQLitePreparedQuery<never>

interface Preparable {
  prepare(): Statement
}

/**
 * A query for what every page asks: its text is put together once for each database, then only bound, its placeholders
 * filled with the values of the same names. It runs as part of a batch, and its rows are taken as they come: select
 * `named` columns.
 */
export function prepareOnce<Q extends Query>(build: (db: Database) => Q) {
  const statementFor = madeOnce((db: Database) => (build(db) as unknown as Preparable).prepare())
  return function prepared(db: Database, values: Record<string, unknown>): Pick<Q, '_'> {
    const statement = statementFor(db)
    const { sql: text, params } = statement.getQuery()
    const query = { sql: text, params: fillPlaceholders(params, values) }
    const bound = Object.create(statement, {
      getQuery: { value: () => query },
      mapResult: { value: ({ results }: D1Result) => results },
    }) as Statement
    return { _prepare: () => bound } as unknown as Pick<Q, '_'>
  }
}

type Named<Columns extends Record<string, Column>> = {
  [Name in keyof Columns]: SQL.Aliased<
    Columns[Name]['_']['notNull'] extends true ? Columns[Name]['_']['data'] : Columns[Name]['_']['data'] | null
  >
}

/** Columns of text and whole numbers under the names that the rows will have. */
export function named<Columns extends Record<string, Column>>(columns: Columns): Named<Columns> {
  const pairs = Object.entries(columns).map(([name, column]) => [name, sql`${column}`.as(name)])
  return Object.fromEntries(pairs) as Named<Columns>
}
