import { type CsvRecord, isBlank, readCsv, writeCsv } from '../../adapters/csv.ts'
import { readPart } from '../../adapters/files.ts'
import type { Import } from '../../data/imports/imports.ts'
import type { Bindings } from '../../env.ts'
import { importKey } from './import-keys.ts'

/** Most reasons listed: nobody corrects more by hand. */
export const mostLines = 10_000
const reasonColumn = 'rejected_because'
/** Read at once; a row is shorter. */
const partBytes = 2 * 1024 * 1024

interface Rejected {
  readonly kind: string
  readonly header: readonly (string | undefined)[]
  /** Rows of the file, rejected or not. */
  readonly records: readonly CsvRecord[]
  readonly errors: readonly { readonly line: number; readonly column: string; readonly message: string }[]
  readonly now: Date
}

/**
 * The rejected rows of a file, each with its reasons in a last column, under the name of a file of the same kind made now.
 * The site ignores that column when the file is sent again.
 */
export function rejectedCsv({ kind, header, records, errors, now }: Rejected) {
  const reasons = Map.groupBy(errors, ({ line }) => line)
  const kept = header.flatMap((name, at) => (name?.trim() === reasonColumn ? [] : [[name?.trim() ?? '', at] as const]))
  const rows = records
    .filter(({ line }) => reasons.has(line))
    .map(({ line, fields }) => [
      ...kept.map(([, at]) => fields[at] ?? ''),
      reasons
        .get(line)!
        .map(({ column, message }) => `${column}: ${message}`)
        .join(' '),
    ])
  const stamp = now
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, '')
    .replace('T', '-')
  return {
    name: `${kind}-${stamp}.csv`,
    text: writeCsv([[...kept.map(([name]) => name), reasonColumn], ...rows]),
    rows: rows.length,
  }
}

/** The same of a file that was received; nothing where it is kept no longer, or was never read. */
export async function rejectedRowsOf(
  env: Bindings,
  { id, kind, found, size }: Pick<Import, 'id' | 'kind' | 'found' | 'size'>,
  errors: Rejected['errors'],
  now: Date,
) {
  const last = Math.max(0, ...errors.map(({ line }) => line))
  const wanted = new Set(errors.map(({ line }) => line))
  if (!found || last === 0) return undefined
  const records: CsvRecord[] = []
  let header: CsvRecord | undefined
  for (let [next, isEnd] = [{ position: 0, line: 0 }, false]; !isEnd;) {
    const part = await readPart(env.FILES, importKey(id), next.position, partBytes)
    if (!part) return undefined
    const read = readCsv(part, next, found.format, next.position + part.byteLength >= size)
    const filled = read.records.filter((record) => !isBlank(record))
    if (!header) header = filled.splice(0, found.format.hasSepLine ? 2 : 1).at(-1)
    records.push(...filled.filter(({ line }) => wanted.has(line)))
    isEnd = read.isEnd || read.next.position === next.position || read.next.line >= last
    next = read.next
  }
  return header && records.length > 0 ? rejectedCsv({ kind, header: header.fields, records, errors, now }) : undefined
}
