import { type SQL, sql } from 'drizzle-orm'
import type { BecomeLine } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import type { KitHold, StopReason } from '../../core/orders.ts'
import { type Database, rows } from '../database.ts'
import { prepareRows } from '../prepared.ts'
import { events } from '../events/schema-events.ts'
import { holdings } from '../facts/schema-facts.ts'
import { orders, printBatches } from './schema-orders.ts'

/** The day to check certifications on, and their renames up to then. */
export interface HoldsOn {
  readonly on: Day
  readonly lines: readonly BecomeLine[]
}

/** The values of the placeholders below. */
export function holdValues({ on, lines }: HoldsOn) {
  return { on, lines: rows(lines) }
}

/**
 * A column of the period that an item's certification is in on a day. Written out, since Drizzle leaves out the tables of
 * columns where it selects from one.
 */
function ofPeriod(column: SQL, { on, lines }: { readonly on: SQL; readonly lines: SQL }): SQL {
  return sql`(select ${column} from ${holdings} h where h.candidate_id = items.candidate_id
    and h.since <= ${on} and (h.until is null or h.until >= ${on})
    and (h.certification = items.certification or exists (select 1 from json_each(${lines}) where
      value ->> 'from' = items.certification and value ->> 'to' = h.certification and value ->> 'on' <= ${on}))
    order by h.certification = items.certification limit 1)`
}

const placeholders = { on: sql`${sql.placeholder('on')}`, lines: sql`${sql.placeholder('lines')}` }

/** Why a kit that waits for the printer, or is with it, is not to be printed; `null` where it may be. */
export const heldForAsked = holdOf(placeholders)

function holdOf(at: { readonly on: SQL; readonly lines: SQL }) {
  const status = ofPeriod(sql`h.status`, at)
  return sql<KitHold | null>`case when items.state <> 'queued' then null when items.held_at is not null then 'on-hold'
    when ${status} = 'active' then null else coalesce(${status}, 'withdrawn') end`
}

/** The same on a day that is known. */
export function heldOn(at: HoldsOn) {
  const { on, lines } = holdValues(at)
  return holdOf({ on: sql`${on}`, lines: sql`${lines}` })
}

/** The condition that nothing keeps a queued item from being printed, on the day of the placeholders. */
export const mayBePrintedAsked = mayBePrintedOn(placeholders)

function mayBePrintedOn(at: { readonly on: SQL; readonly lines: SQL }): SQL {
  return sql`(items.held_at is null and ${ofPeriod(sql`h.status`, at)} = 'active')`
}

/** The same on a day that is known. */
export function mayBePrinted(at: HoldsOn): SQL {
  const { on, lines } = holdValues(at)
  return mayBePrintedOn({ on: sql`${on}`, lines: sql`${lines}` })
}

/** The condition that the printer has confirmed a list with an item. */
export const isAtPrinter = sql`exists (select 1 from ${printBatches} b where b.id = items.batch_id and b.state = 'confirmed')`

/** The day since when a queued item is not to be printed: of the hold by staff, or of what became of the certification. */
const heldSince = sql<Day>`coalesce(substr(items.held_at, 1, 10), ${ofPeriod(sql`h.since`, placeholders)},
  (select substr(e.at, 1, 10) from ${events} e where e.candidate_id = items.candidate_id
    and e.certification = items.certification and e.kind = 'no-longer-held' order by e.id desc limit 1),
  substr(items.queued_at, 1, 10))`

/** Cancelled items that the printer hasn't reported on. */
const cancelled = sql`items.state = 'cancelled' and items.batch_id is not null
  and coalesce(items.printer_state, 'queued') = 'queued'`

const stopped = prepareRows((db) =>
  db
    .select({
      itemId: sql<string>`stopped.id`.as('itemId'),
      since: sql<Day>`stopped.since`.as('since'),
      reason: sql<StopReason>`stopped.reason`.as('reason'),
    })
    .from(
      sql`(select items.id, items.queued_at, ${heldSince} as since, ${heldForAsked} as reason from items
          where items.state = 'queued' and items.batch_id is not null and ${heldForAsked} is not null and ${isAtPrinter}
        union all select items.id, items.queued_at, substr(coalesce(items.cancelled_at, o.cancelled_at, o.refunded_at,
            items.queued_at), 1, 10), 'cancelled' from items join ${orders} o on o.id = items.order_id
          where ${cancelled} and ${isAtPrinter}
      ) as stopped`,
    )
    .orderBy(sql`stopped.queued_at, stopped.id`),
)

/** What the printer has and is not to print or send: until it says something of it, or it may be printed again. */
export function listStopped(db: Database, at: HoldsOn) {
  return stopped(db, holdValues(at))
}
