import { type Context, Hono } from 'hono'
import { countriesServed } from '../../../adapters/address-forms.ts'
import type { Shipping } from '../../../core/shipping.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { formatAmount } from '../../../core/money.ts'
import { offeredName } from '../../../wording/kits.ts'
import { shippingOfRecord } from '../shipping-form.ts'
import { chosenOffers, isForSale, loadClaim, type LoadedClaim, priceOf } from './load.ts'
import { ShippingPage } from './shipping-page.tsx'
import { fulfillmentOf, weeksOf } from '../../../program/fulfillment-of.ts'

export const shippingRoutes = new Hono<Env>()

shippingRoutes.get('/', async (c) => {
  const loaded = await loadClaim(c)
  const order = orderInBasket(c, loaded)
  if (!order) return c.redirect(paths.claim, 303)

  const { basket, person, contacts } = loaded
  return showShipping(c, loaded, basket?.typed ?? shippingOfRecord(person, contacts))
})

/** What the basket comes to now; nothing where it is empty, or holds what cannot be had any more. */
export function orderInBasket(c: Context<Env>, loaded: LoadedClaim) {
  const { basket } = loaded
  if (!basket || loaded.agreement || loaded.lockedUntil) return undefined
  const offers = chosenOffers(loaded, basket.chosen)
  const fee = fulfillmentOf(c.var.program).tracking?.price
  if (!offers || (basket.isTracked && (!fee || !isForSale(loaded, fee.cents)))) return undefined
  const total = priceOf(c, offers, basket.isTracked)
  return total && { basket, offers, total, trackingCents: basket.isTracked && fee ? fee.cents : null }
}

/** The form with an address in it, right or wrong. */
export function showShipping(
  c: Context<Env>,
  loaded: LoadedClaim,
  typed: Shipping,
  errors: readonly FieldError[] = [],
) {
  const { program } = c.var
  const order = orderInBasket(c, loaded)!
  const { tracking, countries } = fulfillmentOf(program)
  const lines = order.offers.map((offer) => ({
    name: offeredName(program, offer, loaded.on),
    price: formatAmount(offer.price),
  }))
  if (tracking && order.trackingCents !== null) lines.push({ name: tracking.name, price: formatAmount(tracking.price) })
  const shown = (
    <ShippingPage
      frame={frameOf(c, loaded.viewer, paths.claim)}
      lines={lines}
      total={formatAmount(order.total)}
      isFree={order.total.cents === 0}
      basket={order.basket.id}
      weeks={weeksOf(program)}
      fields={{ typed, errors, countries: countriesServed(countries) }}
    />
  )
  return page(c, shown, errors.length > 0 ? 422 : 200)
}
