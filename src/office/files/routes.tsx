import { type Context, Hono } from 'hono'
import { listHeldOfImport } from '../../data/imports/held-rows.ts'
import { findImport } from '../../data/imports/imports.ts'
import { findFile, listErrors, listFiles } from '../../data/office/files.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { readForm } from '../../http/forms/read-form.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { endImport, takeLive } from '../../work/imports/end-import.ts'
import { importFiles, stepsAfterAnswer } from '../../work/imports/import-files.ts'
import { settleFile } from '../../work/imports/settle-file.ts'
import { answerRows } from '../../work/imports/answer-held.ts'
import { FilePage } from './file-page.tsx'
import { FilesPage } from './files-page.tsx'
import { heldView } from './view.ts'

export const filesRoutes = new Hono<Env>()

const perPage = 50
const mostErrors = 100
const mostHeld = 50

filesRoutes.get(paths.officeFiles, async (c) => {
  const before = c.req.query('before') ?? '9999'
  const { colleague, files } = await readAsColleague(c, { files: listFiles(c.var.database, before, perPage) })

  if (isForProgram(c)) return c.json({ files })
  if (c.req.query('format') === 'csv')
    return csvFile(c, 'files', [
      ['file', 'kind', 'received', 'state', 'rows', 'rejected', 'held', 'sent by', 'reason'],
      ...files.map((one) =>
        [one.name, one.kind, one.receivedAt, one.state, one.rows, one.rejected, one.held, one.sentBy, one.reason].map(
          (value) => String(value ?? ''),
        ),
      ),
    ])
  const older = files.length === perPage ? paths.officeFilesBefore(files.at(-1)!.receivedAt) : undefined
  return page(
    c,
    <FilesPage
      frame={officeFrameOf(c, colleague)}
      files={files}
      older={older}
      isFirst={before === '9999'}
      csv={withFormat(c, 'csv')}
    />,
  )
})

filesRoutes.get('/office/files/:id', async (c) => {
  const { database } = c.var
  const id = c.req.param('id')
  const { colleague, file, errors, ...held } = await readAsColleague(c, {
    file: findFile(database, id),
    errors: listErrors(database, id, mostErrors),
    ...listHeldOfImport(database, id, 0, mostHeld),
  })
  if (!file) return c.notFound()
  const rows = heldView(held)

  if (isForProgram(c)) return c.json({ ...file, errors, held: rows })
  return page(c, <FilePage frame={officeFrameOf(c, colleague)} file={file} errors={errors} held={rows} />)
})

filesRoutes.post('/office/files/:id/held', async (c) => {
  const { database, program, now } = c.var
  const { colleague } = await readAsColleague(c, {})
  const current = await findImport(database, c.req.param('id'))
  if (!current) return c.notFound()
  const { line, take } = await readForm(c)
  if (!/^\d{1,9}$/.test(line ?? '') || (take !== 'yes' && take !== 'no'))
    return refuse(c, 422, 'Choose a row and press one of its buttons.')

  const by = { kind: 'colleague', id: colleague.id } as const
  const answered = await answerRows(database, program, current, {
    lines: [Number(line)],
    take: take === 'yes',
    now,
    by,
  })
  if ('wrong' in answered) return refuse(c, 409, answered.wrong)

  return backTo(c, paths.officeFile(current.id))
})

filesRoutes.post('/office/files/:id/settle', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const by = { kind: 'colleague', id: colleague.id } as const

  await settleFile(c.var.database, c.req.param('id'), by, c.var.now)

  return backTo(c, paths.office)
})

filesRoutes.post('/office/files/:id/go-live', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const found = await findImport(c.var.database, c.req.param('id'))
  if (!found) return c.notFound()

  const by = { kind: 'colleague', id: colleague.id } as const
  if (!(await takeLive(c.var.database, found, { by, at: c.var.now })))
    return refuse(c, 409, 'This file is no preview any more. Open it again.')

  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))
  return backTo(c, paths.officeFile(found.id))
})

filesRoutes.post('/office/files/:id/take-back', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const found = await findImport(c.var.database, c.req.param('id'))
  if (!found) return c.notFound()
  if (found.state === 'refused') return refuse(c, 409, 'This file was refused: there is nothing to take back.')

  await endImport(c.env, found, { by: { kind: 'colleague', id: colleague.id }, at: c.var.now })

  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))
  return backTo(c, paths.officeFile(found.id))
})

function backTo(c: Context<Env>, path: string): Response {
  return c.redirect(path, 303)
}
