import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Shipping } from '../../core/shipping.ts'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { candidates } from '../people/schema-people.ts'
import { heldForAsked, type HoldsOn, holdValues, mayBePrinted } from './kit-holds.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'
import { items, orders, printBatches } from './schema-orders.ts'

const open = sql`(select id from ${printBatches} where state = 'open')`

/** Takes what is held out of the open list, and ends that list if nothing was ever on it besides. */
function releaseHeld(db: Database, at: HoldsOn) {
  return [
    db
      .update(items)
      .set({ batchId: null })
      .where(sql`${items.batchId} = ${open} and ${items.state} = 'queued' and not coalesce(${mayBePrinted(at)}, 0)`),
    db
      .delete(printBatches)
      .where(
        sql`${printBatches.state} = 'open' and not exists (select 1 from items where batch_id = ${printBatches.id})`,
      ),
  ] as const
}

/** Opens a list with what waits and is not held, oldest first, unless one is open already or nothing waits. */
export function openBatch(
  db: Database,
  id: string,
  createdAt: string,
  { most, ...at }: HoldsOn & { readonly most: number },
) {
  const waits = sql`state = 'queued' and batch_id is null and ${mayBePrinted(at)}`
  return [
    ...releaseHeld(db, at),
    insertSelect(
      db,
      printBatches,
      { id, createdAt, state: 'open' },
      sql`where exists (select 1 from ${items} where ${waits})`,
    ).onConflictDoNothing(),
    db
      .update(items)
      .set({ batchId: id })
      .where(
        sql`${items.id} in (select id from ${items} where ${waits}
            order by queued_at limit ${most})
          and exists (select 1 from ${printBatches} where id = ${id})`,
      ),
  ] as const
}

const columns = named(getTableColumns(printBatches))

const openOne = prepareRow((db) =>
  db
    .select(columns)
    .from(printBatches)
    .where(sql`${printBatches.state} = 'open'`),
)

export function findOpenBatch(db: Database) {
  return openOne(db, {})
}

const batchBy = prepareRow((db) =>
  db
    .select(columns)
    .from(printBatches)
    .where(eq(printBatches.id, sql.placeholder('id'))),
)

export function findBatch(db: Database, id: string) {
  return batchBy(db, { id })
}

export type PrintBatch = typeof printBatches.$inferSelect

/** A piece on a list, with where it goes and whose it is. */
export type BatchItem = FoundIn<ReturnType<typeof listBatchItems>>[number]

const itemsOn = (batch: SQL) =>
  prepareRows(
    (db) =>
      db
        .select({
          ...named({
            id: items.id,
            orderId: items.orderId,
            candidateId: items.candidateId,
            kit: items.kit,
            certification: items.certification,
            name: items.name,
            verificationCode: items.verificationCode,
            queuedAt: items.queuedAt,
            trackingCents: orders.trackingCents,
            firstName: candidates.firstName,
            lastName: candidates.lastName,
            localizedFirstName: candidates.localizedFirstName,
            localizedLastName: candidates.localizedLastName,
          }),
          shipping: sql<string>`${orders.shipping}`.as('shipping'),
        })
        .from(items)
        .innerJoin(orders, eq(orders.id, items.orderId))
        .innerJoin(candidates, eq(candidates.id, items.candidateId))
        .where(
          sql`${items.batchId} = ${batch} and ${items.state} = 'queued' and (${heldForAsked} is null
            or exists (select 1 from ${printBatches} b where b.id = items.batch_id and b.state = 'confirmed'))`,
        )
        .orderBy(items.queuedAt, items.id),
    (row) => ({ ...row, shipping: JSON.parse(row.shipping) as Shipping }),
  )

const itemsOnOpen = itemsOn(open)
const itemsOnOne = itemsOn(sql`${sql.placeholder('id')}`)

/** What is on a list, or on the open one: of one that the printer has not confirmed, only what may be printed. */
export function listBatchItems(db: Database, at: HoldsOn, id?: string) {
  const values = holdValues(at)
  return id === undefined ? itemsOnOpen(db, values) : itemsOnOne(db, { ...values, id })
}

/** The printer has the list; again changes nothing. What is held by then it has not. */
export function confirmBatch(db: Database, id: string, confirmedAt: string, at: HoldsOn) {
  return [
    db
      .update(items)
      .set({ batchId: null })
      .where(
        sql`${items.batchId} = ${id} and ${items.batchId} = ${open} and ${items.state} = 'queued'
          and not coalesce(${mayBePrinted(at)}, 0)`,
      ),
    db
      .update(printBatches)
      .set({ confirmedAt, state: 'confirmed' })
      .where(and(eq(printBatches.id, id), eq(printBatches.state, 'open'))),
  ] as const
}
