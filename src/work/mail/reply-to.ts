import { proofWithKey } from '../../adapters/secrets.ts'
import { isEmailAddress } from '../../core/email-address.ts'
import { provedText, replyAddress, type ReplyMark } from '../../core/reply-address.ts'
import type { OutboxMail } from '../../data/mail/outbox.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'

type Keyed = Pick<Bindings, 'MAIL_KEY'>

/** Emails to support about a case, which answers the person. */
const forStaff: readonly string[] = ['case-for-staff', 'case-message-for-staff']

/** Where answers to a mail go: to whoever has opened the case; else through this site, where that is set up; else to support. */
export async function replyToOf(env: Keyed, operator: Program['operator'], mail: OutboxMail): Promise<string> {
  const { id, template, recipient, data } = mail
  if (forStaff.includes(template) && data.replyTo) return data.replyTo
  if (!env.MAIL_KEY) return operator.supportEmail
  const proof = await proofOfMail(env.MAIL_KEY, id, recipient)
  const address = replyAddress(operator.mailFrom, { mailId: id, proof })
  return isEmailAddress(address) ? address : operator.supportEmail
}

/** Whether a mark was made by us, for a mail to this recipient. */
export async function isProved(env: Keyed, { mailId, proof }: ReplyMark, recipient: string): Promise<boolean> {
  if (!env.MAIL_KEY) return false
  return (await proofOfMail(env.MAIL_KEY, mailId, recipient)) === proof
}

function proofOfMail(key: string, mailId: string, recipient: string): Promise<string> {
  return proofWithKey(key, provedText({ mailId, recipient }))
}
