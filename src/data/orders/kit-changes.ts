import { eq, type SQL, sql } from 'drizzle-orm'
import type { KitAction } from '../../core/kit-actions.ts'
import type { Shipping } from '../../core/shipping.ts'
import type { Database, Statement } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { isErased } from '../people/erasures.ts'
import { keepShipping } from '../sign-in/replaced-values.ts'
import { isAtPrinter } from './kit-holds.ts'
import { takeOffLists } from './shipping.ts'
import { claimFreed } from './printer-statuses.ts'
import { items, orders } from './schema-orders.ts'

interface Kit {
  readonly id: string
  readonly orderId: string
  readonly candidateId: string
  readonly version: number
}

/** What must still be true of a kit when it is changed: a colleague or the printer may have changed it first. */
const stillSo: Readonly<Record<KitAction, SQL>> = {
  address: sql`items.state not in ('cancelled', 'ordered')`,
  reship: sql`(items.state in ('sent', 'complete', 'returned') or (items.state = 'queued' and ${isAtPrinter})
    or (items.state = 'cancelled' and items.cancelled_at is null))`,
  unship: sql`items.state = 'queued' and items.reshipped_at is not null and not ${isAtPrinter}`,
  hold: sql`items.state = 'queued' and items.held_at is null`,
  release: sql`items.state = 'queued' and items.held_at is not null`,
  cancel: sql`items.state in ('queued', 'returned')`,
  restore: sql`items.state = 'cancelled' and items.cancelled_at is not null and not (items.is_first and exists
    (select 1 from items as other where other.candidate_id = items.candidate_id and other.kit = items.kit
      and other.initial_of = items.certification))`,
}

/** Aborts the batch where a kit is not as a colleague saw it, or there is nobody left whose it is. */
export function guardKit(db: Database, { id, version }: Kit, action: KitAction): Statement {
  return abortWhere(
    db,
    sql`where not exists (select 1 from items join ${orders} o on o.id = items.order_id
      where items.id = ${id} and items.version = ${version} and o.state = 'paid' and ${stillSo[action]}
        and not ${isErased(sql`items.candidate_id`)})`,
  )
}

const raised = { version: sql`items.version + 1` }
/** Out of the open list, which the printer has not confirmed yet; on a confirmed one it stays, to be stopped. */
const offOpenList = sql`iif(${isAtPrinter}, items.batch_id, null)`
const nothingSaid = { printerState: null, sentOn: null, completedOn: null, carrier: null, trackingNumber: null }

/** The printer gets it on the next list, under the same id, and nothing that it said of the former parcel counts. */
const onceMore = (at: string) => ({ ...nothingSaid, state: 'queued' as const, batchId: null, reshippedAt: at })

type Columns = Partial<Record<keyof typeof items.$inferInsert, unknown>>

const columnsOf: Readonly<Record<Exclude<KitAction, 'address'>, (at: string) => Columns>> = {
  reship: (at) => ({ ...onceMore(at), heldAt: null }),
  // What the printer says of it is written after this.
  unship: () => ({ reshippedAt: null, batchId: null }),
  hold: (at) => ({ heldAt: at, batchId: offOpenList }),
  release: () => ({ heldAt: null }),
  cancel: (at) => ({ state: 'cancelled', cancelledAt: at, heldAt: null, initialOf: null, batchId: offOpenList }),
  restore: (at) => ({
    cancelledAt: null,
    state: sql`iif(items.printer_state in ('sent', 'complete', 'returned'), items.printer_state, 'queued')`,
    // It may have been stopped, or was cancelled by the printer too: then it comes once more.
    batchId: null,
    reshippedAt: sql`iif(items.printer_state in ('sent', 'complete', 'returned'), items.reshipped_at, ${at})`,
    printerState: sql`iif(items.printer_state in ('sent', 'complete', 'returned'), items.printer_state, null)`,
  }),
}

/** Changes a kit as staff want it: for a batch that begins with its guard. */
export function changeKit(db: Database, kit: Kit, action: Exclude<KitAction, 'address'>, at: string): Statement[] {
  const columns = columnsOf[action](at) as Partial<typeof items.$inferInsert>
  return [
    db
      .update(items)
      .set({ ...columns, ...raised })
      .where(eq(items.id, kit.id)),
    ...(action === 'restore' || action === 'reship' ? [claimFreed(db, [kit.id])] : []),
  ]
}

/** Changes the address of an order: items not printed yet go to the printer again. */
export function correctShipping(db: Database, kit: Kit, shipping: Shipping, at: string): Statement[] {
  return [
    keepShipping(db, kit.candidateId, kit.orderId, at),
    db.update(orders).set({ shipping }).where(eq(orders.id, kit.orderId)),
    takeOffLists(db, kit.orderId),
    db.update(items).set(raised).where(eq(items.orderId, kit.orderId)),
  ]
}
