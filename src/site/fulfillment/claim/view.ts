import type { Day } from '../../../core/calendar.ts'
import { type KitFor, type Offer, totalOf } from '../../../core/kits.ts'
import type { Program } from '../../../program/program.ts'
import { formatAmount } from '../../../core/money.ts'
import { findKit, kindOf, offeredName } from '../../../wording/kits.ts'
import { shortNameOn } from '../../../wording/names.ts'
import type { UnpaidOrder } from '../unpaid-orders.tsx'
import { isForSale, isSame, type LoadedClaim } from './load.ts'
import { fulfillmentOf, weeksOf } from '../../../program/fulfillment-of.ts'

/** A line that can be ticked. */
export interface ClaimRow {
  readonly box: string
  readonly name: string
  readonly description: string
  readonly price: string
  /** The price in the smallest unit, for the total. */
  readonly cents: number
  readonly isTicked: boolean
  /** Shown with its price, and not to be had yet. */
  readonly isForSale: boolean
}

export interface ClaimView {
  readonly rows: readonly ClaimRow[]
  readonly tracking: ClaimRow | undefined
  readonly total: string
  readonly currency: string
  readonly lede: string
  readonly unpaid: readonly UnpaidOrder[]
  readonly sellsForMoney: boolean
  readonly digitalOnly: boolean
  readonly ways: readonly string[]
  readonly weeks: string | undefined
  readonly agreement: { readonly name: string; readonly href: string } | undefined
  readonly lockedUntil: string | undefined
}

/** The name of the box that chooses a kit. */
export function nameOfBox({ kit, certification }: KitFor): string {
  return `kit.${kit}.${certification}`
}

export function viewClaim(
  program: Program,
  loaded: LoadedClaim,
  ticked: readonly KitFor[],
  isTracked: boolean,
): ClaimView {
  const { payment, digitalOnly } = fulfillmentOf(program)
  const { tracking } = loaded
  const chosen = loaded.offers.filter((offer) => ticked.some((one) => isSame(one, offer)))
  const amounts = [...chosen.map(({ price }) => price), ...(isTracked && tracking ? [tracking.price] : [])]
  return {
    rows: loaded.offers.map((offer) => ({
      box: nameOfBox(offer),
      name: offeredName(program, offer, loaded.on),
      description: descriptionOf(program, offer, loaded.on),
      price: formatAmount(offer.price),
      cents: offer.price.cents,
      isTicked: chosen.includes(offer),
      isForSale: isForSale(loaded, offer.price.cents),
    })),
    tracking: tracking && {
      box: 'tracking',
      name: tracking.name,
      description: tracking.description,
      price: formatAmount(tracking.price),
      cents: tracking.price.cents,
      isTicked: isTracked,
      isForSale: isForSale(loaded, tracking.price.cents),
    },
    currency: currencyOf(loaded),
    total: formatAmount(totalOf(amounts) ?? { cents: 0, currency: currencyOf(loaded) }),
    lede: ledeOf(loaded, digitalOnly),
    unpaid: loaded.unpaid,
    sellsForMoney: loaded.sellsForMoney,
    digitalOnly,
    ways: payment,
    weeks: weeksOf(program),
    agreement: loaded.agreement,
    lockedUntil: loaded.lockedUntil,
  }
}

/** Nothing has no currency of its own: that of what is offered. */
function currencyOf({ offers }: LoadedClaim): string {
  return offers[0]?.price.currency ?? 'USD'
}

/** `Certificate, first kit`; of a letter also what for, which its name does not say. */
function descriptionOf(program: Program, offer: Offer, on: Day): string {
  const isLetter = findKit(program, offer.kit)?.kind === 'letter'
  const what = isLetter ? [`for ${shortNameOn(program, offer.certification, on)}`] : []
  return [kindOf(program, offer.kit), ...what, offer.isInitial ? 'first kit' : 'another copy'].join(', ')
}

function ledeOf({ offers }: LoadedClaim, digitalOnly: boolean): string {
  if (digitalOnly) return 'Certificates are PDF files. Download them under Certifications.'
  if (offers.length === 0) return 'Nothing to claim today. You can order kits for certifications that are active.'
  const isFree = offers.every(({ isInitial, price }) => !isInitial || price.cents === 0)
  return isFree ? 'Your first kit for each certification is free.' : 'Choose what you want to order.'
}
