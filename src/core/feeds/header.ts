import { columnsOf, type FeedKind, kindsOf } from './kinds.ts'
import type { FeedRules } from './row.ts'

/** A header that fits its kind, with a word about what it has too much; or why the whole file is refused. */
export type HeaderReading = { readonly warnings: readonly string[] } | { readonly refusal: string }

/** Columns count by name, in any order. */
export function readHeader(kind: FeedKind, header: readonly string[], rules: FeedRules): HeaderReading {
  if (!kindsOf(rules).includes(kind)) return { refusal: `This program takes no ${kind} files.` }
  const columns = columnsOf(kind, rules)
  const isKnown = (name: string) => columns.some((column) => column.name === name)
  const twice = header.find((name, at) => isKnown(name) && header.indexOf(name) !== at)
  if (twice !== undefined) return { refusal: `The header names the column “${twice.slice(0, 40)}” twice.` }
  const missing = columns.filter((column) => column.required && !header.includes(column.name))
  if (missing.length > 0) {
    const names = missing.map((column) => column.name).join(', ')
    return { refusal: `This is no ${kind} file: its header lacks ${names}.` }
  }
  const unknown = header.filter((name) => !isKnown(name))
  return { warnings: unknown.map((name) => `The column “${name.slice(0, 40)}” is not known and was ignored.`) }
}
