import { plainAddress } from './email-address.ts'

/** The head of a mail: what a field says, or nothing where there is none. */
export type MailHead = (field: string) => string | null

/** A field that marks what we have passed on, so that we know it again. */
export const passedOnField = 'X-Certification-Passed-On'
/** A field that stands in every mail of ours. */
export const mailIdField = 'X-Certification-Mail-Id'
/** Which case a mail belongs to that we pass on. */
export const caseField = 'X-Certification-Case'

/** Whether we have written or passed on this very mail ourselves. */
export function isOurs(head: MailHead): boolean {
  return head(passedOnField) !== null || head(mailIdField) !== null
}

/** Whether a machine has written it: an answer to that would be answered by a machine. */
export function isByMachine(head: MailHead): boolean {
  const said = (field: string) => (head(field) ?? '').trim().toLowerCase()
  const automatic = said('auto-submitted')
  return (
    (automatic !== '' && !/^no\b/.test(automatic)) ||
    /^(bulk|list|junk|auto_reply)\b/.test(said('precedence')) ||
    ['list-id', 'x-autoreply', 'x-autorespond'].some((field) => head(field) !== null)
  )
}

/** Whether it says that it tells what became of another mail. */
export function isReport(head: MailHead): boolean {
  return /^\s*multipart\/report\b/i.test(head('content-type') ?? '')
}

/** Who has sent it, by its envelope; nobody where it must not be answered. */
export function senderOf(envelope: string): string | undefined {
  const address = plainAddress(envelope).replace(/^<(.*)>$/, '$1')
  return address === '' ? undefined : address
}

/** The address in a field such as `From`, in small letters. */
export function addressIn(field: string | null): string {
  const whole = (field ?? '').trimEnd()
  const start = whole.endsWith('>') ? whole.lastIndexOf('<') : -1
  return plainAddress(start < 0 ? whole : whole.slice(start + 1, -1))
}
