import { Hono } from 'hono'
import { maskEmail } from '../../core/email-address.ts'
import { findPerson, keepToldEmail } from '../../data/people/contacts.ts'
import { endLinksOf, endSessionsOfSpender, spendLink } from '../../data/sign-in/links.ts'
import { keepEmailOfSpentLink } from '../../data/sign-in/replaced-values.ts'
import { writeEventOfSpentLink } from '../../data/sign-in/security-events.ts'
import { setEmailBySpentLink } from '../../data/sign-in/mapping.ts'
import { writeMailOfSpentLink } from '../../data/mail/outbox.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { eventBy } from '../../http/visitor/where.ts'
import { page } from '../../http/answers/page.ts'
import { paths } from '../../paths.ts'
import { DeedPage, DonePage } from './link-pages.tsx'
import { answerDeadLink, mailTo, openLink, sendSoon, toPassword } from './open-link.tsx'

export const confirmEmailRoutes = new Hono<Env>()

confirmEmailRoutes.get('/:token', async (c) => {
  const { link, refusal } = await openLink(c, ['new-email'])
  if (!link) return refusal ?? answerDeadLink(c)
  const lede = `${link.email} will become your email address on file. You’ll be signed out everywhere and can sign in again.`
  return page(
    c,
    <DeedPage
      frame={openFrame(c)}
      title="Confirm your email address"
      lede={lede}
      action={c.req.path}
      deed="Confirm this address"
    />,
  )
})

confirmEmailRoutes.post('/:token', async (c) => {
  const { database, now } = c.var
  const { link, hash, mark, refusal } = await openLink(c, ['new-email'])
  if (!link) return refusal ?? answerDeadLink(c)
  const person = await findPerson(database, link.candidateId).execute()
  const before = person?.provedEmail ?? person?.email ?? ''

  const [at, spent] = [now.toISOString(), { hash, mark }]
  const left = mailTo(c, link.candidateId, before, 'email-left', { at, newEmail: maskEmail(link.email) })
  const taken = mailTo(c, link.candidateId, link.email, 'email-taken', { at })
  const [[done]] = await database.batch([
    spendLink(database, spent, ['new-email'], at),
    keepEmailOfSpentLink(database, spent, at),
    keepToldEmail(database, spent, at),
    setEmailBySpentLink(database, spent),
    endSessionsOfSpender(database, spent, at),
    endLinksOf(database, spent, [...toPassword, 'new-email'], at),
    writeMailOfSpentLink(database, spent, left, before ? ['new-email'] : []),
    writeMailOfSpentLink(database, spent, taken, ['new-email']),
    writeEventOfSpentLink(database, spent, eventBy(c, link.candidateId, 'email-changed')),
  ])
  if (!done) return answerDeadLink(c)

  sendSoon(c)
  const lede = `The email address on file is now ${link.email}. We told the earlier address.`
  return page(
    c,
    <DonePage
      frame={openFrame(c)}
      title="Your email address is confirmed"
      lede={lede}
      next={{ label: 'Sign in', href: paths.signIn }}
    />,
  )
})
