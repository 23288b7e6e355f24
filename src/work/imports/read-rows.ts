import { type CsvRecord, isBlank, readCsv } from '../../adapters/csv.ts'
import { recogniseFormat } from '../../adapters/csv-format.ts'
import {
  describeNoticed,
  type Found,
  foundAtFirst,
  type LineEnd,
  type Noticed,
  plainFormat,
} from '../../core/feeds/format.ts'
import { columnName, countKnown, readHeader } from '../../core/feeds/header.ts'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import type { FeedFact, FeedRules, Hints, RowProblem } from '../../core/feeds/row.ts'
import { columnAt, judgeRow } from './judge-row.ts'

export interface ReadRow {
  readonly line: number
  readonly fact: FeedFact
  readonly hints?: Hints
}

/** What some rows of a file hold, and where the next ones begin. */
export interface Reading {
  /** The names of its columns as feeds know them. */
  readonly header: readonly string[]
  readonly found: Found
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
  /** What the parts before it have shown; `null` at the beginning. */
  readonly found: Found | null
  readonly position: number
  readonly line: number
}

/** Judges the rows of a part of a file, each by itself; `reachesEnd` where the part is the last. */
export function readRows(part: Uint8Array, place: Place, rules: FeedRules, reachesEnd: boolean): Reading {
  const { kind } = place
  const before = place.found ?? beginning(part, place, rules)
  const { records, torn, next, isEnd } = readCsv(part, place, before.format, reachesEnd)
  if (next.position === place.position && !isEnd) throw new RefusedFile(tooLong(place.line + 1, part.byteLength))

  const filled = records.filter((record) => !isBlank(record))
  const said = place.header ? [] : filled.splice(0, before.format.hasSepLine ? 2 : 1)
  const header = place.header ?? headerIn(said, torn?.line)
  const fit = readHeader(kind, header, rules)
  if ('refusal' in fit) throw new RefusedFile(fit.refusal)

  const judged = filled.map((record) => ({ line: record.line, ...judgeRow(record, header, kind, rules) }))
  const sound = judged.flatMap((row) => ('fact' in row ? [row] : []))
  const wrong = judged.flatMap((row) => ('problems' in row ? [row] : []))
  const errors = wrong.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem })))
  if (torn) errors.push({ line: torn.line, column: columnAt(header, torn.field), message: neverClosed(isEnd) })
  const found = findMore(before, records, sound)
  return {
    header,
    found,
    warnings: [...fit.warnings, ...describeNoticed(found)],
    facts: sound.map(({ line, fact, hints }) => ({ line, fact, ...(hints && { hints }) })),
    errors,
    rejected: wrong.length + (torn ? 1 : 0),
    ...next,
    isEnd,
  }
}

function neverClosed(isEnd: boolean): string {
  const rest = isEnd ? ': the file seems to be torn.' : '. The rows after it were read.'
  return `The quotation mark that opens this field is never closed${rest}`
}

function tooLong(line: number, bytes: number): string {
  const limit = `${Math.floor(bytes / 1024)} KiB`
  return `Line ${line}: this row is longer than ${limit}, or its quotation mark is never closed. The rows before it were taken in.`
}

/** Imports that were begun before formats were recognised are read on as they were. */
function beginning(part: Uint8Array, { kind, header }: Place, rules: FeedRules): Found {
  if (header) return foundAtFirst(plainFormat)
  return foundAtFirst(recogniseFormat(part, (written) => countKnown(kind, written, rules)))
}

function headerIn(said: readonly CsvRecord[], tornLine: number | undefined): readonly string[] {
  const row = said.at(-1)
  if (row) return row.fields.map((name) => columnName(name ?? '\uFFFD'))
  throw new RefusedFile(tornLine === undefined ? 'The file is empty.' : `Line ${tornLine}: ${neverClosed(true)}`)
}

/** What was found before, and what these rows add to it. */
function findMore(
  before: Found,
  whole: readonly CsvRecord[],
  sound: readonly { readonly line: number; readonly notices: readonly string[] }[],
): Found {
  const lineEnds = new Set<LineEnd>([...before.lineEnds, ...whole.flatMap(({ lineEnd }) => lineEnd ?? [])])
  const noticed: Record<string, Noticed> = { ...before.noticed }
  for (const { line, notices } of sound)
    for (const text of notices)
      noticed[text] = { rows: (noticed[text]?.rows ?? 0) + 1, line: noticed[text]?.line ?? line }
  return {
    ...before,
    lineEnds: [...lineEnds],
    emptyRows: before.emptyRows + whole.filter((row) => row.fields.length > 1 && isBlank(row)).length,
    noticed,
  }
}
