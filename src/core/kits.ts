import type { Day } from './calendar.ts'
import { levelOn } from './certification-on.ts'
import { becomeOf } from './codes.ts'
import { type Dated, valueOn } from './dated.ts'
import type { HoldingPeriod } from './standing/holdings.ts'
import type { Certification, Migration } from './standing/program.ts'

/** An amount in the smallest unit of a currency. */
export interface Amount {
  readonly cents: number
  readonly currency: string
}

export const kitKinds = ['certificate', 'plaque', 'letter', 'bundle'] as const
export type KitKind = (typeof kitKinds)[number]

/** Something printed and sent; without a price on a day it is not on sale then. */
export interface PricedKit {
  readonly code: string
  readonly kind: KitKind
  readonly levels: readonly string[]
  /** Certifications it is for besides those of its levels. */
  readonly certifications?: readonly string[]
  readonly initial?: Dated<Amount>
  readonly repeat?: Dated<Amount>
}

/** What is said of kits: which there are, whose certifications have them, and what renames do. */
export interface KitRules {
  readonly kits: readonly PricedKit[]
  readonly certifications: readonly Pick<Certification, 'code' | 'level' | 'levels'>[]
  readonly migrations: readonly Migration[]
}

/** A kit for a certification. */
export interface KitFor {
  readonly kit: string
  readonly certification: string
}

/** A kit that somebody may have: the first of its certification at its first price until it is claimed. */
export interface Offer extends KitFor {
  readonly isInitial: boolean
  readonly price: Amount
}

/** Everything somebody may order on a day: of what is active then, in the order of the program. */
export function offersOf(
  { kits, certifications, migrations }: KitRules,
  periods: readonly HoldingPeriod[],
  claimed: readonly KitFor[],
  on: Day,
): Offer[] {
  const active = new Set(periods.filter((period) => isActive(period, on)).map(({ certification }) => certification))
  const had = new Set(claimed.map(({ kit, certification }) => `${kit} ${becomeOf(migrations, certification, on)}`))
  return certifications
    .filter(({ code }) => active.has(code))
    .flatMap(({ code, ...one }) =>
      kits
        .filter(({ levels, certifications: named = [] }) => levels.includes(levelOn(one, on)) || named.includes(code))
        .flatMap((kit): Offer[] => {
          const first = had.has(`${kit.code} ${code}`) ? undefined : priceOn(kit.initial, on)
          const price = first ?? priceOn(kit.repeat, on)
          return price ? [{ kit: kit.code, certification: code, isInitial: first !== undefined, price }] : []
        }),
    )
}

/** A price on a day, without since when it is so. */
export function priceOn(dated: Dated<Amount> | undefined, on: Day): Amount | undefined {
  const price = dated && valueOn(dated, on)
  return price && { cents: price.cents, currency: price.currency }
}

function isActive({ status, since, until }: HoldingPeriod, on: Day): boolean {
  return status === 'active' && since <= on && (until === null || on <= until)
}

/** What some kits cost together, with tracking where it is wanted; one order has one currency. */
export function totalOf(amounts: readonly Amount[]): Amount | undefined {
  const currency = amounts[0]?.currency
  if (!currency || amounts.some((one) => one.currency !== currency)) return undefined
  return { cents: amounts.reduce((sum, { cents }) => sum + cents, 0), currency }
}
