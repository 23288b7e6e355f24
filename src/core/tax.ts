/** The tax within the prices of a program: its name, and hundredths of a percent; 0 where none is charged. */
export interface Tax {
  readonly name: string
  readonly hundredths: number
}

/** How many of some cents are tax. */
export function taxWithin({ hundredths }: Tax, cents: number): number {
  return Math.round((cents * hundredths) / (10_000 + hundredths))
}
