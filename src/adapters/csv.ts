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

export interface CsvPart {
  readonly records: readonly CsvRecord[]
  /** Where the next record opens a quotation mark that is not closed in this part: its line, and the field from 0. */
  readonly torn: { readonly line: number; readonly field: number } | undefined
}

/** Where a part begins: so many bytes and lines into the file. */
export interface PartStart {
  readonly position: number
  readonly line: number
}

type Written = Pick<FileFormat, 'encoding' | 'mark' | 'separator'>

/** Each of them ends a row, wherever it occurs: what a row is depends on no other row. The longest must be the first. */
const lineEnds = ['\r\n', '\n', '\r']

/** Reads the records of a part of a file. */
export function readCsv(part: Uint8Array, start: PartStart, format: Written): CsvPart {
  const records: CsvRecord[] = []
  const text = textOf(part, start.position, format)
  let linesBehind = start.line
  const take = (record: unknown, { bytes }: { bytes: number }) => {
    const raw = record as Uint8Array[]
    const line = linesBehind + 1
    linesBehind = line + raw.reduce((sum, field) => sum + lineBreaks(field), 0)
    const lineEnd = lineEndBefore(text.bytes, bytes)
    records.push({ line, end: text.positionOf(bytes), lastLine: linesBehind, lineEnd, fields: raw.map(decode) })
    return null
  }
  try {
    // Bytes, not text: what is not UTF-8 must be refused, not replaced.
    const options = { encoding: null, delimiter: format.separator, record_delimiter: lineEnds, on_record: take }
    parse(text.bytes, { ...options, relax_column_count: true, relax_quotes: true })
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    return { records, torn: { line: linesBehind + 1, field: Number(error.index ?? 0) } }
  }
  return { records, torn: undefined }
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
