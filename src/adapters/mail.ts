import { isEmailAddress } from '../core/email-address.ts'
import { mailIdField } from '../core/incoming-mail.ts'
import { plainMessageId } from './mail-events.ts'

/** A mail for one recipient. */
export interface OutgoingMail {
  readonly id: string
  readonly from: { readonly name: string; readonly email: string }
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The address that unsubscribes from this kind of mail with one click (RFC 8058). */
  readonly unsubscribe?: string
}

/** The mail can never go out: trying again would not help. */
export class UnsendableMail extends Error {}

const mostBytes = 1024 * 1024

/**
 * Hands one mail to the platform. What the platform's stand-in on this machine does not check is checked here: one real
 * address, no line breaks in what becomes a header, a size. Gives what the platform calls it from now on.
 */
export async function sendMail(binding: SendEmail, mail: OutgoingMail): Promise<string> {
  const headers = [mail.from.name, mail.replyTo, mail.subject, mail.id, mail.unsubscribe ?? '']
  if (!isEmailAddress(mail.to)) throw new UnsendableMail('address')
  if (headers.some((text) => /\p{Cc}/u.test(text))) throw new UnsendableMail('header')
  if (new TextEncoder().encode(mail.text + mail.html).byteLength > mostBytes) throw new UnsendableMail('size')
  const { messageId } = await binding.send({
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      [mailIdField]: mail.id,
      ...(mail.unsubscribe && {
        'List-Unsubscribe': `<${mail.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  })
  return plainMessageId(messageId)
}
