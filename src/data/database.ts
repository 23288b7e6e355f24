import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'
import { madeOnce } from '../core/made-once.ts'

export type Database = DrizzleD1Database & { readonly $client: D1Database }

/** The same for each request over the same binding: it holds no state, and costs something to make. */
export const openDatabase = madeOnce((d1: D1Database): Database => drizzle(d1, { casing: 'snake_case' }))

/** Rows for `json_each`: one parameter however many rows, since a statement takes a hundred. */
export function rows(values: readonly unknown[]): string {
  return JSON.stringify(values)
}
