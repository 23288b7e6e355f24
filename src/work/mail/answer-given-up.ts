import type { Actor } from '../../core/deeds.ts'
import type { Database } from '../../data/database.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import { dismissMail, guardGivenUp, sendAgain } from '../../data/mail/given-up.ts'
import { templatesToOthers } from '../../mails/templates.ts'
import { recordDeed } from '../deeds/record-deed.ts'

/** Has a mail sent again that was given up, or says that nothing has to be done. False where it is no such mail by then. */
export async function answerGivenUp(
  db: Database,
  mail: { readonly id: string; readonly candidateId: string | null },
  answer: 'again' | 'dismiss',
  { by, at }: { readonly by: Actor; readonly at: Date },
): Promise<boolean> {
  const what = answer === 'again' ? 'email.sent-again' : 'email.dismissed'
  const changed = answer === 'again' ? sendAgain : dismissMail
  const { id, candidateId } = mail
  try {
    await db.batch([
      guardGivenUp(db, id, templatesToOthers, answer === 'dismiss'),
      changed(db, id, at.toISOString()),
      ...(await recordDeed(db, { by, at, what, object: ['emails', id], candidateId })),
    ])
    return true
  } catch (error) {
    if (isRefusedByGuard(error)) return false
    throw error
  }
}
