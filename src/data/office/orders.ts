import { sql } from 'drizzle-orm'
import type { ItemState } from '../../core/orders.ts'
import type { Database } from '../database.ts'
import { items, orders } from '../orders/schema-orders.ts'
import { type FoundIn, named, prepareRows } from '../prepared.ts'
import { candidates } from '../people/schema-people.ts'

const stuck = prepareRows((db) =>
  db
    .select(named({ id: orders.id, placedAt: orders.placedAt, cents: orders.cents, currency: orders.currency }))
    .from(orders)
    .where(sql`${orders.state} = 'placed' and ${orders.placedAt} < ${sql.placeholder('before')}`)
    .orderBy(orders.placedAt)
    .limit(20),
)

/** Orders from before a moment that are neither paid nor cancelled. */
export function listStuckOrders(db: Database, before: string) {
  return stuck(db, { before })
}

const pieces = prepareRows((db) =>
  db
    .select({
      ...named({
        id: items.id,
        name: items.name,
        cents: items.cents,
        orderId: orders.id,
        candidateId: orders.candidateId,
        orderState: orders.state,
        total: orders.cents,
        currency: orders.currency,
        placedAt: orders.placedAt,
        paidAt: orders.paidAt,
        cancelledAt: orders.cancelledAt,
        refundedAt: orders.refundedAt,
        provider: orders.provider,
        askAt: orders.askAt,
      }),
      state: sql<ItemState>`${items.state}`.as('state'),
      firstName: sql<string>`coalesce(${candidates.firstName}, '')`.as('firstName'),
      lastName: sql<string>`coalesce(${candidates.lastName}, '')`.as('lastName'),
    })
    .from(items)
    .innerJoin(orders, sql`${orders.id} = ${items.orderId}`)
    .leftJoin(candidates, sql`${candidates.id} = ${orders.candidateId}`)
    .where(sql`${items.orderId} = ${sql.placeholder('id')}`)
    .orderBy(items.id),
)

/** The kits of an order, each with what is known of the order. */
export function listOrderPieces(db: Database, id: string) {
  return pieces(db, { id })
}

export type OrderPiece = FoundIn<ReturnType<typeof listOrderPieces>>[number]
