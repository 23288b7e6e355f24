import { and, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import type { KitHold, OrderState } from '../../core/orders.ts'
import type { Shipping } from '../../core/shipping.ts'
import type { Database } from '../database.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { abortWhere } from '../facts/records.ts'
import { heldForAsked, type HoldsOn, holdValues } from './kit-holds.ts'
import { items, orders } from './schema-orders.ts'

export type Order = typeof orders.$inferSelect
export type OrderItem = typeof items.$inferSelect
export type KeptItem = OrderItem & { readonly heldFor: KitHold | null }

/** An order with all its pieces; refused whole where the first kit of one of them has been claimed meanwhile. */
export function placeOrder(db: Database, order: typeof orders.$inferInsert, pieces: readonly OrderItem[]) {
  const [first, ...rest] = pieces.map((piece) => db.insert(items).values(piece))
  return [db.insert(orders).values(order), first!, ...rest] as const
}

/** Was a batch refused because an order, or a first kit, is there already? */
export function isTwice(error: unknown): boolean {
  const text = String(error instanceof Error ? [error.message, error.cause].join(' ') : error)
  return /UNIQUE constraint failed: (items|orders)\./.test(text)
}

const { shipping, ...plainColumns } = getTableColumns(orders)
const columns = { ...named(plainColumns), shipping: sql<string>`${shipping}`.as('shipping') }

/** The one column that D1 gives in another form than the table means. */
const orderOf = (row: Omit<Order, 'shipping'> & { readonly shipping: string }): Order => ({
  ...row,
  shipping: JSON.parse(row.shipping) as Shipping,
})

const ownOrder = prepareRow(
  (db) =>
    db
      .select(columns)
      .from(orders)
      .where(and(eq(orders.id, sql.placeholder('id')), eq(orders.candidateId, sql.placeholder('candidateId')))),
  (row) => orderOf(row),
)

/** A candidate's own order. */
export function findOrder(db: Database, candidateId: string, id: string) {
  return ownOrder(db, { candidateId, id })
}

const orderPaidBy = prepareRow(
  (db) =>
    db
      .select(columns)
      .from(orders)
      .where(and(eq(orders.provider, sql.placeholder('provider')), eq(orders.reference, sql.placeholder('reference')))),
  (row) => orderOf(row),
)

/** The order that a provider knows by a reference. */
export function findOrderPaidBy(db: Database, provider: string, reference: string) {
  return orderPaidBy(db, { provider, reference })
}

const ordersOf = prepareRows(
  (db) =>
    db
      .select(columns)
      .from(orders)
      .where(eq(orders.candidateId, sql.placeholder('candidateId')))
      .orderBy(desc(orders.placedAt))
      .limit(200),
  (row) => orderOf(row),
)

/** A candidate's orders, the newest first. */
export function listOrders(db: Database, candidateId: string) {
  return ordersOf(db, { candidateId })
}

const { isFirst, ...plainOfItems } = getTableColumns(items)

const itemsOf = prepareRows(
  (db) =>
    db
      .select({
        ...named(plainOfItems),
        isFirst: sql<number>`${isFirst}`.as('isFirst'),
        heldFor: heldForAsked.as('heldFor'),
      })
      .from(items)
      .where(eq(items.candidateId, sql.placeholder('candidateId'))),
  (row): KeptItem => ({ ...row, isFirst: row.isFirst === 1 }),
)

/** Every piece that was ever made for a candidate, or is to be, and what keeps it from being printed on a day. */
export function listItems(db: Database, candidateId: string, at: HoldsOn) {
  return itemsOf(db, { candidateId, ...holdValues(at) })
}

/** Aborts the batch where the order has moved on meanwhile. */
function guardOrder(db: Database, id: string, state: OrderState) {
  return abortWhere(db, sql`where not exists (select 1 from ${orders} where id = ${id} and state = ${state})`)
}

const momentOf = { paid: 'paidAt', cancelled: 'cancelledAt', refunded: 'refundedAt' } as const

/** An order and its pieces go on together; what is on its way already stays what it is. */
export function moveOrder(db: Database, order: Order, to: keyof typeof momentOf, at: string) {
  const pieces =
    to === 'paid'
      ? db
          .update(items)
          .set({ state: 'queued', queuedAt: at })
          .where(
            and(
              eq(items.orderId, order.id),
              inArray(items.state, ['ordered', 'cancelled']),
              // What staff or the printer cancelled stays so.
              isNull(items.cancelledAt),
              isNull(items.printerState),
            ),
          )
      : db
          .update(items)
          .set({ state: 'cancelled', initialOf: null })
          .where(and(eq(items.orderId, order.id), inArray(items.state, ['ordered', 'queued'])))
  return [
    guardOrder(db, order.id, order.state),
    db
      .update(orders)
      .set({ state: to, [momentOf[to]]: at, askAt: null })
      .where(and(eq(orders.id, order.id), eq(orders.state, order.state))),
    pieces,
  ] as const
}

/** An order stands again: what was ordered as a first kit is one again, where no other has been claimed since. */
export function claimAgain(db: Database, orderId: string) {
  return db
    .update(items)
    .set({ initialOf: sql`${items.certification}` })
    .where(
      sql`${items.orderId} = ${orderId} and ${items.isFirst} and ${items.state} <> 'cancelled' and not exists
        (select 1 from ${items} as other where other.candidate_id = ${items.candidateId} and other.kit = ${items.kit}
          and other.initial_of = ${items.certification})`,
    )
}

/** Where a placed order is paid. */
export function keepPayment(db: Database, id: string, payment: { readonly reference: string; readonly payAt: string }) {
  return db
    .update(orders)
    .set(payment)
    .where(and(eq(orders.id, id), eq(orders.state, 'placed')))
}

/** The page is gone at its provider; unless another one has been made meanwhile. */
export function forgetPaymentPage(db: Database, id: string, reference: string) {
  return db
    .update(orders)
    .set({ payAt: null })
    .where(and(eq(orders.id, id), eq(orders.reference, reference)))
}

/** Takes orders whose payment is to be asked about, and nobody else asks before `until`. */
export function claimUnpaid(db: Database, now: string, until: string, most: number) {
  return db
    .update(orders)
    .set({ askAt: until })
    .where(
      sql`${orders.id} in (select id from ${orders} where state = 'placed' and ask_at <= ${now} order by ask_at limit ${most})`,
    )
    .returning()
}
