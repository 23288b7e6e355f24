import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { KitFor } from '../../core/kits.ts'
import { itemStates, orderStates, printerStates } from '../../core/orders.ts'
import type { Shipping } from '../../core/shipping.ts'

/** What somebody has chosen and not ordered yet; it lasts longer than their session. */
export const baskets = sqliteTable(
  'baskets',
  {
    candidateId: text().primaryKey(),
    /** Becomes the order's: confirmed twice, it is one order. */
    id: text().notNull(),
    chosen: text({ mode: 'json' }).$type<readonly KitFor[]>().notNull(),
    isTracked: integer({ mode: 'boolean' }).notNull(),
    /** The address as it was last typed. */
    typed: text({ mode: 'json' }).$type<Shipping>(),
    changedAt: text().notNull(),
  },
  (table) => [index('baskets_by_age').on(table.changedAt)],
)

export const orders = sqliteTable(
  'orders',
  {
    id: text().primaryKey(),
    candidateId: text().notNull(),
    state: text({ enum: orderStates }).notNull(),
    cents: integer().notNull(),
    currency: text().notNull(),
    /** What tracking costs; absent where it was not wanted. */
    trackingCents: integer(),
    shipping: text({ mode: 'json' }).$type<Shipping>().notNull(),
    placedAt: text().notNull(),
    paidAt: text(),
    cancelledAt: text(),
    refundedAt: text(),
    /** Who takes the money; absent where there is none to take. */
    provider: text(),
    /** What the provider calls the payment, and the page it is made on. */
    reference: text(),
    payAt: text(),
    /** Not before, the provider is asked what became of it. */
    askAt: text(),
  },
  (table) => [
    index('orders_by_candidate').on(table.candidateId, table.placedAt),
    uniqueIndex('orders_by_reference').on(table.provider, table.reference),
    index('orders_unpaid')
      .on(table.placedAt)
      .where(sql`state = 'placed'`),
    index('orders_to_ask')
      .on(table.askAt)
      .where(sql`state = 'placed'`),
  ],
)

export const items = sqliteTable(
  'items',
  {
    id: text().primaryKey(),
    orderId: text().notNull(),
    candidateId: text().notNull(),
    kit: text().notNull(),
    certification: text().notNull(),
    /** As it was called when it was ordered. */
    name: text().notNull(),
    verificationCode: text(),
    cents: integer().notNull(),
    /** Ordered as the first kit of its certification, whatever becomes of the order. */
    isFirst: integer({ mode: 'boolean' }).notNull().default(false),
    /** The certification whose first kit this is, as long as the order stands. */
    initialOf: text(),
    state: text({ enum: itemStates }).notNull(),
    queuedAt: text(),
    sentOn: text(),
    completedOn: text(),
    carrier: text(),
    trackingNumber: text(),
    /** The list of the printer it is on. */
    batchId: text(),
    /** What the printer said last of this parcel; absent where it has said nothing. */
    printerState: text({ enum: printerStates }),
    /** Staff hold it back since then. */
    heldAt: text(),
    /** Staff cancelled it then. */
    cancelledAt: text(),
    /** Staff had it printed once more: what the printer says counts from when it confirms a list with it. */
    reshippedAt: text(),
    /** The version by which the printer last had it printed once more: see `writePrinterStatuses`. */
    requeuedAs: text(),
    /** Raised by each change by staff, which names the one that was seen. */
    version: integer().notNull().default(0),
  },
  (table) => [
    index('items_by_order').on(table.orderId),
    index('items_by_candidate').on(table.candidateId),
    index('items_by_batch').on(table.batchId),
    // One first kit for each certification and person, whatever is pressed how often in how many windows.
    uniqueIndex('items_initial_once').on(table.candidateId, table.kit, table.initialOf),
    index('items_to_print')
      .on(table.queuedAt)
      .where(sql`state = 'queued' and batch_id is null`),
    index('items_at_printer')
      .on(table.batchId)
      .where(sql`state = 'queued' and batch_id is not null`),
    // What the printer is to stop although it is cancelled, until it says something of it.
    index('items_to_stop')
      .on(table.batchId)
      .where(sql`state = 'cancelled' and batch_id is not null and coalesce(printer_state, 'queued') = 'queued'`),
    index('items_by_state').on(table.state, table.queuedAt),
    index('items_by_state_sent').on(table.state, table.sentOn),
    index('items_by_tracking')
      .on(table.trackingNumber)
      .where(sql`tracking_number is not null`),
  ],
)

/** Lists for the printer: one at a time is open, and answers the same items until it is confirmed. */
export const printBatches = sqliteTable(
  'print_batches',
  {
    id: text().primaryKey(),
    createdAt: text().notNull(),
    confirmedAt: text(),
    state: text({ enum: ['open', 'confirmed'] }).notNull(),
  },
  (table) => [
    uniqueIndex('print_batches_open')
      .on(table.state)
      .where(sql`state = 'open'`),
  ],
)

/** Messages of payment providers that were taken in: each counts once. */
export const paymentEvents = sqliteTable(
  'payment_events',
  {
    id: text().primaryKey(),
    provider: text().notNull(),
    receivedAt: text().notNull(),
  },
  (table) => [index('payment_events_by_age').on(table.receivedAt)],
)
