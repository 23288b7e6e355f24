import { Hono } from 'hono'
import { log } from '../../adapters/log.ts'
import { findOrderPaidBy } from '../../data/orders/orders.ts'
import { findPaymentEvent, keepPaymentEvent } from '../../data/orders/payment-events.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { problem } from '../../http/answers/problem.ts'
import { readText } from '../../http/read-body.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { settleOrder } from '../../work/orders/settle-order.ts'

export const webhookRoutes = new Hono<Env>()

const mostBytes = 256 * 1024

/** A payment provider says that something has happened; what, we ask it ourselves. */
webhookRoutes.post('/:provider', async (c) => {
  const { payments, database, program, now } = c.var
  if (!payments || payments.name !== c.req.param('provider')) return problem(c, 404, 'There is no such provider here.')
  const body = await readText(c.req.raw, mostBytes)
  if (body === 'too large') return problem(c, 413, 'This is too large.')
  const message = await payments.readMessage(body, c.req.raw.headers, now)
  if (!message) return problem(c, 400, 'The signature is not right, or too old.')
  // Of the other world, or about nothing of ours: heard, and nothing more.
  if (message.isLive !== payments.isLive || !message.reference) return c.json({ received: true })

  const id = `${payments.name} ${message.id}`
  const { seen, order } = await readTogether(database, {
    seen: findPaymentEvent(database, id),
    order: findOrderPaidBy(database, payments.name, message.reference),
  })
  if (seen) return c.json({ received: true })
  if (!order) log({ event: 'payment of no order' })

  // The payment first: a message that could not be followed is not counted as received, and comes again.
  if (order) await settleOrder(c.env, program, payments, order)
  await keepPaymentEvent(database, { id, provider: payments.name, receivedAt: now.toISOString() })

  c.executionCtx.waitUntil(sendMails(c.env, program))
  return c.json({ received: true })
})
