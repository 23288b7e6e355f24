import type { Day } from './calendar.ts'

/** The tax within the prices of a program from a day on: its name, and hundredths of a percent; 0 where none is charged. */
export interface Tax {
  readonly from: Day
  readonly name: string
  readonly hundredths: number
}

/** The tax of a day: the newest that had begun; nothing where none was charged. */
export function taxOn(taxes: readonly Tax[], day: Day): Tax | undefined {
  const [newest] = taxes.filter(({ from }) => from <= day).toSorted((one, other) => (one.from < other.from ? 1 : -1))
  return newest?.hundredths ? newest : undefined
}

/** How many of some cents are tax. */
export function taxWithin({ hundredths }: Pick<Tax, 'hundredths'>, cents: number): number {
  return Math.round((cents * hundredths) / (10_000 + hundredths))
}
