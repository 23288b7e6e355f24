import { desc, sql } from 'drizzle-orm'
import type { FactKind, FeedKind } from '../../core/feeds/kinds.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { insertEach, insertSelect } from '../insert-select.ts'
import { unmatched } from '../facts/schema-waiting.ts'
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

/** A fact as it counts now, with the version that counts. */
export interface CountedFact extends Waiting {
  readonly file: string
  readonly receivedAt: string
}

/**
 * Facts that have changed, as they count now, or `gone` where they do not: each is listed once, by one
 * version, while its person is unknown, and leaves the list when it gets a known person. It keeps the hints of its rows.
 */
export function relistUnmatched(
  db: Database,
  kind: FactKind,
  counted: readonly CountedFact[],
  gone: readonly string[],
): Statement[] {
  const values = rows(
    counted.map(({ key, made, candidateId, file, line, receivedAt }) => [
      key,
      made,
      candidateId,
      file,
      line,
      receivedAt,
    ]),
  )
  const keys = rows([...counted.map(({ key }) => key), ...gone].map((key) => [kind, key]))
  const isUnknown = sql`not exists (select 1 from ${candidates} c where c.id = fact.value ->> 2)`
  const listed = {
    kind,
    key: sql`fact.value ->> 0`,
    made: sql`fact.value ->> 1`,
    candidateId: sql`fact.value ->> 2`,
    file: sql`fact.value ->> 3`,
    line: sql`fact.value ->> 4`,
    receivedAt: sql`fact.value ->> 5`,
    hints: sql`(select old.hints from ${unmatched} old where old.kind = ${kind} and old.key = fact.value ->> 0
      and old.candidate_id = fact.value ->> 2 and old.hints is not null order by old.made desc limit 1)`,
  }
  return [
    insertSelect(
      db,
      unmatched,
      listed,
      sql`from json_each(${values}) as fact where ${isUnknown}`,
    ).onConflictDoNothing(),
    // The kind comes from each key: with one constant kind, SQLite scans all rows of that kind instead.
    db.delete(unmatched).where(
      sql`(${unmatched.kind}, ${unmatched.key}) in (select value ->> 0, value ->> 1 from json_each(${keys}))
        and (${unmatched.key}, ${unmatched.made}) not in (select fact.value ->> 0, fact.value ->> 1
          from json_each(${values}) as fact where ${isUnknown})`,
    ),
  ]
}

/** Keeps with rows on the list who they say they are about, as JSON. */
export function keepHints(
  db: Database,
  kind: FeedKind,
  said: readonly { readonly key: string; readonly candidateId: string; readonly hints: string }[],
) {
  return db
    .update(unmatched)
    .set({ hints: sql`said.value ->> 3` })
    .from(sql`json_each(${rows(said.map(({ key, candidateId, hints }) => [kind, key, candidateId, hints]))}) as said`)
    .where(
      sql`${unmatched.kind} = said.value ->> 0 and ${unmatched.key} = said.value ->> 1
        and ${unmatched.candidateId} = said.value ->> 2`,
    )
}

/** Deletes the hints about people from rows older than a moment. */
export function sweepHints(db: Database, before: string) {
  return db
    .update(unmatched)
    .set({ hints: null })
    .where(sql`${unmatched.hints} is not null and ${unmatched.receivedAt} < ${before}`)
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

/** What still waits of some kinds and staff have not dismissed, the newest first, from before a place in the list on. */
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
      sql`(${unmatched.receivedAt}, ${unmatched.made}) < (${before[0]}, ${before[1]}) and ${unmatched.dismissedAt} is null
        and ${unmatched.kind} in (select value from json_each(${rows(kinds)}))`,
    )
    .orderBy(desc(unmatched.receivedAt), desc(unmatched.made))
    .limit(limit)
}
