import { Buffer } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** One record of a CSV file. */
export interface CsvRecord {
  /** The line it begins on, counted from 1. */
  readonly line: number
  /** Bytes of the file up to its end, and lines up to its end. */
  readonly end: number
  readonly lastLine: number
  /** `undefined` where the bytes are not UTF-8. */
  readonly fields: readonly (string | undefined)[]
}

export interface CsvPart {
  readonly records: readonly CsvRecord[]
  /** Where the next record opens a quotation mark that is not closed in this part: its line, and the field from 0. */
  readonly torn: { readonly line: number; readonly field: number } | undefined
}

/** Reads the records of a part of a file that begins `offset` bytes and `line` lines into it. */
export function readCsv(part: Uint8Array, offset: number, line: number): CsvPart {
  const records: CsvRecord[] = []
  const begin = offset === 0 && hasByteOrderMark(part) ? 3 : 0
  let linesBehind = line
  const take = (record: unknown, { bytes }: { bytes: number }) => {
    const raw = record as Uint8Array[]
    const first = linesBehind + 1
    linesBehind = first + raw.reduce((sum, field) => sum + lineBreaks(field), 0)
    records.push({ line: first, end: offset + begin + bytes, lastLine: linesBehind, fields: raw.map(decode) })
    return null
  }
  try {
    // Bytes, not text: what is not UTF-8 must be refused, not replaced.
    const options = { encoding: null, relax_column_count: true, relax_quotes: true }
    parse(Buffer.from(part.buffer, part.byteOffset + begin, part.byteLength - begin), { ...options, on_record: take })
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error
    return { records, torn: { line: linesBehind + 1, field: Number(error.index ?? 0) } }
  }
  return { records, torn: undefined }
}

/** A CSV file that no spreadsheet runs anything of: what begins like a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}

function decode(field: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(field)
  } catch {
    return undefined
  }
}

function hasByteOrderMark(part: Uint8Array): boolean {
  return part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf
}

/** CR LF counts once. */
function lineBreaks(field: Uint8Array): number {
  let count = 0
  for (let at = 0; at < field.length; at++) if (field[at] === 10 || (field[at] === 13 && field[at + 1] !== 10)) count++
  return count
}
