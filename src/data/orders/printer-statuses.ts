import { sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { items, orders } from './schema-orders.ts'

/** Whose pieces these are; one that is not listed is nobody's. */
export function listItemOwners(db: Database, ids: readonly string[]) {
  return db
    .select({ id: items.id, candidateId: items.candidateId })
    .from(items)
    .where(sql`${items.id} in (select value from json_each(${rows(ids)}))`)
}

/** What the printer says of a piece. */
export interface PrinterStatus {
  readonly item: string
  readonly status: 'queued' | 'sent' | 'complete' | 'returned' | 'cancelled'
  readonly sentOn?: string
  readonly completedOn?: string
  readonly carrier?: string
  readonly trackingNumber?: string
  readonly verificationCode?: string
}

/** Pieces stand as the printer says; one whose order is not paid, or was taken back, is not its to print. */
export function writePrinterStatuses(db: Database, said: readonly PrinterStatus[]) {
  const values = said.map((one) => [
    one.item,
    one.status,
    one.sentOn,
    one.completedOn,
    one.carrier,
    one.trackingNumber,
    one.verificationCode,
  ])
  return db
    .update(items)
    .set({
      state: sql`said.value ->> 1`,
      sentOn: sql`said.value ->> 2`,
      completedOn: sql`said.value ->> 3`,
      carrier: sql`said.value ->> 4`,
      trackingNumber: sql`said.value ->> 5`,
      verificationCode: sql`coalesce(said.value ->> 6, ${items.verificationCode})`,
    })
    .from(sql`json_each(${rows(values)}) as said`)
    .where(
      sql`${items.id} = said.value ->> 0 and ${items.queuedAt} is not null
        and not (said.value ->> 1 = 'queued' and ${items.orderId} in
          (select id from ${orders} where orders.id = ${items.orderId} and orders.state <> 'paid'))`,
    )
}

/** Pieces that the printer says nothing of any longer: they wait for it again, unless their order was taken back. */
export function removePrinterStatuses(db: Database, ids: readonly string[]) {
  return db
    .update(items)
    .set({ state: 'queued', sentOn: null, completedOn: null, carrier: null, trackingNumber: null })
    .where(
      sql`${items.id} in (select value from json_each(${rows(ids)})) and ${items.queuedAt} is not null
        and ${items.orderId} in (select id from ${orders} where orders.id = ${items.orderId} and orders.state = 'paid')`,
    )
}
