import { isEmailAddress } from '../../../core/email-address.ts'

/** Share mails of one person in a day. */
export const mostADay = 50
/** For how long nothing is shared with an address that a mail came back from, or where it was not wanted. */
export const daysOfRefusal = 30

/** Reads addresses as they are typed: one a line, or with commas or spaces between them. */
export function readRecipients(typed: string): readonly string[] {
  const pieces = typed.split(/[\s,;]+/).filter((piece) => piece !== '')
  return [...new Map(pieces.map((one) => [one.toLowerCase(), one])).values()]
}

/** What is known of addresses a transcript may go to. */
interface Known {
  readonly shares: readonly { readonly recipient: string; readonly endedAt: string | null }[]
  /** In small letters: those that a mail came back from. */
  readonly refusing: readonly string[]
}

/** What is wrong with the addresses, as a sentence. */
export function problemOf(recipients: readonly string[], { shares, refusing }: Known): string | undefined {
  if (recipients.length === 0) return 'Enter at least one email address, like name@example.com.'
  if (recipients.length > mostADay)
    return `You can send to ${mostADay} addresses a day. You entered ${recipients.length}.`
  const wrong = recipients.find((one) => !isEmailAddress(one))
  if (wrong !== undefined)
    return `“${shortened(wrong)}” isn’t an email address. Enter one address per line, like name@example.com.`
  const shared = new Set(
    shares.filter(({ endedAt }) => endedAt === null).map(({ recipient }) => recipient.toLowerCase()),
  )
  const twice = recipients.find((one) => shared.has(one.toLowerCase()))
  if (twice) return `${twice} already has a link. End it below before you send another.`
  const refused = recipients.find((one) => refusing.includes(one.toLowerCase()))
  return (
    refused &&
    `${refused} can’t be used: an email to it came back or was reported as spam in the last ${daysOfRefusal} days. Use another address, or the public link.`
  )
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
