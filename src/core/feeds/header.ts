import { countNamed } from './format.ts'
import { columnsOf, type FeedKind, kindsOf } from './kinds.ts'
import { type FeedRules, short } from './row.ts'

/** A header that fits its kind, with a word about what it has too much; or why the whole file is refused. */
export type HeaderReading = { readonly warnings: readonly string[] } | { readonly refusal: string }

/** So many columns that are not known are named in the warning about them. */
const mostNamed = 3

/** The column that is meant: `Candidate ID` and `candidate-id` are `candidate_id`. */
export function columnName(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
}

/** How many columns of its kind a header has: the separator that gives most of them is the one of the file. */
export function countKnown(kind: FeedKind, written: readonly string[], rules: FeedRules): number {
  const names = new Set(written.map(columnName))
  return columnsOf(kind, rules).filter((column) => names.has(column.name)).length
}

/** Columns count by name, in any order. */
export function readHeader(kind: FeedKind, header: readonly string[], rules: FeedRules): HeaderReading {
  if (!kindsOf(rules).includes(kind)) return { refusal: `This program takes no ${kind} files.` }
  const columns = columnsOf(kind, rules)
  const known = new Set(columns.map((column) => column.name))
  const twice = header.find((name, at) => known.has(name) && header.indexOf(name) !== at)
  if (twice !== undefined) return { refusal: `The header names the column “${twice}” twice.` }
  const missing = columns.filter((column) => column.required && !header.includes(column.name))
  if (missing.length > 0) {
    const names = missing.map((column) => column.name).join(', ')
    return { refusal: `This is no ${kind} file: its header lacks ${names}.` }
  }
  return { warnings: warningsAbout(header.slice(0, countNamed(header)).filter((name) => !known.has(name))) }
}

/** One, however many columns are not known. */
function warningsAbout(unknown: readonly string[]): string[] {
  const labels = unknown.slice(0, mostNamed).map((name) => (name === '' ? 'one without a name' : `“${short(name)}”`))
  if (unknown.length === 0) return []
  if (unknown.length > 1) {
    const rest = unknown.length > mostNamed ? ' and others' : ''
    return [`${unknown.length} columns are not known and were ignored: ${labels.join(', ')}${rest}.`]
  }
  return [
    unknown[0] === ''
      ? 'A column without a name was ignored.'
      : `The column ${labels[0]} is not known and was ignored.`,
  ]
}
