import { sql } from 'drizzle-orm'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import type { Repeat } from '../../core/feeds/version.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { type NewFacts, type Place, placesOf } from './facts.ts'
import { facts, repeats } from './schema-facts.ts'

/** Notes rows that repeat versions, and that these stand against whatever was made before the last of them. */
export function addRepeats(
  db: Database,
  { kind, importId, recordedAt }: Pick<NewFacts, 'kind' | 'importId' | 'recordedAt'>,
  repeated: readonly Repeat[],
) {
  const each = ['key', 'keptAs', 'importId', 'made', 'line'] as const
  const values = repeated.map((one) => ({ ...one, importId: one.importId ?? importId }))
  return [
    insertEach(db, repeats, each, values, { kind, recordedAt }).onConflictDoUpdate({
      target: [repeats.kind, repeats.key, repeats.keptAs, repeats.importId],
      set: { made: sql`max(${repeats.made}, excluded.made)` },
    }),
    // The kind comes from each row: with one constant kind, SQLite scans all facts of that kind instead.
    db
      .update(facts)
      .set({ standsAs: sql`again.value ->> 3` })
      .from(sql`json_each(${rows(repeated.map(({ key, keptAs, made }) => [kind, key, keptAs, made]))}) as again`)
      .where(
        sql`${facts.kind} = again.value ->> 0 and ${facts.key} = again.value ->> 1 and ${facts.made} = again.value ->> 2
          and coalesce(${facts.standsAs}, ${facts.made}) < again.value ->> 3`,
      ),
  ] as const
}

/** Rows of an import repeat these versions no longer. */
export function removeRepeats(db: Database, kind: FeedKind, importId: string, unsaid: readonly Place[]) {
  const places = placesOf(unsaid)
  return [
    db.delete(repeats).where(
      sql`${repeats.kind} = ${kind} and ${repeats.importId} = ${importId}
        and (${repeats.key}, ${repeats.keptAs}) in ${places}`,
    ),
    db
      .update(facts)
      .set({
        standsAs: sql`(select max(r.made) from ${repeats} r
          where r.kind = facts.kind and r.key = facts.key and r.kept_as = facts.made and r.made > facts.made)`,
      })
      .where(sql`${facts.kind} = ${kind} and (${facts.key}, ${facts.made}) in ${places}`),
  ] as const
}
