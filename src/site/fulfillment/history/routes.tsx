import { Hono } from 'hono'
import { listOpenCases } from '../../../data/cases/cases.ts'
import { listItems } from '../../../data/orders/orders.ts'
import type { Env } from '../../../env.ts'
import { holdsOn, today } from '../../../http/as-of.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { wantsJson } from '../../../http/answers/wants-json.ts'
import { unpaidOrders } from '../unpaid-orders.tsx'
import { HistoryPage } from './history-page.tsx'
import { aboutItem, viewHistory } from './view.ts'
import { weeksOf } from '../../../program/fulfillment-of.ts'

export const historyRoutes = new Hono<Env>()

historyRoutes.get('/', async (c) => {
  const { program, database } = c.var
  const { viewer, items, open } = await readAsViewer(c, (id) => ({
    items: listItems(database, id, holdsOn(c)),
    open: listOpenCases(database, id),
  }))

  const rows = viewHistory(program, items, today(c))
  if (wantsJson(c)) return c.json({ items: rows })
  const cases = open.filter(({ about }) => about.includes(aboutItem))
  const weeks = weeksOf(program)
  const shown = (
    <HistoryPage frame={frameOf(c, viewer)} rows={rows} unpaid={unpaidOrders(items)} cases={cases} weeks={weeks} />
  )
  return page(c, shown)
})
