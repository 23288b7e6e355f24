import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Shipping } from '../../core/shipping.ts'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { candidates } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRow, prepareRows } from '../prepared.ts'
import { items, orders, printBatches } from './schema-orders.ts'

const open = sql`(select id from ${printBatches} where state = 'open')`

/** Opens a list with what waits, oldest first, unless one is open already or nothing waits. */
export function openBatch(db: Database, id: string, createdAt: string, most: number) {
  return [
    insertSelect(
      db,
      printBatches,
      { id, createdAt, state: 'open' },
      sql`where exists (select 1 from ${items} where state = 'queued' and batch_id is null)`,
    ).onConflictDoNothing(),
    db
      .update(items)
      .set({ batchId: id })
      .where(
        sql`${items.id} in (select id from ${items} where state = 'queued' and batch_id is null
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
        .where(and(sql`${items.batchId} = ${batch}`, eq(items.state, 'queued')))
        .orderBy(items.queuedAt, items.id),
    (row) => ({ ...row, shipping: JSON.parse(row.shipping) as Shipping }),
  )

const itemsOnOpen = itemsOn(open)
const itemsOnOne = itemsOn(sql`${sql.placeholder('id')}`)

/** What is on a list, or on the open one. */
export function listBatchItems(db: Database, id?: string) {
  return id === undefined ? itemsOnOpen(db, {}) : itemsOnOne(db, { id })
}

/** The printer has the list; again changes nothing. */
export function confirmBatch(db: Database, id: string, confirmedAt: string) {
  return db
    .update(printBatches)
    .set({ confirmedAt, state: 'confirmed' })
    .where(and(eq(printBatches.id, id), eq(printBatches.state, 'open')))
}
