import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { hashOfSecret } from '../../adapters/secrets.ts'
import { findSpentReset } from '../../data/sign-in/links.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { loadKeys, removeKey } from '../../http/visitor/keys.ts'
import { organisationOf } from '../../core/organisation-of.ts'
import { paths } from '../../paths.ts'
import { answerDeadLink, sendSoon } from './open-link.tsx'
import { ResetKeysPage } from './reset-keys-page.tsx'

/** After a reset: what else signs in, each to be removed with one button, for whoever has just spent the link. */
export const resetKeysRoutes = new Hono<Env>()

const cookie = 'reset'
const seconds = 900

/** Lets this browser remove what else signs in, for a quarter of an hour. */
export function rememberReset(c: Context<Env>, mark: string): void {
  const options = { prefix: 'host', httpOnly: true, sameSite: 'Strict', secure: true, maxAge: seconds } as const
  setCookie(c, cookie, mark, options)
}

/** How many passkeys and linked accounts sign in besides the password. */
export async function keysLeft(c: Context<Env>, candidateId: string): Promise<number> {
  return (await loadKeys(c, candidateId)).keys.length
}

resetKeysRoutes.get('/:token/keys', async (c) => {
  const reset = await findReset(c)
  if (!reset) return answerDeadLink(c)
  const { keys } = await loadKeys(c, reset.candidateId)
  const shown = { token: c.req.param('token'), keys, organisation: organisationOf(c.var.program) }
  return page(c, <ResetKeysPage frame={openFrame(c)} {...shown} refusal={undefined} />)
})

resetKeysRoutes.post('/:token/keys/:id/remove', async (c) => {
  const reset = await findReset(c)
  if (!reset) return answerDeadLink(c)
  const removed = await removeKey(c, { ...reset, id: c.req.param('id'), provedWith: null })
  if (removed === 'unknown') return c.notFound()

  if (removed === 'removed') {
    sendSoon(c)
    return c.redirect(paths.resetKeys(c.req.param('token')), 303)
  }
  const { keys } = await loadKeys(c, reset.candidateId)
  const shown = { token: c.req.param('token'), keys, organisation: organisationOf(c.var.program) }
  return page(c, <ResetKeysPage frame={openFrame(c)} {...shown} refusal={removed} />, 422)
})

async function findReset(c: Context<Env>) {
  const mark = getCookie(c, cookie, 'host')
  const token = c.req.param('token')
  if (!mark || !token) return undefined
  const since = new Date(c.var.now.getTime() - seconds * 1000).toISOString()
  return findSpentReset(c.var.database, { hash: await hashOfSecret(token), mark }, since)
}
