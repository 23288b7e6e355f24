import { UnsendableMail } from '../../adapters/mail.ts'
import type { Database } from '../../data/database.ts'
import { findWords } from '../../data/mail/announcements.ts'
import type { OutboxMail } from '../../data/mail/outbox.ts'

/** The words of an announcement, read at each sending; those of one that was stopped meanwhile are not sent. */
export async function aboutAnnouncement(db: Database, { template, data }: OutboxMail) {
  if (template !== 'announcement') return {}
  const [words] = await findWords(db, data.announcement ?? '')
  if (!words || words.state === 'stopped') throw new UnsendableMail('stopped')
  const { subject, text, link } = words
  return { data: { subject, text, link } }
}
