import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { personOf } from '../facts/aliases.ts'
import { insertEach, insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { recordReads } from '../schema-operators.ts'
import type { Named } from '../../core/name-words.ts'
import { type NamedPerson, writeNameWords } from './name-words.ts'
import { isErased } from './erasures.ts'
import { candidates } from './schema-people.ts'

const knownOf = prepareRows((db) =>
  db
    .select(named({ id: candidates.id }))
    .from(candidates)
    .where(sql`${candidates.id} in (select value from json_each(${sql.placeholder('ids')}))`),
)

export function listKnownCandidates(db: Database, ids: readonly string[]) {
  return knownOf(db, { ids: rows(ids) })
}

const candidateBy = prepareRow((db) =>
  db
    .select(named({ id: candidates.id }))
    .from(candidates)
    .where(sql`${candidates.id} = ${sql.placeholder('id')} and not ${isErased(sql`candidates.id`)}`),
)

/** A known person who isn't erased. */
export function findCandidate(db: Database, id: string) {
  return candidateBy(db, { id })
}

/** What the candidates feed tells of a person by now, by the columns of the feed. */
export interface ToldPerson {
  readonly candidateId: string
  readonly made: string
  readonly content: Readonly<Record<string, string>>
}

/** Puts people down as they stand by now, with the words they are found by; `outsideIds` names the columns that hold ids given by others. */
export function writeCandidates(db: Database, people: readonly ToldPerson[], outsideIds: readonly string[]) {
  const values = people.map(({ candidateId, made, content }) => {
    const given = outsideIds.flatMap((column) => (content[column] ? [[column, content[column]]] : []))
    return { ...content, id: candidateId, made, outside_ids: JSON.stringify(Object.fromEntries(given)) }
  })
  const fields = told.map((name) => [name, sql`coalesce(value ->> ${columnNameOf(name)}, '')`])
  const selected = Object.fromEntries(fields) as Record<(typeof told)[number], SQL>
  const written = insertSelect(
    db,
    candidates,
    selected,
    sql`from json_each(${rows(values)}) where true`,
  ).onConflictDoUpdate({
    target: candidates.id,
    set: Object.fromEntries(told.map((name) => [name, sql.raw(`excluded.${columnNameOf(name)}`)])),
  })
  return [written, ...writeNameWords(db, people.map(namedIn))] as const
}

function namedIn({ candidateId, content }: ToldPerson): NamedPerson {
  const said = (name: keyof Named) => content[columnNameOf(name)] ?? ''
  return {
    candidateId,
    firstName: said('firstName'),
    lastName: said('lastName'),
    localizedFirstName: said('localizedFirstName'),
    localizedLastName: said('localizedLastName'),
  }
}

/** Leaves a trace where the candidate can see it, whichever of their IDs was asked for. */
export function noteRead(db: Database, candidateId: string, tokenId: string, readAt: string) {
  return insertSelect(
    db,
    recordReads,
    { candidateId: personOf(candidates.id), tokenId, readAt },
    sql`from ${candidates} where ${candidates.id} = ${candidateId} and not ${isErased(candidateId)}`,
  )
}

/** The same of several candidates at once. */
export function noteReads(db: Database, candidateIds: readonly string[], tokenId: string, readAt: string) {
  const each = candidateIds.map((candidateId) => ({ candidateId }))
  return insertEach(db, recordReads, ['candidateId'], each, { tokenId, readAt })
}

/** The table's own columns; the feed calls them the same. */
const told = Object.keys(getTableColumns(candidates)) as (keyof typeof candidates.$inferSelect)[]

/** As the table, and the feed, call it: `postal_code`, `address_1`. */
export function columnNameOf(name: string): string {
  return name.replace(/[A-Z]|\d/g, (sign) => `_${sign.toLowerCase()}`)
}
