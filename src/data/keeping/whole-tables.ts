import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Database, rows } from '../database.ts'
import { personTables } from '../person-tables.ts'

/** A row as the database has it, by the names of its columns; `rowid` is its place in the table. */
export type WholeRow = Readonly<Record<string, string | number | null>>

/** Besides those that the list of tables leaves out: what is worth nothing elsewhere, or is made again. */
const leftOut: readonly string[] = ['office_sessions', 'job_leases', 'counters', 'view_keys', 'guards', 'd1_migrations']

function isLeftOut(name: string): boolean {
  const ofPeople = Object.values(personTables).flatMap(({ table, backup }) =>
    backup === 'left out' ? [getTableConfig(table as SQLiteTable).name] : [],
  )
  return /^(sqlite_|_cf_|activity_words)/.test(name) || [...leftOut, ...ofPeople].includes(name)
}

/** The names of all tables that a backup holds. */
export async function listWholeTables(db: Database): Promise<readonly string[]> {
  const { results } = await db.$client
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all<{ name: string }>()
  return results.map(({ name }) => name).filter((name) => !isLeftOut(name))
}

/** A page of a table by the places of its rows: after one of them, and up to another where that is known. */
export async function readWholePage(
  db: Database,
  table: string,
  { after, to, most }: { readonly after: number; readonly to?: number; readonly most: number },
): Promise<readonly WholeRow[]> {
  const text = `select rowid as rowid, * from "${table}" where rowid > ? and rowid <= ? order by rowid limit ?`
  const found = await db.$client
    .prepare(text)
    .bind(after, to ?? Number.MAX_SAFE_INTEGER, most)
    .all<WholeRow>()
  return found.results
}

/** Inserts rows into a table, in their order; existing rows are kept. Their rowids may change. */
export function insertWholeRows(db: Database, table: string, given: readonly WholeRow[]): D1PreparedStatement[] {
  const [first] = given
  if (!first) return []
  const names = Object.keys(first).filter((name) => name !== 'rowid')
  const values = names.map((_, at) => `value ->> ${at}`).join(', ')
  const text = `insert or ignore into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
    select ${values} from json_each(?)`
  const list = rows(given.map((row) => names.map((name) => row[name])))
  return [db.$client.prepare(text).bind(list)]
}

/** The first table that holds something, of those that a backup fills; nothing where the site is empty. */
export async function findFilled(db: Database, tables: readonly string[]): Promise<string | undefined> {
  for (const name of tables) {
    if (name === 'made_for') continue
    const row = await db.$client.prepare(`select 1 as one from "${name}" limit 1`).first()
    if (row) return name
  }
  return undefined
}

/** The migrations that the database has had, in order. */
export async function listMigrations(db: Database): Promise<readonly string[]> {
  const { results } = await db.$client.prepare('select name from d1_migrations order by id').all<{ name: string }>()
  return results.map(({ name }) => name)
}
