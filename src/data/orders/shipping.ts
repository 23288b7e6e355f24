import { and, eq, sql } from 'drizzle-orm'
import type { Shipping } from '../../core/shipping.ts'
import type { Database } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { keepShipping } from '../sign-in/replaced-values.ts'
import { items, orders } from './schema-orders.ts'

/** Pieces of an order that are not printed yet come to the printer once more. */
export function takeOffLists(db: Database, orderId: string) {
  return db
    .update(items)
    .set({ batchId: null })
    .where(sql`${items.orderId} = ${orderId} and ${items.state} = 'queued'`)
}

/**
 * Another address, until the first piece is on its way. What the printer has on a list, open or confirmed, comes to it once
 * more, under the same id: it may have read the former address.
 */
export function changeShipping(db: Database, candidateId: string, id: string, shipping: Shipping, at: string) {
  const sent = sql`exists (select 1 from ${items} where order_id = ${id} and state in ('sent', 'complete', 'returned'))`
  return [
    abortWhere(
      db,
      sql`where ${sent} or not exists (select 1 from ${orders}
        where id = ${id} and candidate_id = ${candidateId} and state in ('placed', 'paid'))`,
    ),
    keepShipping(db, candidateId, id, at),
    db
      .update(orders)
      .set({ shipping })
      .where(and(eq(orders.id, id), eq(orders.candidateId, candidateId))),
    takeOffLists(db, id),
  ] as const
}
