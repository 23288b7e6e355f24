import { type Context, Hono } from 'hono'
import { findImport } from '../../data/imports/imports.ts'
import type { Env } from '../../env.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { readForm } from '../../http/forms/read-form.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { answerRows } from '../../work/imports/answer-held.ts'
import { endImport, takeLive } from '../../work/imports/end-import.ts'
import { importFiles, stepsAfterAnswer } from '../../work/imports/import-files.ts'
import { settleFile } from '../../work/imports/settle-file.ts'

/** What staff do with a file that came in. */
export const fileDeedRoutes = new Hono<Env>()

fileDeedRoutes.post('/office/files/:id/held', async (c) => {
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

fileDeedRoutes.post('/office/files/:id/settle', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const by = { kind: 'colleague', id: colleague.id } as const

  await settleFile(c.var.database, c.req.param('id'), by, c.var.now)

  return backTo(c, paths.office)
})

fileDeedRoutes.post('/office/files/:id/go-live', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const found = await findImport(c.var.database, c.req.param('id'))
  if (!found) return c.notFound()

  const by = { kind: 'colleague', id: colleague.id } as const
  if (!(await takeLive(c.var.database, found, { by, at: c.var.now })))
    return refuse(c, 409, 'This file is no longer a preview. Open it again.')

  c.executionCtx.waitUntil(importFiles(c.env, c.var.program, stepsAfterAnswer))
  return backTo(c, paths.officeFile(found.id))
})

fileDeedRoutes.post('/office/files/:id/take-back', async (c) => {
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
