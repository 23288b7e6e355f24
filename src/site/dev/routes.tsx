import { type Context, Hono } from 'hono'
import { findMail, listNewestMail } from '../../data/mail/outbox.ts'
import type { Env } from '../../env.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { page } from '../../http/answers/page.ts'
import { replyToOf } from '../../work/mail/reply-to.ts'
import { templateOf } from '../../mails/templates.ts'
import { MailboxPage } from './mailbox-page.tsx'

/** Pages of development: mounted by `index-dev.ts` alone, so that what is deployed does not have them. */
export const devRoutes = new Hono<Env>()

devRoutes.get('/mail', async (c) => {
  const mails = await listMails(c)
  return page(c, <MailboxPage frame={openFrame(c)} mails={mails} />)
})

devRoutes.get('/mail.json', async (c) => {
  const mails = await listMails(c)
  return c.json(
    mails.map((mail) => ({
      id: mail.id,
      to: mail.recipient,
      replyTo: mail.replyTo,
      subject: mail.subject,
      text: mail.body?.text ?? null,
      html: mail.body?.html ?? null,
      when: mail.sentAt ?? mail.createdAt,
      state: mail.state,
    })),
  )
})

/** A mail as a mail program shows it: with its own styles, and nothing else. */
devRoutes.get('/mail/:id', async (c) => {
  const [mail] = await findMail(c.var.database, c.req.param('id'))
  if (!mail?.body) return c.notFound()
  c.set('policy', "default-src 'none'; style-src 'unsafe-inline'")
  return c.html(mail.body.html)
})

async function listMails(c: Context<Env>) {
  const mails = await listNewestMail(c.var.database)
  return Promise.all(
    mails.map(async (mail) => ({
      ...mail,
      subject: subjectOf(mail),
      replyTo: await replyToOf(c.env, c.var.program.operator, mail),
    })),
  )
}

function subjectOf(mail: { readonly template: string; readonly body: { readonly subject: string } | null }): string {
  return mail.body?.subject ?? templateOf(mail.template)?.subject ?? mail.template
}
