import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as v from 'valibot'
import { readToken } from '../../data/operators.ts'
import type { Env } from '../../env.ts'
import { page } from '../../http/answers/page.ts'
import { formErrors } from '../../http/forms/form-errors.ts'
import { readForm } from '../../http/forms/read-form.ts'
import { isForProgram, officeFrameOf } from '../../http/office/office-frame.ts'
import { readAsColleague } from '../../http/office/read-as-colleague.ts'
import { paths } from '../../paths.ts'
import { makeToken, mostDaysOfToken, revokeToken } from '../../work/tokens.ts'
import { scopesIn, tokenForm, tokenLabels } from './forms.ts'
import { NewTokenPage } from './new-token-page.tsx'
import { TokenPage } from './token-page.tsx'
import { tokenView } from './view.ts'

/** The tokens of programs that call the API. */
export const tokensRoutes = new Hono<Env>()

const madeCookie = 'office-token'

tokensRoutes.get(paths.newToken, async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const typed = { owner: colleague.name, days: String(mostDaysOfToken) }
  return page(c, <NewTokenPage frame={officeFrameOf(c, colleague)} typed={typed} scopes={[]} errors={[]} />)
})

tokensRoutes.post(paths.officeTokens, async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const typed = await readForm(c)
  const ticked = scopesIn(typed)
  const form = v.safeParse(tokenForm, { ...typed, scopes: ticked })
  if (!form.success) {
    const errors = formErrors(form.issues, tokenLabels)
    return page(
      c,
      <NewTokenPage frame={officeFrameOf(c, colleague)} typed={typed} scopes={ticked} errors={errors} />,
      422,
    )
  }

  const by = { kind: 'colleague', id: colleague.id } as const
  const made = await makeToken(c.var.database, form.output, by, c.var.now)

  keepForOnePage(c, made)
  return c.redirect(paths.officeToken(made.id), 303)
})

tokensRoutes.get('/office/colleagues/tokens/:id', async (c) => {
  const { database, now } = c.var
  const id = c.req.param('id')
  const { colleague, found } = await readAsColleague(c, { found: readToken(database, id) })
  if (!found) return c.notFound()
  const token = tokenView(found, now)

  if (isForProgram(c)) return c.json(token)
  const secret = takeForThisPage(c, id)
  return page(c, <TokenPage frame={officeFrameOf(c, colleague)} token={token} secret={secret} />)
})

tokensRoutes.post('/office/colleagues/tokens/:id/revoke', async (c) => {
  const { colleague } = await readAsColleague(c, {})
  const id = c.req.param('id')

  const by = { kind: 'colleague', id: colleague.id } as const
  const revoked = await revokeToken(c.var.database, id, by, c.var.now)

  return revoked ? c.redirect(paths.officeToken(id), 303) : c.notFound()
})

/** The token is shown on the page that comes next, and nowhere else: reloading the form makes no second one. */
function keepForOnePage(c: Context<Env>, { id, token }: { readonly id: string; readonly token: string }): void {
  const options = { prefix: 'host', httpOnly: true, sameSite: 'Strict', secure: true, maxAge: 60 } as const
  setCookie(c, madeCookie, `${id}.${token}`, options)
}

function takeForThisPage(c: Context<Env>, id: string): string | undefined {
  const [of, secret] = getCookie(c, madeCookie, 'host')?.split('.') ?? []
  if (of !== id || !secret || !/^[\w-]{43}$/.test(secret)) return undefined
  deleteCookie(c, madeCookie, { prefix: 'host', secure: true })
  return secret
}
