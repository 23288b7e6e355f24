import { writeCsv } from '../src/adapters/csv.ts'
import { readWholeCsv } from '../src/adapters/csv-format.ts'
import type { Report } from './send.ts'

const reasonColumn = 'rejected_because'

/**
 * The rejected rows of a file, each with its reasons in a last column, under the name of a file of the same kind made now.
 * The site ignores that column when the file is sent again.
 */
export function rejectedRows(report: Report, content: Uint8Array, now: Date) {
  const reasons = new Map<number, string[]>()
  for (const { line, column, message } of report.errors)
    reasons.set(line, [...(reasons.get(line) ?? []), `${column}: ${message}`])
  const [header, ...records] = readWholeCsv(content)
  const rejected = records.filter(({ line }) => reasons.has(line))
  if (!header || rejected.length === 0) return undefined
  const columns = header.fields.map((field) => field?.trim() ?? '')
  const kept = columns.map((name, at) => [name, at] as const).filter(([name]) => name !== reasonColumn)
  const rows = rejected.map(({ line, fields }) => [
    ...kept.map(([, at]) => fields[at] ?? ''),
    reasons.get(line)!.join(' '),
  ])
  const stamp = now
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, '')
    .replace('T', '-')
  return {
    name: `${report.kind}-${stamp}.csv`,
    text: writeCsv([[...kept.map(([name]) => name), reasonColumn], ...rows]),
    rows: rows.length,
  }
}
