import { Hono } from 'hono'
import { findPerson } from '../../data/people/contacts.ts'
import { disconnectBySpentLink } from '../../data/sign-in/linked-accounts.ts'
import { endLinksOf, endSessionsOfSpender, spendLink } from '../../data/sign-in/links.ts'
import { deleteAccountBySpentLink, setEmailBySpentLink } from '../../data/sign-in/mapping.ts'
import { writeMailOfSpentLink } from '../../data/mail/outbox.ts'
import { type LinkPurpose, linkPurposes } from '../../data/mail/schema-mail.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import type { TemplateName } from '../../core/mail-templates.ts'
import { paths } from '../../paths.ts'
import { DeedPage, DonePage } from './link-pages.tsx'
import { answerDeadLink, mailTo, openLink, sendSoon } from './open-link.tsx'

export const undoRoutes = new Hono<Env>()

const toUndo: readonly LinkPurpose[] = ['undo-mapping', 'undo-email']

undoRoutes.get('/:token', async (c) => {
  const { link, refusal } = await openLink(c, toUndo)
  if (!link) return refusal ?? answerDeadLink(c)
  return page(c, <DeedPage frame={openFrame(c)} action={c.req.path} {...words[link.purpose as Undoing].before} />)
})

undoRoutes.post('/:token', async (c) => {
  const { database, now } = c.var
  const { link, hash, mark, refusal } = await openLink(c, toUndo)
  if (!link) return refusal ?? answerDeadLink(c)
  const person = await findPerson(database, link.candidateId).execute()

  const [at, spent] = [now.toISOString(), { hash, mark }]
  const purpose = link.purpose as Undoing
  const told = [...new Set([link.email, ...(person?.provedEmail ? [person.provedEmail] : [])])]
  const [[done]] = await database.batch([
    spendLink(database, spent, toUndo, at),
    endSessionsOfSpender(database, spent, at),
    endLinksOf(database, spent, linkPurposes, at),
    purpose === 'undo-mapping' ? deleteAccountBySpentLink(database, spent) : setEmailBySpentLink(database, spent),
    disconnectBySpentLink(database, spent),
    ...told.map((address) =>
      writeMailOfSpentLink(database, spent, mailTo(c, link.candidateId, address, words[purpose].mail, { at }), toUndo),
    ),
  ])
  if (!done) return answerDeadLink(c)

  sendSoon(c)
  return page(c, <DonePage frame={openFrame(c)} {...words[purpose].after} />)
})

type Undoing = 'undo-mapping' | 'undo-email'

const toFirstTime = { label: 'Ask for a login, or a new password', href: paths.firstTime }

const words = {
  'undo-mapping': {
    mail: 'mapping-undone',
    before: {
      title: 'Take the login back',
      lede: 'The login that was asked for with your score report ends, with all its sessions and links. Your record stays as it is.',
      deed: 'Take it back',
    },
    after: {
      title: 'The login is taken back',
      lede: 'Nobody is signed in to your record now, and the address on file is the one it was.',
      next: toFirstTime,
    },
  },
  'undo-email': {
    mail: 'email-brought-back',
    before: {
      title: 'Bring the address back',
      lede: 'The email address that was on file before comes back, and all sessions end.',
      deed: 'Bring it back',
    },
    after: {
      title: 'The address is back',
      lede: 'The email address on file is the one it was before, and all sessions have ended. Set a new password if somebody else has been in.',
      next: toFirstTime,
    },
  },
} satisfies Record<Undoing, { mail: TemplateName; before: object; after: object }>
