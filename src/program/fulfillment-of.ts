import type { Fulfillment, Program } from './program.ts'

const nothing: Fulfillment = { kits: [], taxes: [], payment: [], digitalOnly: true }

/** What a program prints, sends and sells; of one without fulfillment, nothing. */
export function fulfillmentOf({ fulfillment }: Pick<Program, 'fulfillment'>): Fulfillment {
  return fulfillment ?? nothing
}

/** How long something takes to arrive, such as `6–8`; nothing where the program does not say. */
export function weeksOf(program: Pick<Program, 'fulfillment'>): string | undefined {
  return fulfillmentOf(program).leadTimeWeeks?.join('–')
}
