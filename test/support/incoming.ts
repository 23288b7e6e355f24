import { replyToOf } from '../../src/work/mail/reply-to.ts'
import { program as neutral } from '../programs/neutral/index.ts'

const { operator } = neutral

/** A mail that somebody answers, or that is told about. */
export interface Answered {
  readonly id: string
  readonly recipient: string
}

/** Where answers to a mail go, by a key. */
export function replyAddressOf(key: string, { id, recipient }: Answered): Promise<string> {
  return replyToOf({ MAIL_KEY: key }, operator, { id, recipient, template: 'transcript-share', data: {} } as never)
}

/** A mail as it comes over the wire. */
export function wire(head: Readonly<Record<string, string>>, body = 'Hello.'): string {
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  return [...lines, '', body, ''].join('\r\n')
}

/** What a person's mail program sends. */
export function answerOf(from: string, to: string, more: Readonly<Record<string, string>> = {}, body?: string): string {
  const id = `<${crypto.randomUUID()}@example.com>`
  const head = { From: from, To: to, Subject: 'Re: Your support case', 'Message-ID': id, 'MIME-Version': '1.0' }
  return wire({ ...head, ...more }, body)
}

export interface NoticeParts {
  readonly to: string
  readonly recipient: string
  readonly action?: string
  readonly status?: string
  /** The head of the mail that it is about, as it is quoted. */
  readonly quoted?: string
  readonly quotedAs?: string
}

/** What a mail server sends about a mail that it has taken, or not (RFC 3464). */
export function noticeOf(parts: NoticeParts): string {
  const { to, recipient, action = 'failed', status = '5.1.1', quoted, quotedAs = 'text/rfc822-headers' } = parts
  const report = [
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
  ]
  const pieces = [
    ['Content-Type: text/plain', '', 'The mail could not be delivered.'],
    report,
    ...(quoted ? [[`Content-Type: ${quotedAs}`, '', quoted]] : []),
  ]
  const body = [...pieces.map((lines) => ['--cut', ...lines].join('\r\n')), '--cut--'].join('\r\n')
  const type = 'multipart/report; report-type=delivery-status; boundary="cut"'
  const more = { Subject: 'Undelivered', 'Content-Type': type, 'Auto-Submitted': 'auto-replied' }
  return answerOf('MAILER-DAEMON@mx.example.com', to, more, body)
}
