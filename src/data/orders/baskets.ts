import { and, eq, sql } from 'drizzle-orm'
import type { KitFor } from '../../core/kits.ts'
import type { Shipping } from '../../core/shipping.ts'
import type { Database } from '../database.ts'
import { named, prepareRow } from '../prepared.ts'
import { baskets } from './schema-orders.ts'

const basketOf = prepareRow(
  (db) =>
    db
      .select({
        ...named({ id: baskets.id }),
        chosen: sql<string>`${baskets.chosen}`.as('chosen'),
        isTracked: sql<number>`${baskets.isTracked}`.as('isTracked'),
        typed: sql<string | null>`${baskets.typed}`.as('typed'),
      })
      .from(baskets)
      .where(eq(baskets.candidateId, sql.placeholder('candidateId'))),
  ({ id, chosen, isTracked, typed }) => ({
    id,
    chosen: JSON.parse(chosen) as readonly KitFor[],
    isTracked: isTracked === 1,
    typed: typed === null ? null : (JSON.parse(typed) as Shipping),
  }),
)

/** What a candidate has chosen, if anything. */
export function findBasket(db: Database, candidateId: string) {
  return basketOf(db, { candidateId })
}

export interface NewBasket {
  readonly candidateId: string
  readonly id: string
  readonly chosen: readonly KitFor[]
  readonly isTracked: boolean
  readonly changedAt: string
}

/** Another choice in the place of the one before; an address that was typed stays. */
export function writeBasket(db: Database, basket: NewBasket) {
  const { candidateId: _, ...changed } = basket
  return db
    .insert(baskets)
    .values({ ...basket, typed: null })
    .onConflictDoUpdate({ target: baskets.candidateId, set: changed })
}

/** Keeps an address as it was typed, right or wrong. */
export function keepTyped(db: Database, candidateId: string, typed: Shipping, changedAt: string) {
  return db.update(baskets).set({ typed, changedAt }).where(eq(baskets.candidateId, candidateId))
}

/** The basket has become an order. */
export function emptyBasket(db: Database, candidateId: string, id: string) {
  return db.delete(baskets).where(and(eq(baskets.candidateId, candidateId), eq(baskets.id, id)))
}

/** Nobody comes back for these. */
export function sweepBaskets(db: Database, before: string) {
  return db.delete(baskets).where(sql`${baskets.changedAt} < ${before}`)
}
