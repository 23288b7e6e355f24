import { writeCsv } from '../../adapters/csv.ts'
import { putFile } from '../../adapters/files.ts'
import { describeFound } from '../../core/feeds/format.ts'
import type { Database } from '../../data/database.ts'
import { countsOf, findReport, type Import } from '../../data/imports/imports.ts'
import type { Bindings } from '../../env.ts'
import { importKey } from './import-keys.ts'

/** In a report; more than these, nobody mends by hand. */
const mostLines = 10_000

/** Lays what became of a file beside it, as JSON and, row by row, as CSV. Done twice, it reads the same. */
export async function writeReports(
  env: Bindings,
  db: Database,
  { id }: Import,
  end: { readonly at: string; readonly state: Import['state']; readonly reason: string | null },
): Promise<void> {
  const found = await findReport(db, id, mostLines)
  if (!found) return
  const { name, kind, warnings, sha256 } = found.import
  const recognised = describeFound(found.import.found, found.import.header)
  const counts = countsOf(found.import)
  const { errors, superseded: supersededBy } = found
  const { at, ...outcome } = end
  const report = {
    recognised,
    id,
    name,
    kind: kind || null,
    // By its name and this the bucket alone can be taken in again.
    sha256,
    ...outcome,
    ...counts,
    warnings,
    errors,
    supersededBy,
    finishedAt: at,
  }
  const table = [['line', 'column', 'message'], ...errors.map((one) => [String(one.line), one.column, one.message])]
  const bytes = (text: string) => new TextEncoder().encode(text)
  await putFile(env.FILES, `${importKey(id)}.json`, bytes(`${JSON.stringify(report, null, 2)}\n`), 'application/json')
  await putFile(env.FILES, `${importKey(id)}.csv`, bytes(writeCsv(table)), 'text/csv')
}
