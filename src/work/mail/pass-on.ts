import { faultOf, log } from '../../adapters/log.ts'
import { caseField, passedOnField } from '../../core/incoming-mail.ts'
import { readReplyAddress, spellingsOf } from '../../core/reply-address.ts'
import { openDatabase } from '../../data/database.ts'
import { findAnswered } from '../../data/mail/deliveries.ts'
import type { Bindings } from '../../env.ts'
import { countTry } from '../../http/limits.ts'
import type { Settings } from '../../http/settings.ts'
import type { Program } from '../../program/program.ts'
import { landReply } from '../cases/land-reply.ts'
import { isProved } from './reply-to.ts'

/**
 * Passes an answer on to support as it came; one to a case goes into its thread first. Gives why it was not taken, as a
 * sentence for its sender.
 */
export async function passOn(
  message: ForwardableEmailMessage,
  sender: string,
  env: Bindings,
  program: Program,
  { answers }: Settings,
  now: Date,
): Promise<string | undefined> {
  const { operator } = program
  const db = openDatabase(env.DB)
  const mark = readReplyAddress(operator.mailFrom, message.to)
  const [answered] = mark ? await findAnswered(db, spellingsOf(mark.mailId)) : []
  if (!mark || !answered || !(await isProved(env, mark, answered.recipient)))
    return `This address takes only answers to mail that it has sent. Write to ${operator.supportEmail} instead.`
  const { allowed } = await countTry({ database: db, now }, [
    { limit: answers.mail, subject: answered.id },
    { limit: answers.sender, subject: sender },
  ])
  if (!allowed) return `Too many mails have come from you today. Write to ${operator.supportEmail} instead.`

  const { reference } = caseTemplates.includes(answered.template) ? answered.data : {}
  if (!reference) {
    await forward(message, operator.supportEmail, answered.template)
    return undefined
  }
  const { recipient, id: mailId } = answered
  const hasLanded = await landReply(message, { reference, mailId, recipient, sender }, env, program, now).catch(failed)
  // Once it is in the thread, support's own mailbox may refuse the copy.
  await forward(message, operator.supportEmail, answered.template, reference).catch((error: unknown) => {
    if (!hasLanded) throw error
    log({ event: 'answer not forwarded', error: faultOf(error) })
  })
  return undefined
}

/** Emails about a case, which its person answers. */
const caseTemplates: readonly string[] = ['case-opened', 'case-answer']

function failed(error: unknown): false {
  log({ event: 'answer not added to its case', error: faultOf(error) })
  return false
}

async function forward(
  message: ForwardableEmailMessage,
  to: string,
  template: string,
  reference?: string,
): Promise<void> {
  const fields = new Headers({ [passedOnField]: template })
  if (reference) fields.set(caseField, reference)
  await message.forward(to, fields)
}
