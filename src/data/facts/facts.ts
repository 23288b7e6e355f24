import { sql } from 'drizzle-orm'
import type { OfficeDecision } from '../../core/feeds/fact-of.ts'
import { type FactKind, kindsThatDecide } from '../../core/feeds/kinds.ts'
import type { Version } from '../../core/feeds/version.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { idsEverOf, idsOf } from './aliases.ts'
import { imports } from '../schema-operators.ts'
import { facts, repeats } from './schema-facts.ts'

/** A version as it is read. */
export const kept = {
  kind: sql<FactKind>`${facts.kind}`.as('kind'),
  made: sql<string>`coalesce(${facts.standsAs}, ${facts.made})`.as('made'),
  ...named({
    key: facts.key,
    keptAs: facts.made,
    candidateId: facts.candidateId,
    content: facts.content,
    isWhole: facts.isWhole,
    recordedAt: facts.recordedAt,
    file: facts.file,
    line: facts.line,
  }),
  office: sql<OfficeDecision | null>`${facts.office}`.as('office'),
}

/** Versions that count now: a file that said them is not taken back. */
export const counts = sql`${facts.takenBack} < 2`

/** Which rows say a version, where a file of theirs was taken back. */
const sayings = sql<string | null>`case when ${facts.takenBack} > 0 then (
  select json_group_array(json_array(said.made, said.recorded_at, coalesce(said.ended_at, i.withdrawn_at))) from (
    select facts.made as made, facts.recorded_at as recorded_at, facts.import_id as import_id, facts.ended_at as ended_at
    union all select r.made, r.recorded_at, r.import_id, null from ${repeats} r
      where r.kind = facts.kind and r.key = facts.key and r.kept_as = facts.made
  ) as said left join ${imports} i on i.id = said.import_id) end`.as('sayings')

const factsOf = prepareRows((db) => {
  const own = db
    .select({ kind: facts.kind, key: facts.key })
    .from(facts)
    .where(sql`${facts.candidateId} in ${idsEverOf(sql.placeholder('candidateId'))}`)
  return db
    .select({ ...kept, sayings })
    .from(facts)
    .where(sql`(${facts.kind}, ${facts.key}) in (${own}) and ${facts.kind} <> 'candidates'`)
})

/** What a fold looks at; there are thousands of them in a step. */
export const deciding = {
  ...kept,
  recordedAt: sql<string>`''`.as('recordedAt'),
  file: sql<string>`''`.as('file'),
  line: sql<number>`0`.as('line'),
}

/**
 * All versions of every fact that is, or once was, this candidate's, under whichever of their ids; the person's own data is
 * not among them. Those of
 * files that were taken back are, with when that was: `recordOf` leaves them out, or not, as of the moment it is asked for.
 */
export function listFactsOf(db: Database, candidateId: string) {
  return factsOf(db, { candidateId })
}

const factsOfKinds = prepareRows((db) => {
  const own = db
    .select({ kind: facts.kind, key: facts.key })
    .from(facts)
    .where(
      sql`${facts.candidateId} in ${idsOf(sql.placeholder('candidateId'))}
        and ${facts.kind} in (select value from json_each(${sql.placeholder('kinds')}))`,
    )
  return db
    .select(kept)
    .from(facts)
    .where(sql`(${facts.kind}, ${facts.key}) in (${own}) and ${counts}`)
})

/** The same, of some kinds alone. */
export function listFactsOfKinds(db: Database, candidateId: string, kinds: readonly FactKind[]) {
  return factsOfKinds(db, { candidateId, kinds: rows([...kinds, 'aliases' satisfies FactKind]) })
}

const decidingFactsOf = prepareRows((db) => {
  const own = db
    .select({ kind: facts.kind, key: facts.key })
    .from(facts)
    .where(
      sql`${facts.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))
        and ${facts.kind} in (select value from json_each(${sql.placeholder('kinds')}))`,
    )
  return db
    .select(deciding)
    .from(facts)
    .where(sql`(${facts.kind}, ${facts.key}) in (${own}) and ${counts}`)
})

/** The same for several candidates, of the kinds that decide what is held; where each came from is left out. */
export function listDecidingFactsOf(db: Database, candidateIds: readonly string[]) {
  return decidingFactsOf(db, { candidateIds: rows(candidateIds), kinds: rows(kindsThatDecide) })
}

const creditFactsOf = prepareRows((db) => {
  const own = db
    .select({ key: facts.key })
    .from(facts)
    .where(
      sql`${facts.kind} = 'creq'
        and ${facts.candidateId} in (select value from json_each(${sql.placeholder('candidateIds')}))`,
    )
  return db
    .select(kept)
    .from(facts)
    .where(sql`${facts.kind} = 'creq' and ${facts.key} in (${own}) and ${counts}`)
})

/** All versions of all activities that are, or once were, of several candidates, with where each came from. */
export function listCreditFactsOf(db: Database, candidateIds: readonly string[]) {
  return creditFactsOf(db, { candidateIds: rows(candidateIds) })
}

const versionsOf = prepareRows((db) =>
  db
    .select({ ...kept, ...named({ importId: facts.importId }) })
    .from(facts)
    .where(
      sql`${facts.kind} = ${sql.placeholder('kind')}
        and ${facts.key} in (select value from json_each(${sql.placeholder('keys')})) and ${counts}`,
    ),
)

/** All versions that count of these keys of one kind, whoever's they are, with the imports that brought them. */
export function listVersions(db: Database, kind: FactKind, keys: readonly string[]) {
  return versionsOf(db, { kind, keys: rows(keys) })
}

export interface NewFacts {
  readonly kind: FactKind
  readonly importId: string
  readonly file: string
  readonly recordedAt: string
  readonly versions: readonly (Version & { readonly line: number })[]
}

/** Writes that may be done twice without harm. */
export function addFacts(db: Database, { kind, importId, file, recordedAt, versions }: NewFacts) {
  const each = ['key', 'made', 'standsAs', 'candidateId', 'content', 'isWhole', 'line'] as const
  const values = versions.map(({ made, keptAs = made, ...version }) => ({
    ...version,
    made: keptAs,
    standsAs: made === keptAs ? null : made,
    isWhole: version.isWhole ?? 1,
  }))
  return insertEach(db, facts, each, values, { kind, recordedAt, importId, file }).onConflictDoNothing()
}

export interface Place {
  readonly key: string
  readonly keptAs: string
}

export function placesOf(versions: readonly Place[]) {
  return sql`(select value ->> 0, value ->> 1 from json_each(${rows(versions.map(({ key, keptAs }) => [key, keptAs]))}))`
}

/** These versions are none after all. */
export function removeFacts(db: Database, kind: FactKind, versions: readonly Place[]) {
  return db.delete(facts).where(sql`${facts.kind} = ${kind} and (${facts.key}, ${facts.made}) in ${placesOf(versions)}`)
}
