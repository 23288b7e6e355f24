import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { outbox } from '../../src/data/mail/schema-mail.ts'
import { and, eq, sql } from 'drizzle-orm'
import { until } from './patience.ts'
import { db } from './site.ts'

export interface SentMail {
  readonly to: string
  readonly from: { readonly name: string; readonly email: string }
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

const sent: SentMail[] = []

/** Keeps what the site hands to the platform, and sends it nowhere; no spy, since tests that restore theirs would end it. */
export function watchMail(): void {
  const send = vi.fn((mail: unknown) => {
    sent.push(mail as SentMail)
    return Promise.resolve({ messageId: `<${sent.length}@test.invalid>` })
  })
  Object.defineProperty(env.EMAIL, 'send', { value: send, configurable: true })
}

/** What was sent to an address so far, the oldest first, once nothing waits for it any more. */
export async function mailsTo(address: string): Promise<SentMail[]> {
  await untilNothingWaits(address)
  return sent.filter((mail) => mail.to.toLowerCase() === address.toLowerCase())
}

/** The newest mail to an address with a subject; fails where there is none. */
export async function mailTo(address: string, subject: string): Promise<SentMail> {
  const all = await mailsTo(address)
  const found = all.filter((mail) => mail.subject === subject).at(-1)
  const others = all.map((mail) => `“${mail.subject}”`).join(', ') || 'none'
  if (!found) throw new Error(`No mail “${subject}” to ${address}; there are: ${others}`)
  return found
}

/** The path that the deed of a mail leads to. */
export function linkIn(mail: SentMail): string {
  const href = /^https?:\S+$/m.exec(mail.text)?.[0]
  if (!href) throw new Error(`No link in “${mail.subject}”`)
  return new URL(href).pathname + new URL(href).search
}

async function untilNothingWaits(address: string): Promise<void> {
  const countLeft = async () => {
    // Requests first: the mails that follow from one are there when it is gone.
    const requests = await env.DB.prepare('select id from mapping_requests').all()
    const waiting = await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(sql`lower(${outbox.recipient}) = lower(${address})`, eq(outbox.state, 'waiting')))
    return waiting.length + requests.results.length
  }
  await until(countLeft, { isDone: (left) => left === 0, orElse: 'Mail still waits' })
}
