import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { insertSelect } from './insert-select.ts'
import { madeFor } from './schema-operators.ts'

/** The program whose facts a database holds: the first that asks, for good. */
export async function claimDatabase(db: Database, program: string): Promise<string> {
  const [, rows] = await db.batch([
    insertSelect(db, madeFor, { program }, sql`where not exists (select 1 from ${madeFor})`),
    db.select().from(madeFor).limit(1),
  ])
  return rows[0]!.program
}

/** The same, if a program has claimed the database. */
export async function findProgram(db: Database): Promise<string | undefined> {
  const [row] = await db.select().from(madeFor).limit(1)
  return row?.program
}
