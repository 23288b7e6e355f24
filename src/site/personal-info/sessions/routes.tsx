import { Hono } from 'hono'
import { removeFromSessionIndex } from '../../../adapters/session-index.ts'
import { writeEvent } from '../../../data/sign-in/security-events.ts'
import { endOtherSessions, endSessionOf, listSessionsOf } from '../../../data/sign-in/sessions.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { eventBy } from '../../../http/visitor/where.ts'
import { takeTicketBack } from '../../../http/visitor/tickets.ts'
import { paths } from '../../../paths.ts'
import { secureRoutes } from './secure-routes.tsx'
import { SessionsPage } from './sessions-page.tsx'

export const sessionsRoutes = new Hono<Env>()

sessionsRoutes.route('/secure', secureRoutes)

sessionsRoutes.get('/', async (c) => {
  const { database, now, ticket } = c.var
  const { viewer, sessions } = await readAsViewer(c, (id) => ({
    sessions: listSessionsOf(database, id, now.toISOString()),
  }))

  return page(c, <SessionsPage frame={frameOf(c, viewer)} sessions={sessions} own={ticket?.sessionHash} />)
})

sessionsRoutes.post('/end-others', async (c) => {
  const { database, now, ticket } = c.var
  const { viewer } = await readAsViewer(c, () => ({}))

  const ended = await endOtherSessions(database, viewer.candidateId, ticket?.sessionHash ?? '', now.toISOString())
  for (const { hash } of ended) await removeFromSessionIndex(c.env.SESSIONS, hash)
  if (ended.length > 0) {
    const detail = { count: String(ended.length) }
    await writeEvent(database, eventBy(c, viewer.candidateId, 'sessions-ended', detail))
  }

  return c.redirect(paths.sessions, 303)
})

sessionsRoutes.post('/:hash/end', async (c) => {
  const { database, now, ticket } = c.var
  const { viewer } = await readAsViewer(c, () => ({}))

  const [ended] = await endSessionOf(database, viewer.candidateId, c.req.param('hash'), now.toISOString())
  if (!ended) return c.notFound()
  await removeFromSessionIndex(c.env.SESSIONS, ended.hash)
  await writeEvent(database, eventBy(c, viewer.candidateId, 'sessions-ended', { count: '1' }))

  if (ended.hash !== ticket?.sessionHash) return c.redirect(paths.sessions, 303)
  takeTicketBack(c)
  return c.redirect(paths.signIn, 303)
})
