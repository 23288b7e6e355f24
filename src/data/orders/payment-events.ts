import { eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { named, prepareRow } from '../prepared.ts'
import { paymentEvents } from './schema-orders.ts'

/** A message of a provider; the same again is nothing new. */
export function keepPaymentEvent(db: Database, event: typeof paymentEvents.$inferInsert) {
  return db.insert(paymentEvents).values(event).onConflictDoNothing()
}

const paymentEventBy = prepareRow((db) =>
  db
    .select(named({ id: paymentEvents.id }))
    .from(paymentEvents)
    .where(eq(paymentEvents.id, sql.placeholder('id'))),
)

export function findPaymentEvent(db: Database, id: string) {
  return paymentEventBy(db, { id })
}

export function sweepPaymentEvents(db: Database, before: string) {
  return db.delete(paymentEvents).where(sql`${paymentEvents.receivedAt} < ${before}`)
}
