import { sql } from 'drizzle-orm'
import type { PrinterState } from '../../core/orders.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { items, orders, printBatches } from './schema-orders.ts'

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
  readonly status: PrinterState
  readonly sentOn?: string
  readonly completedOn?: string
  readonly carrier?: string
  readonly trackingNumber?: string
  readonly verificationCode?: string
  /** When what counts was made, as versions of facts have it. */
  readonly made: string
  /** Of a piece that is queued: when the printer last said before that that it came back or is cancelled. */
  readonly backMade: string | null
}

const isPaid = sql`items.order_id in (select id from ${orders} where orders.id = items.order_id and orders.state = 'paid')`

/** When the printer confirmed a list with the parcel: of one that staff reship, nothing it said before that counts. */
const confirmedAt = sql`(select b.confirmed_at from ${printBatches} b where b.id = items.batch_id)`
const isOfParcel = (made: ReturnType<typeof sql>) => sql`(items.reshipped_at is null or ${made} > ${confirmedAt})`

/** Queued again after it was returned or cancelled: once for each time the printer says so. */
const isAgain = sql`(said.value ->> 1 = 'queued' and said.value ->> 8 > coalesce(items.requeued_as, '')
  and ${isOfParcel(sql`said.value ->> 8`)})`

/**
 * Sets kits to the state the printer reported. It doesn't print kits of unpaid or cancelled orders. Kits cancelled by staff
 * stay cancelled, with the printer's state beside it. A kit that it cancels frees the first kit of its certification; one
 * that it queues again is on the next list.
 */
export function writePrinterStatuses(db: Database, said: readonly PrinterStatus[]): Statement[] {
  const values = said.map((one) => [
    one.item,
    one.status,
    one.sentOn,
    one.completedOn,
    one.carrier,
    one.trackingNumber,
    one.verificationCode,
    one.made,
    one.backMade,
  ])
  const state = sql`iif(items.cancelled_at is null and not (said.value ->> 1 = 'queued' and not ${isPaid}),
    said.value ->> 1, items.state)`
  return [
    db
      .update(items)
      .set({
        state,
        printerState: sql`said.value ->> 1`,
        sentOn: sql`said.value ->> 2`,
        completedOn: sql`said.value ->> 3`,
        carrier: sql`said.value ->> 4`,
        trackingNumber: sql`said.value ->> 5`,
        verificationCode: sql`coalesce(said.value ->> 6, items.verification_code)`,
        batchId: sql`iif(${isAgain}, null, items.batch_id)`,
        requeuedAs: sql`iif(${isAgain}, said.value ->> 7, items.requeued_as)`,
        initialOf: sql`iif(${state} = 'cancelled', null, items.initial_of)`,
        // The version is raised: colleagues saw the former state.
        version: sql`items.version + iif(${state} = items.state, 0, 1)`,
      })
      .from(sql`json_each(${rows(values)}) as said`)
      .where(sql`items.id = said.value ->> 0 and items.queued_at is not null and ${isOfParcel(sql`said.value ->> 7`)}`),
    claimFreed(
      db,
      said.map(({ item }) => item),
    ),
  ]
}

/** Pieces that the printer says nothing of any longer: they wait for it again, unless they or their order were cancelled. */
export function removePrinterStatuses(db: Database, ids: readonly string[]): Statement[] {
  return [
    db
      .update(items)
      .set({
        state: sql`iif(items.cancelled_at is null, 'queued', items.state)`,
        printerState: null,
        sentOn: null,
        completedOn: null,
        carrier: null,
        trackingNumber: null,
      })
      .where(
        sql`items.id in (select value from json_each(${rows(ids)})) and items.queued_at is not null and ${isPaid}`,
      ),
    claimFreed(db, ids),
  ]
}

/** Pieces that are not cancelled after all are first kits again, where no other has been claimed since. */
export function claimFreed(db: Database, ids: readonly string[]) {
  const same = sql`other.candidate_id = items.candidate_id and other.kit = items.kit`
  return db
    .update(items)
    .set({ initialOf: sql`items.certification` })
    .where(
      sql`items.id in (select value from json_each(${rows(ids)})) and items.is_first and items.initial_of is null
        and items.queued_at is not null and items.state <> 'cancelled'
        and not exists (select 1 from items as other where ${same} and other.initial_of = items.certification)
        and items.id = (select min(other.id) from items as other where ${same} and other.is_first
          and other.certification = items.certification and other.initial_of is null and other.state <> 'cancelled'
          and other.queued_at is not null)`,
    )
}
