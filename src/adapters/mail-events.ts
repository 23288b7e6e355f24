import * as v from 'valibot'
import type { MailOutcome } from '../core/mail-outcome.ts'

/** What the provider tells of a mail that it has sent. */
export interface MailEvent {
  readonly messageId: string
  readonly recipient: string
  readonly outcome: MailOutcome
  readonly at: string
}

const prefix = 'cf.email.sending.message.'

/** As far as we read it: whatever else a message of the queue holds is let through. */
const emailSendingEvent = v.object({
  type: v.pipe(v.string(), v.startsWith(prefix)),
  payload: v.object({
    messageId: v.string(),
    recipient: v.string(),
    bounce: v.optional(v.object({ type: v.optional(v.string()) })),
  }),
  metadata: v.object({ eventTimestamp: v.pipe(v.string(), v.isoTimestamp()) }),
})

/** Reads a message of the queue as an event of Cloudflare Email Sending; nothing where it is another, or decides nothing. */
export function readMailEvent(message: unknown): MailEvent | undefined {
  const read = v.safeParse(emailSendingEvent, message)
  if (!read.success) return undefined
  const { type, payload, metadata } = read.output
  const outcome = outcomeOf(type.slice(prefix.length), payload.bounce?.type)
  const at = new Date(metadata.eventTimestamp).toISOString()
  return outcome && { messageId: plainMessageId(payload.messageId), recipient: payload.recipient, outcome, at }
}

/** As it is kept: one place says it in angle brackets, another without. */
export function plainMessageId(id: string): string {
  return id.trim().replace(/^<(.*)>$/, '$1')
}

function outcomeOf(event: string, bounce: string | undefined): MailOutcome | undefined {
  if (event === 'delivered') return 'delivered'
  if (event === 'complained') return 'unwanted'
  if (event === 'bounced') return bounce === 'hard' ? 'no-such-address' : 'failed'
  return event === 'failed' || event === 'rejected' ? 'failed' : undefined
}
