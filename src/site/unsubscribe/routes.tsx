import { type Context, Hono } from 'hono'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { readUnsubscribing, unsubscribe } from '../../work/mail/unsubscribe.ts'
import { mailKindsOf } from '../../wording/mail-kinds.ts'
import { GoneLinkPage, UnsubscribedPage, UnsubscribePage } from './unsubscribe-pages.tsx'

/**
 * Ends one kind of mail by the link in a mail of it, from whatever site the request comes: mail programs send it themselves
 * (RFC 8058). Without a session, and without looking for one. Opening the link changes nothing, since scanners open links; a
 * token that is not ours costs no look into the database.
 */
export const unsubscribeRoutes = new Hono<Env>()

unsubscribeRoutes.get('/unsubscribe/:token', async (c) => {
  const found = await find(c)
  if (!found) return page(c, <GoneLinkPage frame={openFrame(c)} />, 404)

  return page(c, <UnsubscribePage frame={openFrame(c)} token={found.token} words={found.words} />)
})

unsubscribeRoutes.post('/unsubscribe/:token', async (c) => {
  const found = await find(c)
  if (!found) return page(c, <GoneLinkPage frame={openFrame(c)} />, 404)

  await unsubscribe(c.var.database, found.whom, c.var.now)

  return page(c, <UnsubscribedPage frame={openFrame(c)} words={found.words} />)
})

async function find(c: Context<Env>) {
  const { database, program } = c.var
  const token = c.req.param('token') ?? ''
  const whom = await readUnsubscribing(c.env, database, token)
  const words = whom && mailKindsOf(program).find(({ kind }) => kind === whom.kind)
  return whom && words ? { token, whom, words } : undefined
}
