import { Buffer } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { FileFormat, LineEnd } from '../core/feeds/format.ts'
import { utf8Of } from './utf-16.ts'

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line it begins on, counted from 1. */
  readonly line: number
  /** Bytes of the file up to its end, and lines up to its end. */
  readonly end: number
  readonly lastLine: number
  /** Absent where the part ends before the line does. */
  readonly lineEnd: LineEnd | undefined
  /** `undefined` where the bytes are no text. */
  readonly fields: readonly (string | undefined)[]
}

/** What a part of a file holds, and where the next part begins. */
export interface CsvPart {
  /** Those that end in this part. */
  readonly records: readonly CsvRecord[]
  /** A field, counted from 0, whose quotation mark is not closed. Its row is given up after its first line. */
  readonly torn: { readonly line: number; readonly field: number } | undefined
  /** Where it has not moved on and is not the end, a row is longer than the part. */
  readonly next: PartStart
  readonly isEnd: boolean
}

/** Where a part begins: so many bytes and lines into the file. */
export interface PartStart {
  readonly position: number
  readonly line: number
}

type Written = Pick<FileFormat, 'encoding' | 'mark' | 'separator'>

/** Each of them ends a row, wherever it occurs: what a row is depends on no other row. The longest must be the first. */
const lineEnds = ['\r\n', '\n', '\r']

/** Reads the records of a part of a file; `reachesEnd` where the part is the last. */
export function readCsv(part: Uint8Array, start: PartStart, format: Written, reachesEnd: boolean): CsvPart {
  const text = textOf(reachesEnd ? part : wholeUnits(part, format), start.position, format)
  const { records, torn } = parseRecords(text, start.line, format.separator)
  const whole = reachesEnd || torn ? records : completeOf(records)
  const behind = whole.at(-1)
  const next = { position: behind?.end ?? start.position, line: behind?.lastLine ?? start.line }
  // What is not closed here may be closed in the next part, unless that begins no later.
  if (!torn || (whole.length > 0 && !reachesEnd)) return { records: whole, torn: undefined, next, isEnd: reachesEnd }
  const after = lineAfter(text.bytes, torn.at, reachesEnd)
  if (after === undefined) return { records: whole, torn: undefined, next, isEnd: false }
  return {
    records: whole,
    torn: { line: next.line + 1, field: torn.field },
    next: { position: text.positionOf(after), line: next.line + 1 },
    isEnd: reachesEnd && after === text.bytes.byteLength,
  }
}

/** All records up to the first whose quotation mark is not closed: the byte it begins at, and the field. */
function parseRecords(text: ReturnType<typeof textOf>, linesBehind: number, separator: string) {
  const records: CsvRecord[] = []
  let [at, lines] = [0, linesBehind]
  const take = (record: unknown, { bytes }: { bytes: number }) => {
    const raw = record as Uint8Array[]
    const line = lines + 1
    lines = line + raw.reduce((sum, field) => sum + lineBreaks(field), 0)
    at = bytes
    const lineEnd = lineEndBefore(text.bytes, bytes)
    records.push({ line, end: text.positionOf(bytes), lastLine: lines, lineEnd, fields: raw.map(decode) })
    return null
  }
  try {
    // Bytes, not text: what is not UTF-8 must be refused, not replaced.
    const options = { encoding: null, delimiter: separator, record_delimiter: lineEnds, on_record: take }
    parse(text.bytes, { ...options, relax_column_count: true, relax_quotes: true })
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    return { records, torn: { at, field: Number(error.index ?? 0) } }
  }
  return { records, torn: undefined }
}

/**
 * The last record of a part may go on in the next one, and is read again from its beginning. It is complete where it ends
 * with a line feed: after a carriage return, a line feed may still come.
 */
function completeOf(records: readonly CsvRecord[]): readonly CsvRecord[] {
  const end = records.at(-1)?.lineEnd
  return end === 'LF' || end === 'CRLF' ? records : records.slice(0, -1)
}

/** Where the next line begins; at the end of a file that has no more. Nothing where the part does not show it. */
function lineAfter(bytes: Uint8Array, from: number, reachesEnd: boolean): number | undefined {
  const end = bytes.findIndex((byte, at) => at >= from && (byte === 10 || byte === 13))
  const after = end < 0 ? bytes.byteLength : bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1
  const isSure = reachesEnd || (end >= 0 && (bytes[after - 1] === 10 || after < bytes.byteLength))
  return isSure ? after : undefined
}

/** A record that says nothing: an empty line, or nothing but separators. */
export function isBlank({ fields }: Pick<CsvRecord, 'fields'>): boolean {
  return fields.every((field) => field?.trim() === '')
}

/** A CSV file that no spreadsheet runs anything of: what begins like a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}

/** The text of a part as UTF-8, and which byte of the file each of its bytes is; asked for bytes in rising order. */
function textOf(part: Uint8Array, position: number, { encoding, mark }: Written) {
  const begin = position === 0 ? Math.min(mark, part.byteLength) : 0
  const rest = part.subarray(begin)
  if (encoding === 'utf-8') {
    const bytes = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength)
    return { bytes, positionOf: (at: number) => position + begin + at }
  }
  const bytes = utf8Of(rest, encoding)
  let [behind, units] = [0, 0]
  const positionOf = (at: number) => {
    units += bytes.toString('utf8', behind, at).length
    behind = at
    return position + begin + units * 2
  }
  return { bytes, positionOf }
}

/** Half a code unit at the end of a part is read with its other half. */
function wholeUnits(part: Uint8Array, { encoding }: Written): Uint8Array {
  return encoding === 'utf-8' ? part : part.subarray(0, part.byteLength - (part.byteLength % 2))
}

function lineEndBefore(bytes: Uint8Array, end: number): LineEnd | undefined {
  if (bytes[end - 1] === 13) return 'CR'
  if (bytes[end - 1] !== 10) return undefined
  return bytes[end - 2] === 13 ? 'CRLF' : 'LF'
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(field: Uint8Array): string | undefined {
  try {
    return utf8.decode(field)
  } catch {
    return undefined
  }
}

/** CR LF counts once. */
function lineBreaks(field: Uint8Array): number {
  let count = 0
  for (let at = 0; at < field.length; at++) if (field[at] === 10 || (field[at] === 13 && field[at + 1] !== 10)) count++
  return count
}
