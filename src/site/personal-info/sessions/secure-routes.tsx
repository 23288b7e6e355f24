import { Hono } from 'hono'
import type { Env } from '../../../env.ts'
import { frameOf, openFrame } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { isFresh, requireFresh } from '../../../http/visitor/fresh.ts'
import { askAgain } from '../../../http/visitor/ask-again.tsx'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { askToSignIn, takeTicketBack } from '../../../http/visitor/tickets.ts'
import { whereOf } from '../../../http/visitor/where.ts'
import { securePerson } from '../../../work/secure-account.ts'
import { sendMails } from '../../../work/mail/send-mails.ts'
import { paths } from '../../../paths.ts'
import { SecuredPage } from '../../../ui/secured-page.tsx'
import { SecurePage } from './secure-page.tsx'

/** "This was not me", for somebody who is signed in: says what it does, and does it. */
export const secureRoutes = new Hono<Env>()

secureRoutes.get('/', async (c) => {
  const { viewer } = await readAsViewer(c, () => ({}))
  requireFresh(c, viewer)
  return page(c, <SecurePage frame={frameOf(c, viewer, paths.sessions)} />)
})

secureRoutes.post('/', async (c) => {
  const { program, now } = c.var
  const { viewer } = await readAsViewer(c, () => ({}))
  if (!isFresh(c, viewer)) return askAgain(c, viewer, { next: paths.secureAccount, deed: paths.secureAccount })

  const ended = await securePerson(
    c.env,
    program,
    { candidateId: viewer.candidateId, by: viewer, where: whereOf(c) },
    now,
  )
  if (!ended) return askToSignIn(c)

  takeTicketBack(c)
  c.executionCtx.waitUntil(sendMails(c.env, program))
  return page(c, <SecuredPage frame={openFrame(c)} ended={ended} email={ended.restored ?? undefined} />)
})
