import { writeCsv } from '../../../adapters/csv.ts'

export type Row = Readonly<Record<string, unknown>>

/** What is kept as JSON becomes columns of its own. */
export function flat(row: Row): Row {
  const { content, ...rest } = row
  return typeof content === 'string' ? { ...rest, ...(JSON.parse(content) as Row) } : row
}

export function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return writeCsv([columns, ...rows.map((row) => columns.map((column) => textOf(row[column])))])
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}
