import type { CsvRecord } from '../../adapters/csv.ts'
import { countNamed } from '../../core/feeds/format.ts'
import { type FeedKind, readRow } from '../../core/feeds/kinds.ts'
import type { FeedRules, Reading } from '../../core/feeds/row.ts'

const unnamed = 'Columns without a name at the end of the header were ignored although they are filled'

/** Reads one record by the header of its file: the fact it tells, or what is wrong with it. */
export function judgeRow(
  { fields }: Pick<CsvRecord, 'fields'>,
  header: readonly string[],
  kind: FeedKind,
  rules: FeedRules,
): Reading {
  const named = countNamed(header)
  if (fields.length < named || fields.slice(header.length).some(isFilled)) {
    const column = columnAt(header, Math.min(fields.length, header.length))
    return { problems: [{ column, message: `This row has ${fields.length} fields; the header has ${header.length}.` }] }
  }
  const unreadable = fields.indexOf(undefined)
  if (unreadable >= 0)
    return { problems: [{ column: columnAt(header, unreadable), message: 'This field is not UTF-8 text.' }] }
  const reading = readRow(kind, Object.fromEntries(header.map((name, at) => [name, fields[at] ?? ''])), rules)
  if ('problems' in reading || !fields.slice(named).some(isFilled)) return reading
  return { ...reading, notices: [...reading.notices, unnamed] }
}

/** By its name; one that the header does not name, by its place. */
export function columnAt(header: readonly string[], at: number): string {
  return header[at] || `field ${at + 1}`
}

function isFilled(field: string | undefined): boolean {
  return field?.trim() !== ''
}
