import type { Context } from 'hono'
import { writeCsv } from '../../adapters/csv.ts'
import type { Env } from '../../env.ts'

/** A list as a file for spreadsheets, which run nothing of it. */
export function csvFile(c: Context<Env>, name: string, rows: readonly (readonly string[])[]): Response {
  return c.body(writeCsv(rows), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
}
