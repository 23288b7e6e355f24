import { readWholeCsv } from '../src/adapters/csv-format.ts'
import { rejectedCsv } from '../src/work/imports/rejected-rows.ts'
import type { Report } from './send.ts'

/** The rejected rows of a file that was sent, as a file to correct and send; undefined if no row was rejected. */
export function rejectedRows({ kind, errors }: Report, content: Uint8Array, now: Date) {
  const [header, ...records] = readWholeCsv(content)
  const rejected = header && rejectedCsv({ kind: kind ?? '', header: header.fields, records, errors, now })
  return rejected && rejected.rows > 0 ? rejected : undefined
}
