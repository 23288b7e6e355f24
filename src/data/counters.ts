import { inArray, lt, sql } from 'drizzle-orm'
import { type Database, rows } from './database.ts'
import { insertSelect } from './insert-select.ts'
import { counters } from './people/schema-people.ts'
import { named, prepareRows } from './prepared.ts'

/** What one try is counted under: until when, and how often that may be; `null` for what never stops a try. */
export interface Counted {
  readonly key: string
  readonly endsAt: string
  readonly most: number | null
}

/** Counts one more under every key, or under none where one of them is used up: what is refused uses up nothing. */
export function countUp(db: Database, counted: readonly Counted[]) {
  const asked = rows(counted.map(({ key, endsAt, most }) => [key, endsAt, most]))
  return insertSelect(
    db,
    counters,
    { key: sql`value ->> 0`, count: 1, endsAt: sql`value ->> 1` },
    sql`from json_each(${asked})
      where not exists (select 1 from ${counters} join json_each(${asked}) as limits on ${counters.key} = limits.value ->> 0
        where ${counters.count} >= limits.value ->> 2)`,
  )
    .onConflictDoUpdate({ target: counters.key, set: { count: sql`${counters.count} + 1` } })
    .returning({ key: counters.key, count: counters.count })
}

const countsOf = prepareRows((db) =>
  db
    .select(named({ key: counters.key, count: counters.count }))
    .from(counters)
    .where(sql`${counters.key} in (select value from json_each(${sql.placeholder('keys')}))`),
)

/** What has been counted so far under these keys. */
export function readCounts(db: Database, keys: readonly string[]) {
  return countsOf(db, { keys: rows(keys) })
}

/** The same as part of a batch that counts as well. */
export function listCounts(db: Database, keys: readonly string[]) {
  return db
    .select({ key: counters.key, count: counters.count })
    .from(counters)
    .where(sql`${counters.key} in (select value from json_each(${rows(keys)}))`)
}

export function countDown(db: Database, keys: readonly string[]) {
  return db
    .update(counters)
    .set({ count: sql`${counters.count} - 1` })
    .where(inArray(counters.key, [...keys]))
}

export function sweepCounters(db: Database, now: string) {
  return db.delete(counters).where(lt(counters.endsAt, now))
}
