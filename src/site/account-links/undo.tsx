import { Hono } from 'hono'
import type { LinkPurpose } from '../../data/mail/schema-mail.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { takeTicketBack } from '../../http/visitor/tickets.ts'
import { whereOf } from '../../http/visitor/where.ts'
import { SecuredPage } from '../../ui/secured-page.tsx'
import { securePerson } from '../../work/secure-account.ts'
import { DeedPage } from './link-pages.tsx'
import { answerDeadLink, openLink, sendSoon } from './open-link.tsx'

export const undoRoutes = new Hono<Env>()

const toUndo: readonly LinkPurpose[] = ['undo-mapping', 'undo-email']

undoRoutes.get('/:token', async (c) => {
  const { link, refusal } = await openLink(c, toUndo)
  if (!link) return refusal ?? answerDeadLink(c)
  return page(c, <DeedPage frame={openFrame(c)} action={c.req.path} {...words[link.purpose as Undoing]} />)
})

undoRoutes.post('/:token', async (c) => {
  const { program, now } = c.var
  const { link, hash, mark, refusal } = await openLink(c, toUndo)
  if (!link) return refusal ?? answerDeadLink(c)

  const { candidateId, purpose, email } = link
  const objection = { candidateId, by: { hash, mark }, link: { purpose, email }, where: whereOf(c) }
  const ended = await securePerson(c.env, program, objection, now)
  if (!ended) return answerDeadLink(c)

  takeTicketBack(c)
  sendSoon(c)
  return page(c, <SecuredPage frame={openFrame(c)} ended={ended} email={email} />)
})

type Undoing = 'undo-mapping' | 'undo-email'

const words = {
  'undo-mapping': {
    title: 'This was not me',
    lede: 'We’ll end the login that was made with your score report, and everything done with it: sessions, links, support cases and contact changes. Your record stays as it is.',
    deed: 'End that login',
  },
  'undo-email': {
    title: 'This was not me',
    lede: 'We’ll restore this email address and end everything someone else may have of your account: the password, all sessions and known browsers, and passkeys and linked accounts of the last 30 days. Then we’ll email you a link to set a new password.',
    deed: 'Secure my account',
  },
} satisfies Record<Undoing, object>
