import { Hono } from 'hono'
import { dayOf } from '../../../core/calendar.ts'
import { listItems, listOrders } from '../../../data/orders/orders.ts'
import type { Env } from '../../../env.ts'
import { holdsOn } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { formatAmount } from '../../../core/money.ts'
import { capitalize } from '../../../ui/words.ts'
import { methodOf } from '../../../wording/kits.ts'
import { TransactionsPage } from './transactions-page.tsx'

export const transactionsRoutes = new Hono<Env>()

transactionsRoutes.get('/', async (c) => {
  const { database, program } = c.var
  const { viewer, orders, items } = await readAsViewer(c, (id) => ({
    orders: listOrders(database, id),
    items: listItems(database, id, holdsOn(c)),
  }))

  const rows = orders.map((order) => ({
    id: order.id,
    placedOn: dayOf(order.placedAt, program.timeZone),
    pieces: items.filter(({ orderId }) => orderId === order.id).map(({ name }) => name),
    amount: formatAmount(order),
    method: methodOf(order),
    state: capitalize(order.state),
    isPaid: order.paidAt !== null,
  }))
  return page(c, <TransactionsPage frame={frameOf(c, viewer)} rows={rows} />)
})
