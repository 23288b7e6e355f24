import type { Context } from 'hono'
import { hashOfSecret, randomId, randomSecret } from '../../adapters/secrets.ts'
import { findLink } from '../../data/links.ts'
import type { NewMail } from '../../data/outbox.ts'
import type { LinkPurpose } from '../../data/schema-mail.ts'
import type { Env } from '../../env.ts'
import { addressOf, countTry } from '../../http/limits.ts'
import { openFrame } from '../../http/frames.ts'
import { page } from '../../http/page.ts'
import { refuse } from '../../http/refuse.tsx'
import { sendMails } from '../../jobs/send-mails.ts'
import type { TemplateName } from '../../mails/templates.ts'
import { DeadLinkPage } from './link-pages.tsx'

/** They lead to a password. */
export const toPassword: readonly LinkPurpose[] = ['map', 'score-report', 'reset']

/** The link in the address, as far as it still works for one of these purposes. */
export async function openLink(c: Context<Env>, purposes: readonly LinkPurpose[]) {
  const { database, now, settings } = c.var
  const hash = await hashOfSecret(c.req.param('token') ?? '')
  const allowance = await countTry(c.var, [{ limit: settings.links, subject: addressOf(c) }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return { refusal: await refuse(c, 429, 'Too many links were opened from your network. Try again later.') }
  }
  const [link] = await findLink(database, hash, purposes, now.toISOString())
  return link ? { link, hash, mark: randomSecret() } : { refusal: undefined }
}

export function mailTo(
  c: Context<Env>,
  candidateId: string,
  recipient: string,
  template: TemplateName,
  data: Readonly<Record<string, string>>,
): NewMail {
  return { id: randomId(), candidateId, recipient, template, data, createdAt: c.var.now.toISOString() }
}

export function sendSoon(c: Context<Env>): void {
  c.executionCtx.waitUntil(sendMails(c.env, c.var.program))
}

export function answerDeadLink(c: Context<Env>) {
  return page(c, <DeadLinkPage frame={openFrame(c)} />, 404)
}
