import type { Measured } from './pages.ts'

/** A page with so few candidates in the database, and with so many. */
export interface Compared {
  readonly few: Measured
  readonly many: Measured
}

const budget = { trips: 1, kibibytes: 14, ratio: 0.85 }

const legend = `trips: to D1. rows: read by D1, with 1,000 and with 1,000,000 candidates in the database.
KiB: packed with gzip -9, by itself and with the styles of a first visit. page/s, floor/s: medians of rounds by turns.
own ms: what a visit costs beyond the floor, which makes the same reads of KV and D1 and answers with JSON.`

const columns: readonly (readonly [title: string, width: number, value: (page: Compared) => string])[] = [
  ['trips', 6, ({ many }) => String(many.trips)],
  ['rows', 6, ({ few }) => String(few.rowsRead)],
  ['at 1M', 6, ({ many }) => String(many.rowsRead)],
  ['KiB', 7, ({ many }) => kibibytes(many.bytes)],
  ['+ CSS', 7, ({ many }) => kibibytes(many.bytesWithStyles)],
  ['page/s', 8, ({ few }) => few.rate.toFixed(0)],
  ['floor/s', 8, ({ few }) => few.floorRate.toFixed(0)],
  ['ratio', 6, ({ few }) => few.ratio.toFixed(2)],
  ['own ms', 7, ({ few }) => ownMilliseconds(few)],
  ['page/s', 10, ({ many }) => many.rate.toFixed(0)],
  ['floor/s', 8, ({ many }) => many.floorRate.toFixed(0)],
  ['ratio', 6, ({ many }) => many.ratio.toFixed(2)],
  ['own ms', 7, ({ many }) => ownMilliseconds(many)],
]

/** The table of pages, and which of them miss a budget. */
export function printPages(pages: readonly Compared[]): void {
  const width = Math.max(...pages.map(({ few }) => few.path.length))
  console.log(`${' '.repeat(width + 34)}${'with 1,000 candidates'.padStart(28)}${'with 1,000,000'.padStart(31)}`)
  console.log('page'.padEnd(width) + columns.map(([title, wide]) => ` ${title.padStart(wide)}`).join(''))
  for (const page of pages) {
    const values = columns.map(([, wide, value]) => ` ${value(page).padStart(wide)}`)
    console.log(page.few.path.padEnd(width) + values.join(''))
  }
  console.log(`\n${legend}`)
  const misses = pages.flatMap((page) => missesOf(page).map((miss) => `  ${page.few.path}: ${miss}`))
  console.log(misses.length > 0 ? `\nOver budget:\n${misses.join('\n')}` : '\nAll pages keep their budgets.')
}

function missesOf({ few, many }: Compared): string[] {
  const ratio = Math.min(few.ratio, many.ratio)
  return [
    many.trips > budget.trips ? `${many.trips} trips to D1, the budget is ${budget.trips}` : '',
    many.rowsRead === few.rowsRead ? '' : `reads ${few.rowsRead} rows of few candidates, ${many.rowsRead} of many`,
    many.bytesWithStyles > budget.kibibytes * 1024
      ? `${kibibytes(many.bytesWithStyles)} KiB, the budget is ${budget.kibibytes}`
      : '',
    ratio < budget.ratio ? `${ratio.toFixed(2)} of its floor, the budget is ${budget.ratio}` : '',
  ].filter((miss) => miss !== '')
}

/** What a visit costs beyond the floor. */
function ownMilliseconds({ rate, floorRate }: Measured): string {
  return (1000 / rate - 1000 / floorRate).toFixed(2)
}

function kibibytes(bytes: number): string {
  return (bytes / 1024).toFixed(1)
}
