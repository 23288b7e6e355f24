import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { findColleague, listColleagues } from '../../data/colleagues/colleagues.ts'
import { readTokens } from '../../data/operators.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { formErrors } from '../../http/forms/form-errors.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { csvFile } from '../../http/office/csv-file.ts'
import { isForProgram, officeFrameOf, withFormat } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { addWithRoles, type Changed, endWithRoles, setRoles } from '../../work/colleagues/change-colleagues.ts'
import { ColleaguePage } from './colleague-page.tsx'
import { ColleaguesPage } from './colleagues-page.tsx'
import { colleagueForm, colleagueLabels, rolesIn } from './forms.ts'
import { NewColleaguePage } from './new-colleague-page.tsx'
import { colleagueView, tokensView } from './view.ts'

/** Who works in the office, and with what roles. */
export const colleaguesRoutes = new Hono<Env>()

colleaguesRoutes.get(paths.officeColleagues, async (c) => {
  const { database, now } = c.var
  const { colleague, ...found } = await readAsColleague(c, {
    colleagues: listColleagues(database),
    tokens: readTokens(database),
  })
  const colleagues = found.colleagues.map(colleagueView)
  const tokens = tokensView(found.tokens, now)

  if (isForProgram(c)) return c.json({ colleagues, tokens })
  if (c.req.query('format') === 'csv')
    return csvFile(c, 'colleagues', [
      ['name', 'email', 'roles', 'added', 'last seen'],
      ...colleagues.map((one) => [one.name, one.email, one.roles.join(' '), one.addedAt, one.seenAt ?? '']),
    ])
  const frame = officeFrameOf(c, colleague)
  return page(c, <ColleaguesPage frame={frame} colleagues={colleagues} tokens={tokens} csv={withFormat(c, 'csv')} />)
})

colleaguesRoutes.get(paths.newColleague, async (c) => {
  const { colleague } = await readAsColleague(c, {})
  return page(c, <NewColleaguePage frame={officeFrameOf(c, colleague)} typed={{}} roles={[]} errors={[]} />)
})

colleaguesRoutes.post(paths.officeColleagues, async (c) => {
  const { database, now } = c.var
  const { colleague } = await readAsColleague(c, {})
  const typed = await readForm(c)
  const roles = rolesIn(typed)
  const form = v.safeParse(colleagueForm, { ...typed, roles })

  const by = { kind: 'colleague', id: colleague.id } as const
  const id = form.success ? await addWithRoles(database, form.output, { by, at: now }) : undefined

  if (id !== undefined) return c.redirect(paths.officeColleague(id), 303)
  const errors = form.success
    ? [{ field: 'email', sentence: 'A colleague with this email address is already there.' }]
    : formErrors(form.issues, colleagueLabels)
  return page(
    c,
    <NewColleaguePage frame={officeFrameOf(c, colleague)} typed={typed} roles={roles} errors={errors} />,
    422,
  )
})

colleaguesRoutes.get('/office/colleagues/:id', async (c) => {
  const { colleague, found } = await readAsColleague(c, { found: findColleague(c.var.database, c.req.param('id')) })
  if (!found) return c.notFound()
  const shown = colleagueView(found)

  if (isForProgram(c)) return c.json(shown)
  return page(
    c,
    <ColleaguePage frame={officeFrameOf(c, colleague)} colleague={shown} isSelf={shown.id === colleague.id} />,
  )
})

colleaguesRoutes.post('/office/colleagues/:id/roles', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const [id, roles] = [c.req.param('id'), rolesIn(await readForm(c))]
  if (roles.length === 0) return refuse(c, 422, 'Choose at least one role, or end the colleague. Nothing was changed.')

  const by = { kind: 'colleague', id: colleague.id } as const
  const changed = await setRoles(c.var.database, id, roles, { by, at: c.var.now })

  return answer(c, changed, paths.officeColleague(id))
})

colleaguesRoutes.post('/office/colleagues/:id/end', async (c) => {
  const { colleague } = await readAsColleague(c, {})

  const by = { kind: 'colleague', id: colleague.id } as const
  const changed = await endWithRoles(c.var.database, c.req.param('id'), { by, at: c.var.now })

  return answer(c, changed, paths.officeColleagues)
})

function answer(c: Context<Env>, changed: Changed, path: string): Response | Promise<Response> {
  if (changed === 'unknown') return c.notFound()
  if (changed === 'last owner')
    return refuse(c, 409, 'This is the only owner left. Make someone else an owner first. Nothing was changed.')
  return c.redirect(path, 303)
}
