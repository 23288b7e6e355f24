import { isEmailAddress } from '../../../core/email-address.ts'

/** Share mails of one person in a day. */
export const mostADay = 50

export interface ShareForm {
  readonly recipients: readonly string[]
  /** What is wrong with what was typed, as a sentence. */
  readonly problem: string | undefined
}

/** Reads addresses as they are typed: one a line, or with commas or spaces between them. */
export function readRecipients(typed: string, sharedAlready: readonly string[]): ShareForm {
  const pieces = typed.split(/[\s,;]+/).filter((piece) => piece !== '')
  const recipients = [...new Map(pieces.map((one) => [one.toLowerCase(), one])).values()]
  return { recipients, problem: problemOf(recipients, new Set(sharedAlready.map((one) => one.toLowerCase()))) }
}

function problemOf(recipients: readonly string[], shared: ReadonlySet<string>): string | undefined {
  if (recipients.length === 0) return 'Enter at least one address, such as name@example.com.'
  if (recipients.length > mostADay) return `At most ${mostADay} a day can be sent. You entered ${recipients.length}.`
  const wrong = recipients.find((one) => !isEmailAddress(one))
  if (wrong !== undefined)
    return `“${shortened(wrong)}” is no address. Write them one a line, such as name@example.com.`
  const twice = recipients.find((one) => shared.has(one.toLowerCase()))
  return twice && `${twice} has a link that works. End it below before you send another.`
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
