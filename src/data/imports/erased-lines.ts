import { sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { importErrors } from '../schema-operators.ts'

/** Deletes what was wrong with some lines of a file, which may quote them. */
export async function forgetErrors(db: Database, importId: string, lines: readonly number[]): Promise<void> {
  await db
    .delete(importErrors)
    .where(
      sql`${importErrors.importId} = ${importId} and ${importErrors.line} in (select value from json_each(${rows(lines)}))`,
    )
}
