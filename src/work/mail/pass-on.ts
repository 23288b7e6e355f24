import { faultOf, log } from '../../adapters/log.ts'
import { caseField, passedOnField } from '../../core/incoming-mail.ts'
import { readReplyAddress, spellingsOf } from '../../core/reply-address.ts'
import { openDatabase } from '../../data/database.ts'
import { findAnswered, markReplied } from '../../data/mail/deliveries.ts'
import type { Bindings } from '../../env.ts'
import { countTry } from '../../http/limits.ts'
import type { Settings } from '../../http/settings.ts'
import type { Program } from '../../program/program.ts'
import { isProved } from './reply-to.ts'

/**
 * Passes an answer on to support as it came, unread, with the reference of its case; and says so in the case. Gives why
 * it was not taken, as a sentence for its sender.
 */
export async function passOn(
  message: ForwardableEmailMessage,
  sender: string,
  env: Bindings,
  { operator }: Program,
  { answers }: Settings,
  now: Date,
): Promise<string | undefined> {
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

  const { reference } = answered.template === 'case-opened' ? answered.data : {}
  const fields = new Headers({ [passedOnField]: answered.template })
  if (reference) fields.set(caseField, reference)
  await message.forward(operator.supportEmail, fields)
  // It is with support by now, whatever comes of the mark.
  if (reference)
    await markReplied(db, reference, now.toISOString()).catch((error: unknown) =>
      log({ event: 'answer not marked', error: faultOf(error) }),
    )
  return undefined
}
