import { Hono } from 'hono'
import { listCasesOf } from '../../../data/cases/cases.ts'
import { listMailTo } from '../../../data/mail/outbox.ts'
import type { Env } from '../../../env.ts'
import { frameOf } from '../../../http/answers/frames.ts'
import { page } from '../../../http/answers/page.ts'
import { readAsViewer } from '../../../http/visitor/read-as-viewer.ts'
import { templateOf } from '../../../mails/templates.ts'
import { MailPage } from './mail-page.tsx'

export const mailRoutes = new Hono<Env>()

const casesShown = 50

mailRoutes.get('/', async (c) => {
  const { database, program } = c.var
  const { viewer, sent, all } = await readAsViewer(c, (id) => ({
    sent: listMailTo(database, id),
    all: listCasesOf(database, id, casesShown),
  }))

  const mails = sent.map((mail) => ({
    subject: templateOf(mail.template)?.subject ?? 'Email',
    recipient: mail.recipient,
    at: mail.sentAt ?? mail.createdAt,
    state: stateOf(mail),
  }))
  const cases = all.map((one) => ({
    ...one,
    topic: program.supportTopics.find(({ code }) => code === one.topic)?.name ?? one.topic,
  }))
  return page(c, <MailPage frame={frameOf(c, viewer)} mails={mails} cases={cases} />)
})

function stateOf(mail: {
  readonly state: keyof typeof words
  readonly error: string | null
  readonly deliveredAt: string | null
  readonly failedAt: string | null
}): string {
  if (mail.error === 'declined' || mail.error === 'site-only') return 'Not sent: you turned off these emails'
  if (mail.error === 'stopped' || mail.error === 'over') return 'Not sent'
  if (mail.state !== 'sent') return words[mail.state]
  return mail.failedAt ? 'Could not be delivered' : mail.deliveredAt ? 'Delivered' : words.sent
}

const words = { waiting: 'Sending', sent: 'Sent', 'given-up': 'Could not be sent' } as const
