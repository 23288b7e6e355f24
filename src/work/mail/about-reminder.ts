import { UnsendableMail } from '../../adapters/mail.ts'
import type { Database } from '../../data/database.ts'
import type { OutboxMail } from '../../data/mail/outbox.ts'
import { listStillEnding } from '../../data/mail/reminders.ts'

/** A reminder that waited is not sent where everything it names was renewed, or ends on another day, meanwhile. */
export async function refuseOvertaken(db: Database, { id, candidateId, template }: OutboxMail): Promise<void> {
  if (template !== 'reminder' || candidateId === null) return
  if ((await listStillEnding(db, candidateId, id)).length === 0) throw new UnsendableMail('over')
}
