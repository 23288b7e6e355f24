import { BrokenCsv, type CsvRecord, readCsv } from '../adapters/csv.ts'
import { readHeader } from '../core/feeds/header.ts'
import { type FeedKind, readRow } from '../core/feeds/kinds.ts'
import type { FeedFact, FeedRules } from '../core/feeds/row.ts'

export interface ReadRow {
  readonly line: number
  readonly fact: FeedFact
}

/** What some rows of a file hold, and where the next ones begin. */
export interface Reading {
  readonly header: readonly string[]
  readonly warnings: readonly string[]
  readonly facts: readonly ReadRow[]
  readonly errors: readonly { readonly line: number; readonly column: string; readonly message: string }[]
  readonly rejected: number
  readonly position: number
  readonly line: number
  readonly isEnd: boolean
}

/** The whole file is refused, with the reason as a sentence. */
export class RefusedFile extends Error {}

export interface Place {
  readonly kind: FeedKind
  /** `undefined` before the header has been read. */
  readonly header: readonly string[] | undefined
  readonly warnings: readonly string[]
  readonly position: number
  readonly line: number
}

/** Reads at most so many rows from where the file was left, judging each by itself. */
export async function readRows(
  bytes: ReadableStream<Uint8Array>,
  place: Place,
  rules: FeedRules,
  most: number,
): Promise<Reading> {
  let { header, warnings, position, line } = place
  const facts: ReadRow[] = []
  const errors: { line: number; column: string; message: string }[] = []
  let rejected = 0
  const end = (isEnd: boolean): Reading => {
    if (!header) throw new RefusedFile('The file is empty.')
    return { header, warnings, facts, errors, rejected, position, line, isEnd }
  }

  try {
    for await (const record of readCsv(bytes, position, line)) {
      ;({ end: position, lastLine: line } = record)
      if (record.fields.length === 1 && record.fields[0] === '') continue
      if (!header) {
        header = record.fields.map((name) => name?.trim() ?? '\uFFFD')
        const reading = readHeader(place.kind, header, rules)
        if ('refusal' in reading) throw new RefusedFile(reading.refusal)
        warnings = reading.warnings
        continue
      }
      const judged = judge(record, header, place.kind, rules)
      if ('fact' in judged) facts.push({ line: record.line, fact: judged.fact })
      else {
        rejected++
        errors.push(...judged.problems.map((problem) => ({ line: record.line, ...problem })))
      }
      if (facts.length + rejected >= most) return end(false)
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error
    if (!header) throw new RefusedFile(`Line ${error.line}: ${error.message}`)
    rejected++
    errors.push({ line: error.line, column: columnName(header, error.field), message: error.message })
  }
  return end(true)
}

function judge(record: CsvRecord, header: readonly string[], kind: FeedKind, rules: FeedRules) {
  const { fields } = record
  if (fields.length !== header.length) {
    const column = columnName(header, Math.min(fields.length, header.length))
    return { problems: [{ column, message: `This row has ${fields.length} fields; the header has ${header.length}.` }] }
  }
  const unreadable = fields.findIndex((field) => field === undefined)
  if (unreadable >= 0)
    return { problems: [{ column: columnName(header, unreadable), message: 'This field is not UTF-8 text.' }] }
  return readRow(kind, Object.fromEntries(header.map((name, at) => [name, fields[at]!])), rules)
}

/** By its name; one that the header does not name, by its place. */
function columnName(header: readonly string[], at: number): string {
  return header[at] ?? `field ${at + 1}`
}
