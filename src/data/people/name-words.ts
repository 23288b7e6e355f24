import { type SQL, sql } from 'drizzle-orm'
import { type Named, nameWordsOf } from '../../core/name-words.ts'
import { type Database, rows, type Statement } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { nameWords, namesToSplit } from './schema-name-words.ts'
import { candidates } from './schema-people.ts'

export interface NamedPerson extends Named {
  readonly candidateId: string
}

/** Puts down the words of people's names as they are by now: part of the batch that writes the people. */
export function writeNameWords(db: Database, people: readonly NamedPerson[]): readonly Statement[] {
  return [
    removeOtherWords(db, people),
    addWords(db, people),
    markSplit(
      db,
      people.map(({ candidateId }) => candidateId),
    ),
  ]
}

/** The same for people who wait for it: whoever has been written meanwhile waits no longer, and has the newer words. */
export function splitNames(db: Database, people: readonly NamedPerson[]): readonly [Statement, Statement] {
  return [
    addWords(db, people, (id) => sql`${id} in (select candidate_id from ${namesToSplit})`),
    markSplit(
      db,
      people.map(({ candidateId }) => candidateId),
    ),
  ]
}

function addWords(db: Database, people: readonly NamedPerson[], where = (_id: SQL): SQL => sql`true`) {
  const each = people.flatMap((person) =>
    nameWordsOf(person).map(([word, beside]) => ({ word, beside, candidateId: person.candidateId })),
  )
  return insertEach(db, nameWords, ['word', 'beside', 'candidateId'], each, {}, (valueOf) =>
    where(valueOf('candidateId')),
  ).onConflictDoNothing()
}

/** Words that are still right stay as they are: a file sent every night writes nothing. */
function removeOtherWords(db: Database, people: readonly NamedPerson[]) {
  const kept = people.map((person) => [person.candidateId, nameWordsOf(person).map((pair) => pair.join('\n'))])
  return db.delete(nameWords).where(
    sql`${nameWords}.rowid in (select own.rowid from json_each(${rows(kept)}) as person
      join ${nameWords} as own on own.candidate_id = person.value ->> 0
      where own.word || char(10) || own.beside not in (select value from json_each(person.value -> 1)))`,
  )
}

/** People who are not known any longer. */
export function removeNameWords(db: Database, unknown: SQL) {
  return db.delete(nameWords).where(sql`${nameWords.candidateId} in ${unknown}`)
}

const toSplit = prepareRows((db) =>
  db
    .select({
      ...named({ candidateId: namesToSplit.candidateId }),
      firstName: sql<string>`coalesce(${candidates.firstName}, '')`.as('firstName'),
      lastName: sql<string>`coalesce(${candidates.lastName}, '')`.as('lastName'),
      localizedFirstName: sql<string>`coalesce(${candidates.localizedFirstName}, '')`.as('localizedFirstName'),
      localizedLastName: sql<string>`coalesce(${candidates.localizedLastName}, '')`.as('localizedLastName'),
    })
    .from(namesToSplit)
    .leftJoin(candidates, sql`${candidates.id} = ${namesToSplit.candidateId}`)
    .where(sql`${namesToSplit.candidateId} > ''`)
    .limit(sql.placeholder('most')),
)

/** The next people whose words are to be written. */
export function listNamesToSplit(db: Database, most: number) {
  return toSplit(db, { most }).execute()
}

function markSplit(db: Database, ids: readonly string[]) {
  return db.delete(namesToSplit).where(sql`${namesToSplit.candidateId} in (select value from json_each(${rows(ids)}))`)
}
