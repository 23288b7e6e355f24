import type { Day } from '../core/calendar.ts'
import { type KitFor, offersOf } from '../core/kits.ts'
import type { HoldingPeriod } from '../core/standing/holdings.ts'
import { fulfillmentOf } from './fulfillment-of.ts'
import type { Program } from './program.ts'

/** What decides which kits cost a person nothing. */
export interface KitRecord {
  readonly periods: readonly HoldingPeriod[]
  /** The kits that were ordered, with `initialOf` where one was the first of its certification. */
  readonly items: readonly { readonly kit: string; readonly initialOf: string | null }[]
}

/** The certifications whose first printed kit costs nothing on a day and is not claimed yet, in the program's order. */
export function freeKitsOf(program: Program, { periods, items }: KitRecord, on: Day): readonly string[] {
  const { kits, digitalOnly } = fulfillmentOf(program)
  if (digitalOnly) return []
  const claimed = items.flatMap(({ kit, initialOf }): KitFor[] =>
    initialOf === null ? [] : [{ kit, certification: initialOf }],
  )
  const free = offersOf({ ...program, kits }, periods, claimed, on).filter(
    (offer) => offer.isInitial && offer.price.cents === 0,
  )
  return [...new Set(free.map(({ certification }) => certification))]
}
