import { inArray, lt, sql } from 'drizzle-orm'
import { type Database, rows } from './database.ts'
import { counters } from './people/schema-people.ts'
import { named, prepareRows } from './prepared.ts'

/** Counts one more, and gives the count. */
export function countUp(db: Database, key: string, endsAt: string) {
  return db
    .insert(counters)
    .values({ key, count: 1, endsAt })
    .onConflictDoUpdate({ target: counters.key, set: { count: sql`${counters.count} + 1` } })
    .returning({ count: counters.count })
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

export function countDown(db: Database, keys: readonly string[]) {
  return db
    .update(counters)
    .set({ count: sql`${counters.count} - 1` })
    .where(inArray(counters.key, [...keys]))
}

export function sweepCounters(db: Database, now: string) {
  return db.delete(counters).where(lt(counters.endsAt, now))
}
