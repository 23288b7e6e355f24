import { type SQL, sql } from 'drizzle-orm'
import type { BecomeLine } from '../../core/badges.ts'
import type { Day } from '../../core/calendar.ts'
import type { KitHold } from '../../core/orders.ts'
import { type Database, rows } from '../database.ts'
import { prepareRows } from '../prepared.ts'
import { events } from '../events/schema-events.ts'
import { holdings } from '../facts/schema-facts.ts'
import { items, printBatches } from './schema-orders.ts'

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
  return sql<KitHold | null>`case when items.state <> 'queued' or ${status} = 'active' then null
    else coalesce(${status}, 'withdrawn') end`
}

/** The condition that nothing keeps a queued item from being printed. */
export function mayBePrinted(at: HoldsOn): SQL {
  const { on, lines } = holdValues(at)
  return sql`${ofPeriod(sql`h.status`, { on: sql`${on}`, lines: sql`${lines}` })} = 'active'`
}

const stopped = prepareRows((db) =>
  db
    .select({
      itemId: sql<string>`items.id`.as('itemId'),
      since: sql<Day>`coalesce(${ofPeriod(sql`h.since`, placeholders)}, (select substr(e.at, 1, 10) from ${events} e
        where e.candidate_id = items.candidate_id and e.certification = items.certification and e.kind = 'no-longer-held'
        order by e.id desc limit 1), substr(items.queued_at, 1, 10))`.as('since'),
      reason: sql<KitHold>`${heldForAsked}`.as('reason'),
    })
    .from(items)
    .where(
      sql`items.state = 'queued' and items.batch_id is not null and ${heldForAsked} is not null
        and exists (select 1 from ${printBatches} b where b.id = items.batch_id and b.state = 'confirmed')`,
    )
    .orderBy(sql`items.queued_at, items.id`),
)

/** What the printer has and is not to print or send: until it says something of it, or it may be printed again. */
export function listStopped(db: Database, at: HoldsOn) {
  return stopped(db, holdValues(at))
}
