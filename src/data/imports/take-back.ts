import { and, type Column, eq, type SQL, sql } from 'drizzle-orm'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import type { Restated, SaidVersion } from '../../core/feeds/take-back.ts'
import { type Database, rows, type Statement } from '../database.ts'
import type { Recorded } from '../deeds/deeds.ts'
import { counts, kept } from '../facts/facts.ts'
import { abortWhere } from '../facts/records.ts'
import { facts, repeats } from '../facts/schema-facts.ts'
import { heldRows, unmatched } from '../facts/schema-waiting.ts'
import { removeNameWords } from '../people/name-words.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { imports } from '../schema-operators.ts'
import { insertSelect } from '../insert-select.ts'
import { prepareRows } from '../prepared.ts'

const canBeTakenBack = sql`${imports.withdrawnAt} is null and ${imports.task} = 'take in'
  and ${imports.state} in ('queued', 'running', 'done', 'failed')`

/** The condition that something of a file may have been taken in, and was not taken back. */
export function isTakenIn(id: string): SQL {
  return sql`exists (select 1 from ${imports} where ${imports.id} = ${id} and ${canBeTakenBack})`
}

/**
 * From now on what a file says does not count; the worker makes it so, step by step. Before it, with what is `recorded` of
 * it. Done twice, it is done once.
 */
export async function withdrawImport(db: Database, id: string, at: string, recorded: Recorded): Promise<void> {
  await db.batch([
    ...recorded,
    db
      .update(imports)
      .set({
        withdrawnAt: at,
        state: 'queued',
        task: 'take back',
        cursor: '',
        reason: null,
        faults: 0,
        finishedAt: null,
        leaseHolder: null,
        leaseUntil: null,
      })
      .where(and(eq(imports.id, id), canBeTakenBack)),
    // What waits for an answer is not asked any longer.
    db.delete(heldRows).where(
      sql`${heldRows.importId} in (select id from ${imports} where id = ${id} and withdrawn_at is not null)
        and ${heldRows.answer} is null`,
    ),
  ])
}

const keysOf = prepareRows((db) => {
  const own = sql`import_id = ${sql.placeholder('id')} and key > ${sql.placeholder('after')}`
  return db
    .selectDistinct({ key: sql<string>`key`.as('key') })
    .from(sql`(select key from ${facts} where ${own} union all select key from ${repeats} where ${own})`)
    .orderBy(sql`key`)
    .limit(sql.placeholder('most'))
})

/** The next keys that an import has said something about, in order. */
export function listKeysOfImport(db: Database, id: string, after: string, most: number) {
  return keysOf(db, { id, after, most }).execute()
}

const said = prepareRows((db) =>
  db
    .select({
      ...kept,
      left: sql<string | null>`(select max(said.made) from (
        select facts.made as made, facts.import_id as import_id
        union all select r.made, r.import_id from ${repeats} r
          where r.kind = facts.kind and r.key = facts.key and r.kept_as = facts.made
      ) as said left join ${imports} i on i.id = said.import_id where i.withdrawn_at is null)`.as('left'),
    })
    .from(facts)
    .where(
      sql`${facts.kind} = ${sql.placeholder('kind')} and ${counts}
        and ${facts.key} in (select value from json_each(${sql.placeholder('keys')}))
        and (${facts.importId} = ${sql.placeholder('id')} or exists (select 1 from ${repeats} r
          where r.kind = facts.kind and r.key = facts.key and r.kept_as = facts.made
            and r.import_id = ${sql.placeholder('id')}))`,
    ),
)

/** The versions of some keys that an import says, and what is left of each. */
export function listSaid(db: Database, id: string, kind: FeedKind, keys: readonly string[]) {
  return said(db, { id, kind, keys: rows(keys) }) satisfies { execute(): Promise<SaidVersion[]> }
}

const repeatsOf = prepareRows((db) =>
  db
    .select({ count: sql<number>`count(*)`.as('count') })
    .from(repeats)
    .where(
      sql`${repeats.kind} = ${sql.placeholder('kind')}
        and ${repeats.key} in (select value from json_each(${sql.placeholder('keys')}))`,
    ),
)

/** How many rows repeat versions of these keys. */
export function countRepeats(db: Database, kind: FeedKind, keys: readonly string[]) {
  return repeatsOf(db, { kind, keys: rows(keys) })
}

/** Aborts the batch where versions of these keys were said again since they were counted. */
export function guardRepeats(db: Database, kind: FeedKind, keys: readonly string[], count: number) {
  return abortWhere(
    db,
    sql`where ${count} <> (select count(*) from ${repeats}
      where kind = ${kind} and key in (select value from json_each(${rows(keys)})))`,
  )
}

/** Versions count from now on as the rows that are left say them; without any, they do not, and wait for nobody. */
export function restate(db: Database, kind: FeedKind, restated: readonly Restated[]): Statement[] {
  const values = rows(restated.map(({ key, keptAs, left }) => [kind, key, keptAs, left]))
  const gone = rows(restated.flatMap(({ key, keptAs, left }) => (left === null ? [[key, keptAs]] : [])))
  return [
    db
      .update(facts)
      .set({
        standsAs: sql`nullif(now.value ->> 3, ${facts.made})`,
        takenBack: sql`iif(now.value ->> 3 is null, 2, 1)`,
      })
      .from(sql`json_each(${values}) as now`)
      .where(
        sql`${facts.kind} = now.value ->> 0 and ${facts.key} = now.value ->> 1 and ${facts.made} = now.value ->> 2`,
      ),
    db.delete(unmatched).where(
      sql`${unmatched.kind} = ${kind} and (${unmatched.key}, ${unmatched.made}) in
        (select value ->> 0, value ->> 1 from json_each(${gone}))`,
    ),
  ]
}

/** How far taking back has come. */
export function advanceTakeBack(
  db: Database,
  id: string,
  step: { readonly cursor: string; readonly keys: number; readonly leaseUntil: string },
) {
  const { cursor, keys, leaseUntil } = step
  return db
    .update(imports)
    .set({ cursor, leaseUntil, faults: 0, position: sql`${imports.position} + ${keys}` })
    .where(eq(imports.id, id))
}

/**
 * People whom no file names any longer: without a login they are not known any more, and their facts wait for them again.
 * With a login they keep the name and addresses that we had last.
 */
export function forgetUnknown(db: Database, ids: readonly string[], at: string): Statement[] {
  const unknown = sql`(select value from json_each(${rows(ids)})
    where value not in (select candidate_id from ${accounts}))`
  const { kind, key, made, candidateId, file, line } = facts
  return [
    insertSelect(
      db,
      unmatched,
      { ...bare({ kind, key, made, candidateId, file, line }), receivedAt: at },
      // By the version that counts; not what the office decided, nor what it decided about.
      sql`from ${facts} where ${candidateId} in ${unknown} and ${kind} not in ('candidates', 'bans') and ${counts}
        and not exists (select 1 from ${facts} as later where later.kind = facts.kind and later.key = facts.key
          and later.taken_back < 2 and (later.office in ('withdraw', 'attach')
            or coalesce(later.stands_as, later.made) > coalesce(facts.stands_as, facts.made)))`,
    ).onConflictDoNothing(),
    removeNameWords(db, unknown),
    db.delete(candidates).where(sql`${candidates.id} in ${unknown}`),
  ]
}

function bare<Names extends string>(columns: Readonly<Record<Names, Column>>): Record<Names, SQL> {
  const pairs = Object.entries<Column>(columns).map(([name, column]) => [name, sql`${column}`])
  return Object.fromEntries(pairs) as Record<Names, SQL>
}
