import { sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { MailOutcome } from '../../core/mail-outcome.ts'
import { type Database, rows } from '../database.ts'
import { prepareRows } from '../prepared.ts'
import { outbox } from './schema-mail.ts'

/** Which mail, by what is known of it, and to whom: both have to be right. */
export type MailSent = (
  | { readonly ids: readonly string[] }
  | {
      readonly messageId: string
    }
) & { readonly recipient: string }

/** Marks what became of a mail: the first word of each kind stays, so that a repeated notice changes nothing. Gives which. */
export function markOutcome(db: Database, sent: MailSent, outcome: MailOutcome, at: string) {
  const firstOf = (column: SQLiteColumn, ...outcomes: MailOutcome[]) =>
    outcomes.includes(outcome) ? sql`coalesce(${column}, ${at})` : sql`${column}`
  const which =
    'ids' in sent
      ? sql`${outbox.id} in (select value from json_each(${rows(sent.ids)}))`
      : sql`${outbox.messageId} = ${sent.messageId}`
  return db
    .update(outbox)
    .set({
      deliveredAt: firstOf(outbox.deliveredAt, 'delivered'),
      failedAt: firstOf(outbox.failedAt, 'failed', 'no-such-address'),
      refusedAt: firstOf(outbox.refusedAt, 'no-such-address', 'unwanted'),
    })
    .where(sql`${which} and lower(${outbox.recipient}) = lower(${sent.recipient})`)
    .returning({ id: outbox.id })
}

/** The mail that an answer is to, under any of the spellings of its id. */
export function findAnswered(db: Database, ids: readonly string[]) {
  return db
    .select({ id: outbox.id, recipient: outbox.recipient, template: outbox.template, data: outbox.data })
    .from(outbox)
    .where(sql`${outbox.id} in (select value from json_each(${rows(ids)}))`)
}

const refusing = prepareRows((db) =>
  db
    .select({ recipient: sql<string>`value`.as('recipient') })
    .from(sql`json_each(${sql.placeholder('addresses')})`)
    .where(
      sql`exists (select 1 from ${outbox} where lower(recipient) = value and refused_at > ${sql.placeholder('since')})`,
    ),
)

/** Those of these addresses that a mail came back from, or where it was not wanted, since a moment. */
export function listRefusing(db: Database, addresses: readonly string[], since: string) {
  return refusing(db, { addresses: rows(addresses.map((address) => address.toLowerCase())), since })
}
