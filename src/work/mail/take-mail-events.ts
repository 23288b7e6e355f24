import { readMailEvent } from '../../adapters/mail-events.ts'
import { openDatabase } from '../../data/database.ts'
import { markOutcome } from '../../data/mail/deliveries.ts'
import type { Bindings } from '../../env.ts'

/** Marks the mails that the provider's events among these messages of the queue tell of; told again, nothing changes. */
export async function takeMailEvents(env: Pick<Bindings, 'DB'>, messages: readonly unknown[]): Promise<void> {
  const db = openDatabase(env.DB)
  const events = messages.flatMap((message) => readMailEvent(message) ?? [])
  const [first, ...rest] = events.map((event) => markOutcome(db, event, event.outcome, event.at))
  if (first) await db.batch([first, ...rest])
}
