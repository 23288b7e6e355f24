import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { candidates } from '../people/schema-people.ts'
import { items, orders, printBatches } from './schema-orders.ts'

const open = sql`(select id from ${printBatches} where state = 'open')`

/** Opens a list with what waits, oldest first, unless one is open already or nothing waits. */
export function openBatch(db: Database, id: string, createdAt: string, most: number) {
  return [
    db
      .insert(printBatches)
      .select(
        sql`select ${id}, ${createdAt}, null, 'open'
          where exists (select 1 from ${items} where state = 'queued' and batch_id is null)`,
      )
      .onConflictDoNothing(),
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

export function findOpenBatch(db: Database) {
  return db
    .select()
    .from(printBatches)
    .where(sql`${printBatches.state} = 'open'`)
}

export function findBatch(db: Database, id: string) {
  return db.select().from(printBatches).where(eq(printBatches.id, id))
}

/** What is on a list, or on the open one: each piece with where it goes and whose it is. */
export function listBatchItems(db: Database, id?: string) {
  return db
    .select({
      id: items.id,
      orderId: items.orderId,
      candidateId: items.candidateId,
      kit: items.kit,
      certification: items.certification,
      name: items.name,
      verificationCode: items.verificationCode,
      queuedAt: items.queuedAt,
      shipping: orders.shipping,
      trackingCents: orders.trackingCents,
      firstName: candidates.firstName,
      lastName: candidates.lastName,
      localizedFirstName: candidates.localizedFirstName,
      localizedLastName: candidates.localizedLastName,
    })
    .from(items)
    .innerJoin(orders, eq(orders.id, items.orderId))
    .innerJoin(candidates, eq(candidates.id, items.candidateId))
    .where(and(id === undefined ? sql`${items.batchId} = ${open}` : eq(items.batchId, id), eq(items.state, 'queued')))
    .orderBy(items.queuedAt, items.id)
}

/** The printer has the list; again changes nothing. */
export function confirmBatch(db: Database, id: string, confirmedAt: string) {
  return db
    .update(printBatches)
    .set({ confirmedAt, state: 'confirmed' })
    .where(and(eq(printBatches.id, id), eq(printBatches.state, 'open')))
}
