import { sql } from 'drizzle-orm'
import { forGood } from '../../core/old-keys.ts'
import { type Database, rows } from '../database.ts'
import { type NewMail, writeMailWhere } from '../mail/outbox.ts'
import { links, outbox } from '../mail/schema-mail.ts'
import { accounts } from '../people/schema-people.ts'
import { type SecurityEvent, writeEventWhere } from './security-events.ts'

/** From now on a link from a mail sets a password with a passkey only; those that were sent or wait work no more. */
export async function stopReset(
  db: Database,
  event: SecurityEvent,
  notices: readonly NewMail[],
  templates: readonly string[],
): Promise<boolean> {
  const { candidateId, at } = event
  const isStopped = sql`exists (select 1 from ${accounts} where candidate_id = ${candidateId}
    and reset_needs_passkey_until = ${forGood})`
  const [stopped] = await db.batch([
    db
      .update(accounts)
      .set({ resetNeedsPasskeyUntil: forGood })
      .where(
        sql`${accounts.candidateId} = ${candidateId} and ${accounts.resetNeedsPasskeyUntil} > ${at}
          and ${accounts.resetNeedsPasskeyUntil} <> ${forGood}`,
      )
      .returning({ candidateId: accounts.candidateId }),
    db
      .update(links)
      .set({ endedAt: at })
      .where(
        sql`${links.candidateId} = ${candidateId} and ${links.purpose} = 'reset' and ${links.endedAt} is null and ${isStopped}`,
      ),
    db
      .update(outbox)
      .set({ state: 'given-up', error: 'withdrawn' })
      .where(
        sql`${outbox.candidateId} = ${candidateId} and ${outbox.state} = 'waiting' and ${isStopped}
          and ${outbox.template} in (select value from json_each(${rows(templates)}))`,
      ),
    writeEventWhere(db, event, isStopped),
    ...notices.map((notice) => writeMailWhere(db, notice, isStopped)),
  ])
  return stopped.length === 1
}
