import { type Context, Hono } from 'hono'
import { fullName } from '../../core/person-name.ts'
import { listOrderPieces } from '../../data/office/orders.ts'
import { findOrder } from '../../data/orders/orders.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { recordDeed } from '../../work/deeds/record-deed.ts'
import { sendMails } from '../../work/mail/send-mails.ts'
import { askPayment } from '../../work/orders/settle-order.ts'
import { OfficeOrderPage } from './order-page.tsx'

/** An order with an open payment, and what staff can do about it. */
export const officeOrdersRoutes = new Hono<Env>()

officeOrdersRoutes.get('/office/orders/:id', async (c) => {
  const { colleague, pieces } = await load(c)
  const [order, ...others] = pieces
  if (!order) return c.notFound()
  const person = fullName({ first: order.firstName, last: order.lastName }, c.var.program.familyNameFirst)

  if (isForProgram(c)) return c.json({ order, kits: pieces.map(({ id, name, state }) => ({ id, name, state })) })
  const shown = {
    pieces: [order, ...others] as const,
    person: person || order.candidateId,
    canAsk: c.var.payments !== undefined && c.var.payments.name === order.provider,
    isChecked: c.req.query('checked') !== undefined,
  }
  return page(c, <OfficeOrderPage frame={officeFrameOf(c, colleague)} {...shown} />)
})

officeOrdersRoutes.post('/office/orders/:id/check', async (c) => {
  const { database, program, payments, now } = c.var
  const { colleague, pieces } = await load(c)
  const [piece] = pieces
  const order = piece && (await findOrder(database, piece.candidateId, piece.orderId).execute())
  if (!order) return c.notFound()

  if (order.state === 'placed') {
    const by = { kind: 'colleague', id: colleague.id } as const
    const object = ['order', order.id] as const
    const { candidateId } = order
    await database.batch(await recordDeed(database, { by, at: now, what: 'order.checked', object, candidateId }))
    await askPayment(c.env, program, payments, order, now)
    c.executionCtx.waitUntil(sendMails(c.env, program))
  }

  return c.redirect(`${paths.officeOrder(order.id)}?checked`, 303)
})

function load(c: Context<Env>) {
  return readAsColleague(c, { pieces: listOrderPieces(c.var.database, c.req.param('id') ?? '') })
}
