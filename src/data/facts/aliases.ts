import { type Column, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { type Database, rows, type Statement } from '../database.ts'
import { prepareRows } from '../prepared.ts'
import { abortWhere } from './records.ts'

type Id = Column | Placeholder | SQL | string

/** An alias is a fact like another: its key is the old id, and its candidate the one whose id stays. */
const aliasOf = (id: Id) => sql`from facts as alias where alias.kind = 'aliases' and alias.key = ${id}`
const intoIt = (id: Id | SQL) =>
  sql`from facts as other where other.kind = 'aliases' and other.candidate_id = ${id} and other.taken_back < 2`

/** The id of the person that a record belongs to: another one where it was merged with theirs. */
export function personOf(id: Id): SQL<string> {
  return sql<string>`coalesce((select alias.candidate_id ${aliasOf(id)} and alias.taken_back < 2), ${id})`
}

/** The condition that a record was merged into another: nobody can sign in to it. */
export function isMerged(id: Id): SQL {
  return sql`exists (select 1 ${aliasOf(id)} and alias.taken_back < 2)`
}

/** For rows that name the record that a feed named: they are written as the person's. */
export function underPerson(valueOf: (name: 'candidateId') => SQL) {
  return { candidateId: personOf(valueOf('candidateId')) }
}

/** A subquery of all ids of a person by now: the one that stays, and those of records that were merged with it. */
export function idsOf(id: Id): SQL {
  return sql`(select ${id} union all select other.key ${intoIt(id)})`
}

/** The same including past merges in both directions: needed for what was known at an earlier moment. */
export function idsEverOf(id: Id): SQL {
  const near = sql`select ${id} as id union select alias.candidate_id ${aliasOf(id)}`
  return sql`(with near as (${near}) select id from near union
    select other.key from near join facts as other on other.candidate_id = near.id and other.kind = 'aliases')`
}

/** The ids that a query selects as `id`, and those of records merged with them. */
export function withMerged(ids: SQL): SQL {
  return sql`with own as materialized (${ids}) select id from own union all
    select other.key from own join facts as other on other.candidate_id = own.id and other.kind = 'aliases' and other.taken_back < 2`
}

// Each half goes from the ids to their rows, however few facts are stored.
const around = prepareRows((db) => {
  const ids = sql`json_each(${sql.placeholder('ids')}) as id cross join facts as f`
  const counts = sql`f.kind = 'aliases' and f.taken_back < 2`
  return db.select({ from: sql<string>`key`.as('from'), into: sql<string>`candidate_id`.as('into') }).from(
    sql`(select f.key, f.candidate_id from ${ids} where f.key = id.value and ${counts}
        union select f.key, f.candidate_id from ${ids} where f.candidate_id = id.value and ${counts})`,
  )
})

/** Which of these ids are of merged records, or have records merged with them. */
export function listAliasesAround(db: Database, ids: readonly string[]) {
  return around(db, { ids: rows(ids) })
}

/** Aborts the batch where one of two records is part of a merge already: there are no chains or cycles of aliases. */
export function guardUnmerged(db: Database, from: string, into: string): Statement[] {
  return [
    abortWhere(db, sql`${aliasOf(from)} and alias.taken_back < 2 limit 1`),
    abortWhere(db, sql`${aliasOf(into)} and alias.taken_back < 2 limit 1`),
    abortWhere(db, sql`${intoIt(from)} limit 1`),
    // Erased, so the record belongs to nobody.
    abortWhere(db, sql`from erasures as e where e.candidate_id in (${from}, ${into}) and e.state <> 'asked' limit 1`),
  ]
}
