import { type Context, Hono } from 'hono'
import { countriesServed } from '../../../adapters/address-forms.ts'
import type { Amount } from '../../../core/kits.ts'
import type { Shipping } from '../../../core/shipping.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { formatAmount } from '../../../core/money.ts'
import { offeredName } from '../../../wording/kits.ts'
import { shippingOfRecord } from '../../../http/forms/shipping-form.ts'
import { chosenOffers, loadClaim, type LoadedClaim, mayTrack, priceOf } from './load.ts'
import { ShippingPage } from './shipping-page.tsx'
import { fulfillmentOf, weeksOf } from '../../../program/fulfillment-of.ts'

export const shippingRoutes = new Hono<Env>()

shippingRoutes.get('/', async (c) => {
  const loaded = await loadClaim(c)
  const order = orderInBasket(loaded)
  if (!order) return c.redirect(paths.claim, 303)

  const { basket, person, contacts } = loaded
  return showShipping(c, loaded, basket?.typed ?? shippingOfRecord(person, contacts))
})

/** What the basket comes to now; nothing where it is empty, or holds what cannot be had any more. */
export function orderInBasket(loaded: LoadedClaim) {
  const { basket, tracking } = loaded
  if (!basket || loaded.agreement || loaded.lockedUntil) return undefined
  const offers = chosenOffers(loaded, basket.chosen)
  if (!offers || !mayTrack(loaded, basket.isTracked)) return undefined
  const total = priceOf(loaded, offers, basket.isTracked)
  return total && { basket, offers, total, tracking: basket.isTracked ? tracking : undefined }
}

/** Is this the total that was confirmed? Whoever was shown none agrees to nothing but what is free. */
export function isAgreed(total: Amount, confirmed: string | undefined): boolean {
  return confirmed === undefined ? total.cents === 0 : confirmed === asSent(total)
}

function asSent({ cents, currency }: Amount): string {
  return `${cents} ${currency}`
}

/** What is wrong with a confirmed form, if anything. */
interface Wrong {
  readonly errors?: readonly FieldError[]
  readonly hasNewTotal?: boolean
}

/** The form with an address in it, right or wrong. */
export function showShipping(
  c: Context<Env>,
  loaded: LoadedClaim,
  typed: Shipping,
  { errors = [], hasNewTotal = false }: Wrong = {},
) {
  const { program } = c.var
  const order = orderInBasket(loaded)!
  const { countries } = fulfillmentOf(program)
  const lines = order.offers.map((offer) => ({
    name: offeredName(program, offer, loaded.on),
    price: formatAmount(offer.price),
  }))
  if (order.tracking) lines.push({ name: order.tracking.name, price: formatAmount(order.tracking.price) })
  const shown = (
    <ShippingPage
      frame={frameOf(c, loaded.viewer, paths.claim)}
      lines={lines}
      total={formatAmount(order.total)}
      isFree={order.total.cents === 0}
      agreed={asSent(order.total)}
      hasNewTotal={hasNewTotal}
      basket={order.basket.id}
      weeks={weeksOf(program)}
      fields={{ typed, errors, countries: countriesServed(countries) }}
    />
  )
  return page(c, shown, errors.length > 0 || hasNewTotal ? 422 : 200)
}
