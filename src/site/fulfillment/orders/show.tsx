import type { Context } from 'hono'
import { countriesServed } from '../../../adapters/address-forms.ts'
import { countries } from '../../../adapters/countries.ts'
import { isOnItsWay } from '../../../core/orders.ts'
import type { Shipping } from '../../../core/shipping.ts'
import { findPerson } from '../../../data/people/contacts.ts'
import { findOrder, listItems } from '../../../data/orders/orders.ts'
import type { Env } from '../../../env.ts'
import { holdsOn } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { paths } from '../../../paths.ts'
import type { FieldError } from '../../../ui/fields.tsx'
import { formatAmount } from '../../../core/money.ts'
import type { StationName } from '../stations.ts'
import { AddressPage } from './address-page.tsx'
import { OrderPage } from './order-page.tsx'
import { fulfillmentOf, weeksOf } from '../../../program/fulfillment-of.ts'

/** A candidate's own order with its pieces; nothing where it is not theirs. */
export async function loadOrder(c: Context<Env>, id: string) {
  const { database, now } = c.var
  const { viewer, order, all, person } = await readAsViewer(c, (candidateId) => ({
    order: findOrder(database, candidateId, id),
    all: listItems(database, candidateId, holdsOn(c)),
    person: findPerson(database, candidateId),
  }))
  const { lockedUntil } = person ?? {}
  return (
    order && {
      viewer,
      order,
      pieces: all.filter(({ orderId }) => orderId === order.id),
      lockedUntil: lockedUntil && lockedUntil > now.toISOString() ? lockedUntil : undefined,
    }
  )
}

type LoadedOrder = NonNullable<Awaited<ReturnType<typeof loadOrder>>>

export function showOrder(c: Context<Env>, { viewer, order, pieces, lockedUntil }: LoadedOrder) {
  const { program, payments } = c.var
  const { tracking } = fulfillmentOf(program)
  const { cents, currency, trackingCents, shipping, state } = order
  const lines = pieces.map((piece) => ({
    name: piece.heldFor ? `${piece.name} (on hold: the certification isn’t active)` : piece.name,
    price: formatAmount({ cents: piece.cents, currency }),
  }))
  if (trackingCents !== null)
    lines.push({ name: tracking?.name ?? 'Tracking', price: formatAmount({ cents: trackingCents, currency }) })
  const query = c.req.query()
  const view = {
    id: order.id,
    state,
    placedAt: order.placedAt,
    movedAt: order.refundedAt ?? order.cancelledAt ?? order.paidAt,
    lines,
    total: formatAmount({ cents, currency }),
    isFree: cents === 0,
    hasReceipt: order.paidAt !== null,
    payAt: state === 'placed' && payments?.name === order.provider ? (order.payAt ?? undefined) : undefined,
    payee: payments?.title ?? '',
    address: linesOf(shipping),
    localized: localizedLinesOf(shipping),
    mayChange: (state === 'placed' || state === 'paid') && !isOnItsWay(pieces) && !lockedUntil,
    weeks: weeksOf(program),
    here: stationOf(state, pieces),
    done: (['kept', 'fixed'] as const).find((word) => word in query),
  }
  return page(c, <OrderPage frame={frameOf(c, viewer, paths.fulfillment)} view={view} />)
}

export function showAddress(
  c: Context<Env>,
  { viewer, order }: LoadedOrder,
  typed: Shipping,
  errors: readonly FieldError[] = [],
) {
  const fields = { typed, errors, countries: countriesServed(fulfillmentOf(c.var.program).countries) }
  const shown = <AddressPage frame={frameOf(c, viewer, paths.fulfillment)} id={order.id} fields={fields} />
  return page(c, shown, errors.length > 0 ? 422 : 200)
}

function stationOf(state: string, pieces: readonly { readonly state: string }[]): StationName {
  if (state === 'placed') return 'payment'
  if (pieces.some((piece) => piece.state === 'queued')) return 'queued'
  return pieces.some((piece) => piece.state === 'sent') ? 'sent' : 'complete'
}

/** As it goes on the parcel. */
function linesOf(shipping: Shipping): string[] {
  const { firstName, lastName, address1, address2, city, state, postalCode } = shipping
  const country = countries.find(([code]) => code === shipping.country)?.[1] ?? shipping.country
  const place = [city, state, postalCode].filter(Boolean).join(', ')
  return [`${firstName} ${lastName}`.trim(), address1, address2, place, country].filter(Boolean)
}

/** The same as it's written in its country, as far as it was entered. */
function localizedLinesOf(shipping: Shipping): string[] {
  const name = [shipping.localizedFirstName, shipping.localizedLastName].filter(Boolean).join(' ')
  const place = [shipping.localizedCity, shipping.localizedState, shipping.localizedPostalCode].filter(Boolean)
  return [name, shipping.localizedAddress1, shipping.localizedAddress2, place.join(', ')].filter(Boolean)
}
