import { Hono } from 'hono'
import { kitPlaces } from '../../core/kit-actions.ts'
import { findKit, listChangesOf, listReportsOf } from '../../data/office/kit.ts'
import { countKits, kitColumns, listKits } from '../../data/office/kits.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { holdsOn } from '../../http/as-of.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readList } from '../../http/office/office-list.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { KitPage } from './kit-page.tsx'
import { KitsPage } from './kits-page.tsx'
import { type KitRow, kitView, listedKit } from './view.ts'

/** What is printed and sent: where it is, and what staff do with it. */
export const kitsRoutes = new Hono<Env>()

kitsRoutes.get(paths.officeKits, async (c) => {
  const { database, program, now } = c.var
  const place = kitPlaces.find((one) => one === c.req.query('place')) ?? 'held'
  const isOpen = place === 'waiting' || place === 'held' || place === 'printer' || place === 'returned'
  const list = readList(c, {
    path: paths.officeKits,
    columns: kitColumns,
    order: { column: 'ordered', descending: !isOpen },
    stays: ['place', 'q'],
  })
  const { sorting, search, skip, most, addressFor } = list
  const { colleague, found, counts } = await readAsColleague(c, {
    found: listKits(database, holdsOn(c), { place, search, sorting, skip }, most),
    counts: countKits(database, holdsOn(c)),
  })
  const rows = found.map((kit) => listedKit(program, kit))

  if (list.isFile) return csvFile(c, 'kits', [heads, ...rows.map(cellsOf)])
  const { rows: kits, paging } = list.turn(rows)
  if (isForProgram(c)) return c.json({ kits, counts, next: paging.next ?? null })
  const shown = { kits, counts, place, search, sorting, addressFor, paging, csv: withFormat(c, 'csv'), now }
  return page(c, <KitsPage frame={officeFrameOf(c, colleague)} {...shown} />)
})

const heads = ['kit', 'name', 'state', 'note', 'waiting since', 'sent', 'carrier', 'tracking', 'order', 'candidate']

function cellsOf(kit: KitRow): string[] {
  const { id, name, status, note, since, sentOn, carrier, trackingNumber, order, candidateId } = kit
  const cells = [id, name, status, note, since, sentOn, carrier, trackingNumber, order, candidateId]
  return cells.map((cell) => cell ?? '')
}

kitsRoutes.get('/office/kits/:id', async (c) => {
  const { database, program } = c.var
  const id = c.req.param('id')
  const { colleague, kit, reports, changes } = await readAsColleague(c, {
    kit: findKit(database, id, holdsOn(c)),
    reports: listReportsOf(database, id),
    changes: listChangesOf(database, id),
  })
  if (!kit) return c.notFound()
  const view = kitView(program, kit, reports)

  if (isForProgram(c)) return c.json({ ...view, reports, changes })
  const shown = { kit: view, reports, changes, done: c.req.query('done') }
  return page(c, <KitPage frame={officeFrameOf(c, colleague)} {...shown} />)
})
