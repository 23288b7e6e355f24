import type { Day } from './calendar.ts'

/** The tax within the prices of a program from a day on: its name, and hundredths of a percent; 0 where none is charged. */
export interface Tax {
  /** Absent where it was always so. */
  readonly from?: Day
  readonly name: string
  readonly hundredths: number
}

/** The tax of a day, of taxes that stand in their order; nothing before the first of them. */
export function taxOn(taxes: readonly Tax[], day: Day): Tax | undefined {
  return taxes.findLast(({ from }) => from === undefined || from <= day)
}

/** How many of some cents are tax. */
export function taxWithin({ hundredths }: Tax, cents: number): number {
  return Math.round((cents * hundredths) / (10_000 + hundredths))
}
