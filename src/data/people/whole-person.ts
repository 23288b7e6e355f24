import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../database.ts'
import { idsOf } from '../facts/aliases.ts'
import { personTables } from '../person-tables.ts'

/** What is kept to know something again says nothing to its owner, and would serve a thief. */
const secret = new Set([
  'passwordHash',
  'hash',
  'browserHash',
  'spentBy',
  'body',
  'leaseHolder',
  'viewerHash',
  'seed',
  'userHandle',
  'credentialId',
  'publicKey',
  'detailsHash',
  // Whoever of the staff it was.
  'colleagueId',
  'assignee',
  'seal',
  // The person is told that it was the office, and not who there.
  'colleagueId',
])

const nouns = Object.values(personTables).flatMap(({ table, export: noun }) =>
  typeof noun === 'string' ? [[noun, table as SQLiteTable] as const] : [],
)

type Exported = (typeof personTables)[keyof typeof personTables]['export']

export type PersonNoun = Extract<Exported, string>

/** Every row of every table that is about a candidate, under any of their ids, by noun, without hashes and secrets: in one trip. */
export async function loadWholePerson(
  db: Database,
  candidateId: string,
): Promise<Partial<Record<PersonNoun, readonly Readonly<Record<string, unknown>>[]>>> {
  const [first, ...rest] = nouns.map(([, table]) => allOf(db, table, candidateId))
  const found = await db.batch([first!, ...rest])
  return Object.fromEntries(nouns.map(([noun], at) => [noun, found[at]!]))
}

function allOf(db: Database, table: SQLiteTable, candidateId: string) {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !secret.has(name))
  const named = Object.fromEntries(columns) as Record<string, SQLiteColumn>
  const owner = named.candidateId ?? named.id!
  return db
    .select(named)
    .from(table)
    .where(sql`${owner} in ${idsOf(candidateId)}`)
}
