import { type CsvRecord, readCsv } from '../../adapters/csv.ts'
import { readHeader } from '../../core/feeds/header.ts'
import { type FeedKind, readRow } from '../../core/feeds/kinds.ts'
import type { FeedFact, FeedRules, RowProblem } from '../../core/feeds/row.ts'

export interface ReadRow {
  readonly line: number
  readonly fact: FeedFact
}

/** What some rows of a file hold, and where the next ones begin. */
export interface Reading {
  readonly header: readonly string[]
  readonly warnings: readonly string[]
  readonly facts: readonly ReadRow[]
  readonly errors: readonly (RowProblem & { readonly line: number })[]
  readonly rejected: number
  readonly position: number
  readonly line: number
  readonly isEnd: boolean
}

/** The rest of the file, or all of it, cannot be taken, for a reason that is a sentence. */
export class RefusedFile extends Error {}

export interface Place {
  readonly kind: FeedKind
  /** `null` before the header has been read. */
  readonly header: readonly string[] | null
  readonly warnings: readonly string[]
  readonly position: number
  readonly line: number
}

/** Judges the rows of a part of a file, each by itself; `reachesEnd` where the part is the last. */
export function readRows(part: Uint8Array, place: Place, rules: FeedRules, reachesEnd: boolean): Reading {
  const { records, torn } = readCsv(part, place.position, place.line)
  // The last record may go on in the next part: it is read again from its beginning.
  const whole = reachesEnd ? records : records.slice(0, torn ? undefined : -1)
  if (whole.length === 0 && !reachesEnd) throw new RefusedFile(tooLong(place.line + 1, part.byteLength))

  const { header, warnings, rows } = place.header
    ? { header: place.header, warnings: place.warnings, rows: whole.filter(isNotBlank) }
    : beginning(whole, place.kind, rules)
  const judged = rows.map((record) => ({ line: record.line, ...judge(record, header, place.kind, rules) }))
  const facts = judged.flatMap((row) => ('fact' in row ? [{ line: row.line, fact: row.fact }] : []))
  const wrong = judged.flatMap((row) => ('problems' in row ? [row] : []))
  const errors = wrong.flatMap(({ line, problems }) =>
    problems.map(({ column, message }) => ({ line, column, message })),
  )
  if (torn && reachesEnd) errors.push({ line: torn.line, column: columnName(header, torn.field), message: neverClosed })

  const last = whole.at(-1)
  return {
    header,
    warnings,
    facts,
    errors,
    rejected: wrong.length + (torn && reachesEnd ? 1 : 0),
    position: last?.end ?? place.position,
    line: last?.lastLine ?? place.line,
    isEnd: reachesEnd,
  }
}

const neverClosed = 'The quotation mark that opens this field is never closed: the file seems to be torn.'

function tooLong(line: number, bytes: number): string {
  const limit = `${Math.floor(bytes / 1024)} KiB`
  return `Line ${line}: this row is longer than ${limit}, or its quotation mark is never closed. The rows before it were taken in.`
}

function beginning(records: readonly CsvRecord[], kind: FeedKind, rules: FeedRules) {
  const [first, ...rest] = records.filter(isNotBlank)
  if (!first) throw new RefusedFile('The file is empty.')
  const header = first.fields.map((name) => name?.trim() ?? '\uFFFD')
  const reading = readHeader(kind, header, rules)
  if ('refusal' in reading) throw new RefusedFile(reading.refusal)
  return { header, warnings: reading.warnings, rows: rest }
}

function isNotBlank({ fields }: CsvRecord): boolean {
  return fields.length !== 1 || fields[0] !== ''
}

function judge({ fields }: CsvRecord, header: readonly string[], kind: FeedKind, rules: FeedRules) {
  if (fields.length !== header.length) {
    const column = columnName(header, Math.min(fields.length, header.length))
    return { problems: [{ column, message: `This row has ${fields.length} fields; the header has ${header.length}.` }] }
  }
  const unreadable = fields.indexOf(undefined)
  if (unreadable >= 0)
    return { problems: [{ column: columnName(header, unreadable), message: 'This field is not UTF-8 text.' }] }
  return readRow(kind, Object.fromEntries(header.map((name, at) => [name, fields[at]!])), rules)
}

/** By its name; one that the header does not name, by its place. */
function columnName(header: readonly string[], at: number): string {
  return header[at] ?? `field ${at + 1}`
}
