import { type SQL, sql } from 'drizzle-orm'
import type { KitPlace } from '../../core/kit-actions.ts'
import type { ItemState, KitHold, PrinterState } from '../../core/orders.ts'
import type { Sorting } from '../../core/sorting.ts'
import type { Database } from '../database.ts'
import { heldOn, type HoldsOn, holdValues, isAtPrinter, mayBePrinted, mayBePrintedAsked } from '../orders/kit-holds.ts'
import { items, orders, printBatches } from '../orders/schema-orders.ts'
import { candidates } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRows, rowsOf } from '../prepared.ts'

export const kitColumns = ['ordered', 'sent'] as const

export interface KitQuery {
  readonly place: KitPlace
  /** A kit, an order, a candidate ID or a tracking number: then kits of any place. */
  readonly search?: string | undefined
  readonly sorting: Sorting<(typeof kitColumns)[number]>
  readonly skip: number
}

/** What lists and the page of a kit show of it. */
export function kitFields(at: HoldsOn) {
  return {
    ...named({
      id: items.id,
      orderId: items.orderId,
      candidateId: items.candidateId,
      certification: items.certification,
      name: items.name,
      sentOn: items.sentOn,
      completedOn: items.completedOn,
      carrier: items.carrier,
      trackingNumber: items.trackingNumber,
      heldAt: items.heldAt,
      cancelledAt: items.cancelledAt,
      reshippedAt: items.reshippedAt,
      queuedAt: items.queuedAt,
    }),
    state: sql<ItemState>`${items.state}`.as('state'),
    printerState: sql<PrinterState | null>`${items.printerState}`.as('printerState'),
    heldFor: sql<KitHold | null>`${heldOn(at)}`.as('heldFor'),
    confirmedAt: sql<string | null>`(select b.confirmed_at from ${printBatches} b where b.id = items.batch_id)`.as(
      'confirmedAt',
    ),
    orderState: sql<string>`${orders.state}`.as('orderState'),
    firstName: sql<string>`coalesce(${candidates.firstName}, '')`.as('firstName'),
    lastName: sql<string>`coalesce(${candidates.lastName}, '')`.as('lastName'),
  }
}

/** The kits of one place, or those that a search finds. */
export function listKits(db: Database, at: HoldsOn, { place, search, sorting, skip }: KitQuery, most: number) {
  const way = sql.raw(sorting.descending ? 'desc' : 'asc')
  const order = sorting.column === 'sent' ? sql`items.sent_on ${way}` : sql`items.queued_at ${way}`
  return rowsOf(
    db,
    db
      .select(kitFields(at))
      .from(items)
      .innerJoin(orders, sql`${orders.id} = ${items.orderId}`)
      .leftJoin(candidates, sql`${candidates.id} = ${items.candidateId}`)
      .where(search ? sql`items.id in (${foundBy(search)})` : isIn(place, at))
      .orderBy(search ? sql`items.queued_at desc` : order)
      .limit(most)
      .offset(search ? 0 : skip),
  )
}

export type ListedKit = FoundIn<ReturnType<typeof listKits>>[number]

/** The condition that a kit is in a place. */
function isIn(place: KitPlace, at: HoldsOn): SQL {
  const queued = sql`items.state = 'queued'`
  if (place === 'held') return sql`${queued} and not coalesce(${mayBePrinted(at)}, 0)`
  if (place === 'printer') return sql`${queued} and ${isAtPrinter} and ${mayBePrinted(at)}`
  if (place === 'waiting') return sql`${queued} and not ${isAtPrinter} and ${mayBePrinted(at)}`
  return sql`items.state = ${place}`
}

/** One search per index. */
function foundBy(search: string): SQL {
  return sql`select own.id from items as own where own.id in (${search}, upper(${search}))
    union select own.id from items as own where own.order_id in (${search}, upper(${search}))
    union select own.id from items as own where own.candidate_id = upper(${search})
    union select own.id from items as own where own.tracking_number = ${search}`
}

/** What is counted of a state, at most. */
export const mostKitsCounted = 500

const counts = prepareRows((db) => {
  const most = sql.raw(String(mostKitsCounted))
  return db
    .select({
      place: sql<KitPlace>`place`.as('place'),
      count: sql<number>`count(*)`.as('count'),
      /** The kit that has waited longest. */
      oldest: sql<string | null>`min(since)`.as('oldest'),
    })
    .from(
      sql`(select iif(not coalesce(${mayBePrintedAsked}, 0),
          'held', iif(${isAtPrinter}, 'printer', 'waiting')) as place, coalesce(items.held_at, items.queued_at) as since
        from (select * from items where state = 'queued' order by queued_at limit ${most}) as items
        union all select * from (select 'sent', sent_on from items where state = 'sent' limit ${most})
        union all select * from (select 'returned', coalesce(completed_on, sent_on, substr(queued_at, 1, 10))
          from items where state = 'returned' limit ${most}))`,
    )
    .groupBy(sql`place`)
})

/** How many open kits each place has, and since when the oldest has waited. */
export function countKits(db: Database, at: HoldsOn) {
  return counts(db, holdValues(at))
}

const stuck = prepareRows((db) =>
  db
    .select({
      batchId: sql<string>`b.id`.as('batchId'),
      confirmedAt: sql<string>`b.confirmed_at`.as('confirmedAt'),
      count: sql<number>`count(*)`.as('count'),
    })
    .from(
      sql`(select batch_id from items where state = 'queued' and batch_id is not null and held_at is null
        limit ${sql.raw(String(mostKitsCounted))}) as items join ${printBatches} b on b.id = items.batch_id`,
    )
    .where(sql`b.state = 'confirmed' and b.confirmed_at < ${sql.placeholder('before')}`)
    .groupBy(sql`b.id`)
    .orderBy(sql`b.confirmed_at`)
    .limit(20),
)

/** Lists that the printer confirmed before a moment, and kits on them of which it has said nothing since. */
export function listStuckBatches(db: Database, before: string) {
  return stuck(db, { before })
}
