import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow } from '../prepared.ts'
import { baskets, items, orders } from '../orders/schema-orders.ts'
import { accounts, ownContacts } from '../people/schema-people.ts'
import { type SpentLink, spentLink } from './links.ts'
import { replacedValues } from './schema-security.ts'

/** Ahead of a change of own contacts: what stands in these fields until now. */
export function keepContacts(db: Database, candidateId: string, fields: readonly string[], at: string) {
  return insertSelect(
    db,
    replacedValues,
    { candidateId, field: sql`field.value`, value: sql`own.value`, told: sql`own.told`, replacedAt: at },
    sql`from json_each(${rows(fields)}) as field
      left join ${ownContacts} as own on own.candidate_id = ${candidateId} and own.field = field.value where true`,
  ).onConflictDoNothing()
}

/** Ahead of a change of the address on file by a link that this very request has spent. */
export function keepEmailOfSpentLink(db: Database, spent: SpentLink, at: string) {
  return insertSelect(
    db,
    replacedValues,
    { candidateId: sql`candidate_id`, field: 'email', value: sql`proved_email`, replacedAt: at },
    sql`from ${accounts} where candidate_id = (select candidate_id from ${spentLink(spent)})`,
  ).onConflictDoNothing()
}

/** Ahead of a change of where an order goes. */
export function keepShipping(db: Database, candidateId: string, orderId: string, at: string) {
  return insertSelect(
    db,
    replacedValues,
    { candidateId, field: sql`'order ' || id`, value: sql`shipping`, replacedAt: at },
    sql`from ${orders} where id = ${orderId} and candidate_id = ${candidateId}`,
  ).onConflictDoNothing()
}

const emailBefore = prepareRow((db) =>
  db
    .select(named({ email: replacedValues.value }))
    .from(replacedValues)
    .where(
      sql`candidate_id = ${sql.placeholder('candidateId')} and field = 'email' and replaced_at >= ${sql.placeholder('since')}`,
    )
    .orderBy(replacedValues.replacedAt)
    .limit(1),
)

/** The first address on file that was replaced since a moment: the one before all of its changes. */
export function findEmailBefore(db: Database, candidateId: string, since: string) {
  return emailBefore(db, { candidateId, since })
}

/** Contacts and addresses of orders become what they were at a moment; the history of what is taken back goes. */
export function takeBackChanges(db: Database, candidateId: SQL, since: string) {
  const earliest = (field: SQL) => sql`${replacedValues} as kept
    where kept.candidate_id = ${candidateId} and kept.field = ${field} and kept.replaced_at >= ${since}
    order by kept.replaced_at limit 1`
  const [ofContact, ofOrder] = [earliest(sql`own_contacts.field`), earliest(sql`'order ' || orders.id`)]
  const changed = sql`candidate_id = ${candidateId} and changed_at >= ${since}`
  const sent = sql`exists (select 1 from ${items} where order_id = orders.id and state in ('sent', 'complete', 'returned'))`
  const movedBack = sql`order_id in (select substr(field, 7) from ${replacedValues}
    where candidate_id = ${candidateId} and replaced_at >= ${since} and field like 'order %')`
  return [
    db.delete(ownContacts).where(sql`${changed} and (select value from ${ofContact}) is null`),
    db
      .update(ownContacts)
      .set({ value: sql`(select value from ${ofContact})`, told: sql`(select told from ${ofContact})` })
      .where(changed),
    db.update(baskets).set({ typed: null }).where(changed),
    db
      .update(orders)
      .set({ shipping: sql`(select value from ${ofOrder})` })
      .where(
        sql`candidate_id = ${candidateId} and (select value from ${ofOrder}) is not null and not ${sent}
          and state in ('placed', 'paid')`,
      ),
    // The printer may have the other address already: the piece comes to it once more.
    db
      .update(items)
      .set({ batchId: null })
      .where(sql`${movedBack} and state = 'queued'`),
    db.delete(replacedValues).where(sql`candidate_id = ${candidateId} and replaced_at >= ${since}`),
  ] as const
}
