import { faultOf, log } from '../../adapters/log.ts'
import { addressIn, isByMachine, isOurs, isReport, type MailHead, senderOf } from '../../core/incoming-mail.ts'
import { isOwnAddress } from '../../core/reply-address.ts'
import type { Bindings } from '../../env.ts'
import type { Settings } from '../../http/settings.ts'
import type { Program } from '../../program/program.ts'
import { passOn } from './pass-on.ts'
import { takeNotice } from './take-notice.ts'

/** What the platform takes in, and passes on, at most. */
const mostBytes = 25 * 1024 * 1024

/**
 * Takes one mail that has come in. A person's answer goes on to support, or comes back with a sentence. What a machine
 * has written ends here, without a word: it would be answered by a machine.
 */
export async function takeMail(
  message: ForwardableEmailMessage,
  env: Bindings,
  program: Program,
  settings: Settings,
  now: Date,
): Promise<void> {
  const { mailFrom, supportEmail } = program.operator
  const head: MailHead = (field) => message.headers.get(field)
  const [sender, author] = [senderOf(message.from), addressIn(head('from'))]
  try {
    if (isOurs(head) || isOwnAddress(mailFrom, sender ?? '') || isOwnAddress(mailFrom, author)) return cut('our own')
    if (isReport(head))
      return (await takeNotice(message, env, program, now)) ? undefined : cut('a notice without proof')
    if (sender === undefined || isByMachine(head)) return cut('written by a machine')
    const reason =
      whyNot(message.rawSize, [sender, author], supportEmail) ??
      (await passOn(message, sender, env, program, settings, now))
    if (reason !== undefined) refuse(message, reason)
  } catch (error) {
    log({ event: 'incoming mail not taken', error: faultOf(error) })
    if (sender !== undefined) message.setReject(`The mail could not be passed on. Write to ${supportEmail} instead.`)
  }
}

function whyNot(size: number, from: readonly string[], supportEmail: string): string | undefined {
  if (size > mostBytes) return 'Your email is larger than 25 MB. Send a smaller one.'
  if (from.includes(supportEmail.toLowerCase()))
    return 'This address forwards emails to yours. Write to the person instead.'
  return undefined
}

function cut(what: string): void {
  log({ event: `incoming mail cut: ${what}` })
}

function refuse(message: ForwardableEmailMessage, reason: string): void {
  log({ event: 'incoming mail refused' })
  message.setReject(reason)
}
