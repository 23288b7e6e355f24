import { type SQL, sql } from 'drizzle-orm'
import type { Sorting } from '../../core/sorting.ts'
import type { Database } from '../database.ts'
import { type FoundIn, rowsOf } from '../prepared.ts'
import { imports } from '../schema-operators.ts'
import { fileColumns } from './files.ts'

export const fileSorts = ['received', 'name'] as const

/** Groups of files by their state. */
export const fileGroups = {
  trouble: ['failed', 'refused'],
  preview: ['preview'],
  withdrawn: ['withdrawn'],
} as const satisfies Record<string, readonly (typeof imports.$inferSelect)['state'][]>

export type FileGroup = keyof typeof fileGroups

export interface FileQuery {
  /** Of all states where it is left out. */
  readonly group?: FileGroup | undefined
  /** The beginning of a name, such as `exams-2026`, or an id. */
  readonly search?: string | undefined
  readonly sorting: Sorting<(typeof fileSorts)[number]>
  readonly skip: number
}

/** Greater than any character of a name. */
const end = '\u{10FFFF}'

/** Files that came in, of some states or of all. */
export function listFilesBy(db: Database, { group, search, sorting, skip }: FileQuery, most: number) {
  const way = sql.raw(sorting.descending ? 'desc' : 'asc')
  const byName = sql`${imports.name} >= ${search?.toLowerCase() ?? ''} and ${imports.name} < ${(search?.toLowerCase() ?? '') + end}`
  const condition: SQL = search
    ? sql`(${imports.id} = ${search.toUpperCase()} or ${byName})`
    : group
      ? sql`${imports.state} in (select value from json_each(${JSON.stringify(fileGroups[group])}))`
      : sorting.column === 'name'
        ? byName
        : sql`${imports.receivedAt} > ''`
  const order = sorting.column === 'name' ? sql`${imports.name} ${way}` : sql`${imports.receivedAt} ${way}`
  return rowsOf(db, db.select(fileColumns).from(imports).where(condition).orderBy(order).limit(most).offset(skip))
}

export type ListedFile = FoundIn<ReturnType<typeof listFilesBy>>[number]
