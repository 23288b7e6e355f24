import { desc, sql } from 'drizzle-orm'
import type { FactKind, FeedKind } from '../../core/feeds/kinds.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { unmatched } from '../facts/schema-facts.ts'
import { candidates } from '../people/schema-people.ts'

export interface Waiting {
  readonly key: string
  readonly candidateId: string
  readonly made: string
  readonly line: number
}

/** Keeps on the list what waits for its candidate, unless they have arrived meanwhile. */
export function listAsUnmatched(
  db: Database,
  { kind, file, receivedAt }: { readonly kind: FeedKind; readonly file: string; readonly receivedAt: string },
  waiting: readonly Waiting[],
) {
  return insertEach(
    db,
    unmatched,
    ['key', 'made', 'candidateId', 'line'],
    waiting,
    { kind, file, receivedAt },
    (valueOf) => sql`not exists (select 1 from ${candidates} where ${candidates.id} = ${valueOf('candidateId')})`,
  ).onConflictDoNothing()
}

/** These candidates have arrived: what waited for them counts now. */
export function matchArrived(db: Database, candidateIds: readonly string[]) {
  return db
    .delete(unmatched)
    .where(sql`${unmatched.candidateId} in (select value from json_each(${rows(candidateIds)}))`)
}

/** These versions are none after all: they wait for nobody. */
export function removeUnmatched(
  db: Database,
  kind: FactKind,
  versions: readonly { readonly key: string; readonly keptAs: string }[],
) {
  const places = rows(versions.map(({ key, keptAs }) => [key, keptAs]))
  return db.delete(unmatched).where(
    sql`${unmatched.kind} = ${kind} and (${unmatched.key}, ${unmatched.made}) in
      (select value ->> 0, value ->> 1 from json_each(${places}))`,
  )
}

/** What still waits of some kinds, the newest first, from before a place in the list on: `+` has the list read in its order. */
export function listUnmatched(
  db: Database,
  kinds: readonly FeedKind[],
  before: readonly [receivedAt: string, made: string],
  limit: number,
) {
  return db
    .select()
    .from(unmatched)
    .where(
      sql`(${unmatched.receivedAt}, ${unmatched.made}) < (${before[0]}, ${before[1]})
        and +${unmatched.kind} in (select value from json_each(${rows(kinds)}))`,
    )
    .orderBy(desc(unmatched.receivedAt), desc(unmatched.made))
    .limit(limit)
}
