import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle, type DrizzleD1Database } from 'drizzle-orm/d1'

export type Database = DrizzleD1Database & { readonly $client: D1Database }

export function openDatabase(d1: D1Database): Database {
  return drizzle(d1, { casing: 'snake_case' })
}

/** Rows for `json_each`: one parameter however many rows, since a statement takes a hundred. */
export function rows(values: readonly unknown[]): string {
  return JSON.stringify(values)
}

/** One part of a batch. */
export type Statement = BatchItem<'sqlite'>
