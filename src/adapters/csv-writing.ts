import { stringify } from 'csv-stringify/sync'

/** A CSV file that no spreadsheet runs anything of: what begins like a formula gets an apostrophe before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}
