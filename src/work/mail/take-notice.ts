import { readReplyAddress, spellingsOf } from '../../core/reply-address.ts'
import { openDatabase } from '../../data/database.ts'
import { markOutcome } from '../../data/mail/deliveries.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { isProved } from './reply-to.ts'

/** One mail has one recipient: a notice that names more is not about a mail of ours. */
const mostNamed = 4

/**
 * Takes a notice of what became of a mail, and gives whether it was believed: it went to the address of that mail's
 * answers, or quotes it, and the proof in the address is for the very recipient that the notice names.
 */
export async function takeNotice(
  message: Pick<ForwardableEmailMessage, 'to' | 'raw'>,
  env: Bindings,
  program: Program,
  now: Date,
): Promise<boolean> {
  // What reads whole mails is evaluated when the first notice comes.
  const { readDeliveryNotice } = await import('../../adapters/delivery-notice.ts')
  const notice = await readDeliveryNotice(message.raw)
  if (!notice) return false
  const marks = [message.to, ...notice.quotedReplyTo]
    .slice(0, mostNamed)
    .flatMap((address) => readReplyAddress(program.operator.mailFrom, address) ?? [])
  const db = openDatabase(env.DB)
  for (const { recipient, outcome } of notice.outcomes.slice(0, mostNamed))
    for (const mark of marks)
      if (await isProved(env, mark, recipient)) {
        const sent = { ids: spellingsOf(mark.mailId), recipient }
        return (await markOutcome(db, sent, outcome, now.toISOString())).length > 0
      }
  return false
}
