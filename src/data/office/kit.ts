import { sql } from 'drizzle-orm'
import type { DeedName } from '../../core/deeds.ts'
import type { PrinterState } from '../../core/orders.ts'
import type { Shipping } from '../../core/shipping.ts'
import { colleagues } from '../colleagues/schema-colleagues.ts'
import type { Database } from '../database.ts'
import { deedDetails, deeds } from '../deeds/schema-deeds.ts'
import { counts } from '../facts/facts.ts'
import { facts } from '../facts/schema-facts.ts'
import type { HoldsOn } from '../orders/kit-holds.ts'
import { items, orders } from '../orders/schema-orders.ts'
import { candidates } from '../people/schema-people.ts'
import { type FoundIn, named, prepareRows, type Read, rowsOf } from '../prepared.ts'
import { kitFields } from './kits.ts'

/** A kit with its order, and whether its certification's first kit has been claimed besides. */
export function findKit(db: Database, id: string, at: HoldsOn): Read<WholeKit | undefined> {
  const read = rowsOf(db, wholeKit(db, id, at))
  const foundIn = (rows: readonly unknown[]) => {
    const [row] = read.foundIn(rows)
    return row && { ...row, shipping: JSON.parse(row.shipping) as Shipping }
  }
  return { statement: read.statement, foundIn, execute: async () => foundIn(await read.execute()) }
}

function wholeKit(db: Database, id: string, at: HoldsOn) {
  return db
    .select({
      ...kitFields(at),
      ...named({
        kit: items.kit,
        verificationCode: items.verificationCode,
        batchId: items.batchId,
        version: items.version,
        placedAt: orders.placedAt,
        cents: items.cents,
        currency: orders.currency,
      }),
      isFirst: sql<0 | 1>`${items.isFirst}`.as('isFirst'),
      isTracked: sql<0 | 1>`${orders.trackingCents} is not null`.as('isTracked'),
      shipping: sql<string>`${orders.shipping}`.as('shipping'),
      isClaimedAgain: sql<0 | 1>`exists (select 1 from items as other where other.candidate_id = items.candidate_id
        and other.kit = items.kit and other.initial_of = items.certification and other.id <> items.id)`.as(
        'isClaimedAgain',
      ),
      others: sql<number>`(select count(*) from items as other where other.order_id = items.order_id
        and other.id <> items.id and other.state <> 'cancelled')`.as('others'),
    })
    .from(items)
    .innerJoin(orders, sql`${orders.id} = ${items.orderId}`)
    .leftJoin(candidates, sql`${candidates.id} = ${items.candidateId}`)
    .where(sql`${items.id} = ${id}`)
}

type KitRow = ReturnType<typeof wholeKit>['_']['result'][number]
export type WholeKit = Omit<KitRow, 'shipping'> & { readonly shipping: Shipping }

const reports = prepareRows(
  (db) =>
    db
      .select(
        named({
          made: facts.made,
          content: facts.content,
          recordedAt: facts.recordedAt,
          file: facts.file,
          line: facts.line,
          importId: facts.importId,
        }),
      )
      .from(facts)
      .where(sql`${facts.kind} = 'kits' and ${facts.key} = ${sql.placeholder('id')} and ${counts}`)
      .orderBy(sql`${facts.made} desc`)
      .limit(50),
  ({ content, ...row }) => ({ ...row, ...(JSON.parse(content) as Reported) }),
)

interface Reported {
  readonly status?: PrinterState
  readonly sentOn?: string
  readonly completedOn?: string
  readonly carrier?: string
  readonly trackingNumber?: string
}

/** What the printer has said of a kit, the newest first. */
export function listReportsOf(db: Database, id: string) {
  return reports(db, { id })
}

export type KitReport = FoundIn<ReturnType<typeof listReportsOf>>[number]

const changes = prepareRows((db) =>
  db
    .select({
      ...named({ at: deeds.at }),
      what: sql<DeedName>`${deeds.what}`.as('what'),
      reason: sql<string | null>`${deeds.reason}`.as('reason'),
      words: sql<string | null>`${deedDetails.value} ->> 'reason'`.as('words'),
      colleague: sql<string | null>`${colleagues.name}`.as('colleague'),
    })
    .from(deeds)
    .leftJoin(deedDetails, sql`${deedDetails.deedId} = ${deeds.id}`)
    .leftJoin(colleagues, sql`${deeds.actorKind} = 'colleague' and ${colleagues.id} = ${deeds.actorId}`)
    .where(sql`${deeds.objectKind} = 'kit' and ${deeds.objectId} = ${sql.placeholder('id')}`)
    .orderBy(sql`${deeds.id} desc`)
    .limit(50),
)

/** What staff did with a kit, the newest first. */
export function listChangesOf(db: Database, id: string) {
  return changes(db, { id })
}

export type KitChange = FoundIn<ReturnType<typeof listChangesOf>>[number]
