import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'

export type Database = DrizzleD1Database

const opened = new WeakMap<D1Database, Database>()

/** The same for each request over the same binding: it holds no state, and costs something to make. */
export function openDatabase(d1: D1Database): Database {
  const known = opened.get(d1)
  if (known) return known
  const made = drizzle(d1, { casing: 'snake_case' })
  opened.set(d1, made)
  return made
}

/** Rows for `json_each`: one parameter however many rows, since a statement takes a hundred. */
export function rows(values: readonly unknown[]): string {
  return JSON.stringify(values)
}
