import { type Context, Hono } from 'hono'
import { factKindIn } from '../../core/feeds/kinds.ts'
import { countUnmatched, findUnmatched, listUnmatchedRows, unmatchedColumns } from '../../data/office/unmatched.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readList } from '../../http/office/office-list.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { setDismissed } from '../../work/imports/dismiss-row.ts'
import { DismissPage } from './dismiss-page.tsx'
import { UnmatchedPage } from './unmatched-page.tsx'
import { dismissals, type RowView, rowView } from './view.ts'

/** Unmatched rows: rows of files whose person we don't know. */
export const unmatchedRoutes = new Hono<Env>()

unmatchedRoutes.get(paths.officeUnmatched, async (c) => {
  const { database, program, now } = c.var
  const { show, attached } = c.req.query()
  const isDismissed = show === 'dismissed'
  const kind = factKindIn(show)
  const list = readList(c, {
    path: paths.officeUnmatched,
    columns: unmatchedColumns,
    order: { column: 'received', descending: true },
    stays: ['show', 'q'],
  })
  const { sorting, search, skip, most, addressFor } = list
  const { colleague, found, counts } = await readAsColleague(c, {
    found: listUnmatchedRows(database, { kind, isDismissed, search, sorting, skip }, most),
    counts: countUnmatched(database),
  })
  const views = found.map((row) => rowView(program, row))

  if (list.isFile) return csvFile(c, 'unmatched', [heads, ...views.map(cellsOf)])
  const { rows, paging } = list.turn(views)
  if (isForProgram(c)) return c.json({ unmatched: rows, counts, next: paging.next ?? null })
  const shown = { rows, counts, kind, isDismissed, search, sorting, addressFor, paging, attached, now }
  return page(c, <UnmatchedPage frame={officeFrameOf(c, colleague)} {...shown} csv={withFormat(c, 'csv')} />)
})

const heads = ['received', 'kind', 'key', 'row', 'day', 'names', 'name', 'email', 'file', 'line', 'likely', 'dismissed']

function cellsOf(row: RowView): string[] {
  const { receivedAt, kind, keyWords, what, on, candidateId, named, hints, file, line, likely, dismissedAt } = row
  const people = likely.map(({ id, why }) => `${id}: ${why.join(', ')}`).join('; ')
  const cells = [receivedAt, kind, keyWords, what, on, candidateId, named, hints.email, file, String(line), people]
  return [...cells, dismissedAt].map((cell) => cell ?? '')
}

unmatchedRoutes.get(paths.dismissUnmatched, async (c) => {
  const { row, colleague } = await load(c, c.req.query())
  if (!row || row.dismissedAt) return c.redirect(paths.officeUnmatched, 303)

  return page(c, <DismissPage frame={officeFrameOf(c, colleague)} row={row} typed={{}} errors={[]} />)
})

unmatchedRoutes.post(paths.dismissUnmatched, async (c) => {
  const typed = await readForm(c)
  const { row, colleague } = await load(c, typed)
  if (!row) return c.redirect(paths.officeUnmatched, 303)
  const { why = '', reason = '' } = typed
  const errors = [
    ...(dismissals.some(([code]) => code === why) ? [] : [{ field: 'why', sentence: 'Choose why.' }]),
    ...(reason.length > 500 ? [{ field: 'reason', sentence: 'Use at most 500 characters.' }] : []),
  ]
  if (errors.length > 0)
    return page(c, <DismissPage frame={officeFrameOf(c, colleague)} row={row} typed={typed} errors={errors} />, 422)

  const by = { kind: 'colleague', id: colleague.id } as const
  await setDismissed(c.var.database, row, true, { by, at: c.var.now, why, reason: reason.trim() })

  return c.redirect(paths.officeUnmatched, 303)
})

unmatchedRoutes.post(paths.restoreUnmatched, async (c) => {
  const { row, colleague } = await load(c, await readForm(c))
  const by = { kind: 'colleague', id: colleague.id } as const

  if (row) await setDismissed(c.var.database, row, false, { by, at: c.var.now })

  return c.redirect(paths.officeUnmatchedBy({ show: 'dismissed' }), 303)
})

async function load(c: Context<Env>, { kind = '', key = '' }: Readonly<Record<string, string>>) {
  const { database, program } = c.var
  const { colleague, row } = await readAsColleague(c, { row: findUnmatched(database, kind, key) })
  return { colleague, row: row && rowView(program, row) }
}
