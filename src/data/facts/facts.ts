import { eq, sql } from 'drizzle-orm'
import { type FeedKind, kindsThatDecide } from '../../core/feeds/kinds.ts'
import type { Version } from '../../core/feeds/version.ts'
import { type Database, rows } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { facts } from './schema-facts.ts'

/** A version as it is read. */
export const kept = {
  kind: sql<FeedKind>`${facts.kind}`.as('kind'),
  ...named({
    key: facts.key,
    candidateId: facts.candidateId,
    content: facts.content,
    made: facts.made,
    isWhole: facts.isWhole,
    recordedAt: facts.recordedAt,
    file: facts.file,
    line: facts.line,
  }),
}

const factsOf = prepareRows((db) => {
  const own = db
    .select({ kind: facts.kind, key: facts.key })
    .from(facts)
    .where(eq(facts.candidateId, sql.placeholder('candidateId')))
  return db
    .select(kept)
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

/** All versions of every fact that is, or once was, this candidate's; the person's own data is not among them. */
export function listFactsOf(db: Database, candidateId: string) {
  return factsOf(db, { candidateId })
}

const factsOfKinds = prepareRows((db) => {
  const own = db
    .select({ kind: facts.kind, key: facts.key })
    .from(facts)
    .where(
      sql`${facts.candidateId} = ${sql.placeholder('candidateId')}
        and ${facts.kind} in (select value from json_each(${sql.placeholder('kinds')}))`,
    )
  return db
    .select(kept)
    .from(facts)
    .where(sql`(${facts.kind}, ${facts.key}) in (${own})`)
})

/** The same, of some kinds alone. */
export function listFactsOfKinds(db: Database, candidateId: string, kinds: readonly FeedKind[]) {
  return factsOfKinds(db, { candidateId, kinds: rows(kinds) })
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
    .where(sql`(${facts.kind}, ${facts.key}) in (${own})`)
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
    .where(sql`${facts.kind} = 'creq' and ${facts.key} in (${own})`)
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
        and ${facts.key} in (select value from json_each(${sql.placeholder('keys')}))`,
    ),
)

/** All versions of these keys of one kind, whoever's they are, with the imports that brought them. */
export function listVersions(db: Database, kind: FeedKind, keys: readonly string[]) {
  return versionsOf(db, { kind, keys: rows(keys) })
}

export interface NewFacts {
  readonly kind: FeedKind
  readonly importId: string
  readonly file: string
  readonly recordedAt: string
  readonly versions: readonly (Version & { readonly line: number })[]
}

/** Writes that may be done twice without harm. */
export function addFacts(db: Database, { kind, importId, file, recordedAt, versions }: NewFacts) {
  const each = ['key', 'made', 'candidateId', 'content', 'isWhole', 'line'] as const
  const values = versions.map((version) => ({ ...version, isWhole: version.isWhole ?? 1 }))
  return insertEach(db, facts, each, values, { kind, recordedAt, importId, file }).onConflictDoNothing()
}

/** These versions are none after all. */
export function removeFacts(db: Database, kind: FeedKind, versions: readonly Pick<Version, 'key' | 'made'>[]) {
  const places = rows(versions.map(({ key, made }) => [key, made]))
  return db.delete(facts).where(
    sql`${facts.kind} = ${kind} and (${facts.key}, ${facts.made}) in
      (select value ->> 0, value ->> 1 from json_each(${places}))`,
  )
}

/** A later file has said the same again: the version stands against whatever was made in between. */
export function confirmFacts(
  db: Database,
  kind: FeedKind,
  confirmed: readonly { key: string; made: string; madeAgain: string }[],
) {
  const values = confirmed.map((one) => [one.key, one.made, one.madeAgain])
  const again = sql`json_each(${rows(values)}) as again`
  return db
    .update(facts)
    .set({ made: sql`again.value ->> 2` })
    .from(again)
    .where(sql`${facts.kind} = ${kind} and ${facts.key} = again.value ->> 0 and ${facts.made} = again.value ->> 1`)
}
