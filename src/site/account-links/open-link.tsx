import type { Context } from 'hono'
import { hashOfSecret, randomId, randomSecret } from '../../adapters/secrets.ts'
import { findLink } from '../../data/sign-in/links.ts'
import { findProvedAccount } from '../../data/sign-in/organisation-logins.ts'
import type { NewMail } from '../../data/mail/outbox.ts'
import type { LinkPurpose } from '../../data/mail/schema-mail.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Env } from '../../env.ts'
import { addressOf, countTry } from '../../http/limits.ts'
import { openFrame } from '../../http/answers/frames.ts'
import { organisationHash } from '../../http/visitor/organisation-login.ts'
import { page } from '../../http/answers/page.ts'
import { refuse } from '../../http/answers/refuse.tsx'
import { sendMails } from '../../work/mail/send-mails.ts'
import type { TemplateName } from '../../core/mail-templates.ts'
import { DeadLinkPage } from './link-pages.tsx'

/** They lead to a password. */
export const toPassword: readonly LinkPurpose[] = ['map', 'score-report', 'reset']

/** The link in the address, as far as it still works for one of these purposes; and the account that waits in this browser. */
export async function openLink(c: Context<Env>, purposes: readonly LinkPurpose[]) {
  const { database, now, settings } = c.var
  const hash = await hashOfSecret(c.req.param('token') ?? '')
  const allowance = await countTry(c.var, [{ limit: settings.links, subject: addressOf(c) }])
  if (!allowance.allowed) {
    c.header('Retry-After', String(allowance.retryAfter))
    return { refusal: await refuse(c, 429, 'Too many links were opened from your network. Try again in an hour.') }
  }
  const waiting = c.var.identity && (await organisationHash(c))
  const { link, proved } = await readTogether(database, {
    link: findLink(database, hash, purposes, now.toISOString()),
    proved: findProvedAccount(database, waiting ?? '', now.toISOString()),
  })
  if (!link) return { refusal: undefined }
  return { link, hash, mark: randomSecret(), waiting: proved && waiting ? { ...proved, hash: waiting } : undefined }
}

type Opened = Awaited<ReturnType<typeof openLink>>
export type OpenedLink = NonNullable<Opened['link']>
export type WaitingAccount = NonNullable<Opened['waiting']>

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
