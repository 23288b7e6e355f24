import { Hono } from 'hono'
import { listHeldOfImport } from '../../data/imports/held-rows.ts'
import { findImport } from '../../data/imports/imports.ts'
import { type FileGroup, fileGroups, fileSorts, listFilesBy } from '../../data/office/file-list.ts'
import { findFile, listChangesIn, listErrors } from '../../data/office/files.ts'
import type { Env } from '../../env.ts'
import { today } from '../../http/as-of.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readList } from '../../http/office/office-list.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { shortNameOn } from '../../wording/names.ts'
import { mostLines, rejectedRowsOf } from '../../work/imports/rejected-rows.ts'
import { FilePage } from './file-page.tsx'
import { FilesPage } from './files-page.tsx'
import { changeView, heldView } from './view.ts'

export const filesRoutes = new Hono<Env>()

const mostErrors = 100
const mostHeld = 50

filesRoutes.get(paths.officeFiles, async (c) => {
  const { show } = c.req.query()
  const group = Object.keys(fileGroups).find((one): one is FileGroup => one === show)
  const list = readList(c, {
    path: paths.officeFiles,
    columns: fileSorts,
    order: { column: 'received', descending: true },
    stays: ['show', 'q'],
  })
  const { sorting, search, skip, most, addressFor } = list
  const { colleague, found } = await readAsColleague(c, {
    found: listFilesBy(c.var.database, { group, search, sorting, skip }, most),
  })

  if (list.isFile)
    return csvFile(c, 'files', [
      ['file', 'kind', 'received', 'state', 'rows', 'rejected', 'held', 'sent by', 'reason'],
      ...found.map((one) =>
        [one.name, one.kind, one.receivedAt, one.state, one.rows, one.rejected, one.held, one.sentBy, one.reason].map(
          (value) => String(value ?? ''),
        ),
      ),
    ])
  const { rows: files, paging } = list.turn(found)
  if (isForProgram(c)) return c.json({ files, next: paging.next ?? null })
  const shown = { files, group, search, sorting, addressFor, paging, csv: withFormat(c, 'csv') }
  return page(c, <FilesPage frame={officeFrameOf(c, colleague)} {...shown} />)
})

filesRoutes.get('/office/files/:id', async (c) => {
  const { database, program } = c.var
  const id = c.req.param('id')
  const list = readList(c, {
    path: paths.officeFile(id),
    columns: ['person'],
    order: { column: 'person', descending: false },
    stays: ['q'],
  })
  const search = list.search?.toUpperCase()
  const { colleague, file, errors, changed, ...held } = await readAsColleague(c, {
    file: findFile(database, id),
    errors: listErrors(database, id, mostErrors),
    changed: listChangesIn(database, id, { search, skip: list.skip }, list.most),
    ...listHeldOfImport(database, id, 0, mostHeld),
  })
  if (!file) return c.notFound()
  const rows = heldView(held)
  const changes = changed.map((one) => changeView(program, one, today(c)))

  if (list.isFile)
    return csvFile(c, 'changes', [
      ['candidate', 'certification', 'change', 'until now', 'then', 'badge revoked for good'],
      ...changed.map((one) =>
        [one.candidateId, one.certification, one.change, one.wasUntil, one.isUntil, one.badge].map(
          (cell) => cell ?? '',
        ),
      ),
    ])
  const turned = list.turn(changes)
  if (isForProgram(c))
    return c.json({ ...file, errors, held: rows, changes: turned.rows, next: turned.paging.next ?? null })
  const names = new Map(program.certifications.map(({ code }) => [code, shortNameOn(program, code, today(c))]))
  const shown = { file, errors, held: rows, changes: turned.rows, paging: turned.paging, search: list.search, names }
  return page(c, <FilePage frame={officeFrameOf(c, colleague)} {...shown} csv={withFormat(c, 'csv')} />)
})

filesRoutes.get('/office/files/:id/rejected.csv', async (c) => {
  const { database, now } = c.var
  const id = c.req.param('id')
  const { errors } = await readAsColleague(c, { errors: listErrors(database, id, mostLines) })
  const found = await findImport(database, id)
  if (!found) return c.notFound()

  const rejected = await rejectedRowsOf(c.env, found, errors, now)

  if (!rejected) return refuse(c, 404, 'This file has no rejected rows, or we no longer keep them.')
  return c.body(rejected.text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${rejected.name}"`,
  })
})
