import { type Context, Hono } from 'hono'
import { countriesServed } from '../../../adapters/address-forms.ts'
import { isOnItsWay } from '../../../core/orders.ts'
import { shippingOf } from '../../../core/shipping.ts'
import { emptyBasket, keepTyped } from '../../../data/orders/baskets.ts'
import { findOrder, isTwice, placeOrder } from '../../../data/orders/orders.ts'
import { changeShipping } from '../../../data/orders/shipping.ts'
import { writeMail } from '../../../data/mail/outbox.ts'
import { isRefusedByGuard } from '../../../data/facts/records.ts'
import type { Env } from '../../../env.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import { orderMail } from '../../../work/orders/order-mail.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { cancelOrder, openPayment } from '../../../work/orders/settle-order.ts'
import { paths } from '../../../paths.ts'
import { loadClaim } from '../claim/load.ts'
import { isAgreed, orderInBasket, showShipping } from '../claim/shipping-routes.tsx'
import { readShippingForm } from '../../../http/forms/shipping-form.ts'
import { piecesOf } from './pieces.ts'
import { receiptRoutes } from './receipt-routes.ts'
import { loadOrder, showOrder, showAddress } from './show.tsx'
import { fulfillmentOf } from '../../../program/fulfillment-of.ts'

export const ordersRoutes = new Hono<Env>()

ordersRoutes.route('/', receiptRoutes)

const minutesToAsk = 10

/** The basket becomes an order, under the basket's own id: confirmed twice, it is one. */
ordersRoutes.post('/', async (c) => {
  const { database, program, now, payments } = c.var
  const loaded = await loadClaim(c)
  const { candidateId } = loaded.viewer
  const fields = await readForm(c)
  const order = orderInBasket(loaded)
  if (!order || order.basket.id !== fields.basket) return await goToOrder(c, candidateId, fields.basket)
  const { shipping, errors } = readShippingForm(fields, countriesServed(fulfillmentOf(program).countries))
  const typed = shippingOf(cut(fields))
  const hasNewTotal = !isAgreed(order.total, fields.total)
  if (!shipping || hasNewTotal) {
    await keepTyped(database, candidateId, typed, now.toISOString())
    return showShipping(c, loaded, typed, { errors, hasNewTotal })
  }

  const [id, at, isFree] = [order.basket.id, now.toISOString(), order.total.cents === 0]
  const pieces = piecesOf(program, loaded, id, order.offers, isFree ? at : null)
  const placed = {
    id,
    candidateId,
    ...order.total,
    trackingCents: order.tracking?.price.cents ?? null,
    shipping,
    placedAt: at,
    state: isFree ? ('paid' as const) : ('placed' as const),
    paidAt: isFree ? at : null,
    provider: isFree ? null : payments!.name,
    askAt: isFree ? null : new Date(now.getTime() + minutesToAsk * 60_000).toISOString(),
  }
  const recipient = loaded.person?.provedEmail ?? loaded.person?.email ?? ''
  const mail = orderMail(program, placed, pieces, { to: 'paid', recipient, at })
  try {
    await database.batch([
      ...placeOrder(database, placed, pieces),
      emptyBasket(database, candidateId, id),
      ...(isFree && recipient ? [writeMail(database, mail)] : []),
    ])
  } catch (error) {
    if (!isTwice(error)) throw error
    return await goToOrder(c, candidateId, id)
  }

  if (isFree) c.executionCtx.waitUntil(sendMails(c.env, program))
  else await openPaymentOf(c, candidateId, id)
  return c.redirect(paths.order(id), 303)
})

ordersRoutes.get('/:id', async (c) => {
  const loaded = await loadOrder(c, c.req.param('id'))

  return loaded ? showOrder(c, loaded) : c.notFound()
})

/** Where payment could not be prepared at first, another try. */
ordersRoutes.post('/:id/payment', async (c) => {
  const loaded = await loadOrder(c, c.req.param('id'))
  if (!loaded) return c.notFound()

  await openPaymentOf(c, loaded.viewer.candidateId, loaded.order.id)

  return c.redirect(paths.order(loaded.order.id), 303)
})

ordersRoutes.post('/:id/cancel', async (c) => {
  const { program, payments } = c.var
  const loaded = await loadOrder(c, c.req.param('id'))
  if (!loaded) return c.notFound()

  await cancelOrder(c.env, program, payments, loaded.order)

  return c.redirect(paths.order(loaded.order.id), 303)
})

ordersRoutes.get('/:id/address', async (c) => {
  const loaded = await loadOrder(c, c.req.param('id'))
  if (!loaded) return c.notFound()

  return isFixed(loaded) ? c.redirect(paths.order(loaded.order.id), 303) : showAddress(c, loaded, loaded.order.shipping)
})

ordersRoutes.post('/:id/address', async (c) => {
  const { database, program, now } = c.var
  const loaded = await loadOrder(c, c.req.param('id'))
  if (!loaded) return c.notFound()
  const fields = await readForm(c)
  const { shipping, errors } = readShippingForm(fields, countriesServed(fulfillmentOf(program).countries))
  const { order, viewer } = loaded
  if (isFixed(loaded)) return c.redirect(`${paths.order(order.id)}?fixed`, 303)
  if (!shipping) return showAddress(c, loaded, shippingOf(cut(fields)), errors)

  try {
    await database.batch(changeShipping(database, viewer.candidateId, order.id, shipping, now.toISOString()))
  } catch (error) {
    if (!isRefusedByGuard(error)) throw error
    return c.redirect(`${paths.order(order.id)}?fixed`, 303)
  }

  return c.redirect(`${paths.order(order.id)}?kept`, 303)
})

type LoadedOrder = NonNullable<Awaited<ReturnType<typeof loadOrder>>>

function isFixed({ order, pieces, lockedUntil }: LoadedOrder): boolean {
  return isOnItsWay(pieces) || lockedUntil !== undefined || order.state === 'cancelled' || order.state === 'refunded'
}

async function openPaymentOf(c: Context<Env>, candidateId: string, id: string): Promise<void> {
  const { database, payments, program } = c.var
  const order = await findOrder(database, candidateId, id).execute()
  if (order?.state !== 'placed' || !payments || order.provider !== payments.name) return
  await openPayment(c.env, payments, order, `${program.name}, order ${order.id}`)
}

/** To the order that was confirmed already; or back to the choice, where something of it is gone. */
async function goToOrder(c: Context<Env>, candidateId: string, id: string | undefined) {
  const known = id ? await findOrder(c.var.database, candidateId, id).execute() : undefined
  return c.redirect(known ? paths.order(known.id) : `${paths.claim}?changed`, 303)
}

/** What was typed, as far as it is kept. */
function cut(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.slice(0, 500)]))
}
