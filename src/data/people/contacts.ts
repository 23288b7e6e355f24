import { eq, getTableColumns, sql } from 'drizzle-orm'
import { type Database, rows } from '../database.ts'
import { toldEmailField } from '../../core/contacts.ts'
import { insertEach, insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { type SpentLink, spentLink } from '../sign-in/links.ts'
import { keepContacts } from '../sign-in/replaced-values.ts'
import { accounts, candidates, ownContacts } from './schema-people.ts'

const personOf = prepareRow((db) => {
  const { outsideIds, ...columns } = getTableColumns(candidates)
  return db
    .select({
      ...named(columns),
      outsideIds: sql<string>`${outsideIds}`.as('outsideIds'),
      ...named({ loginId: accounts.loginId, provedEmail: accounts.provedEmail, lockedUntil: accounts.lockedUntil }),
    })
    .from(candidates)
    .leftJoin(accounts, eq(accounts.candidateId, candidates.id))
    .where(eq(candidates.id, sql.placeholder('candidateId')))
})

/** What the feed tells of a person, and of their login; ids given by others as JSON, by their columns. */
export function findPerson(db: Database, candidateId: string) {
  return personOf(db, { candidateId })
}

const entriesOf = prepareRows((db) =>
  db
    .select(named({ field: ownContacts.field, value: ownContacts.value, told: ownContacts.told }))
    .from(ownContacts)
    .where(eq(ownContacts.candidateId, sql.placeholder('candidateId'))),
)

/** What the person has entered themselves. */
export function listOwnContacts(db: Database, candidateId: string) {
  return entriesOf(db, { candidateId })
}

/** What the feed tells of people by now. */
export interface ToldContact {
  readonly candidateId: string
  readonly field: string
  readonly value: string
}

/** Where the feed tells another value than when a person entered theirs, theirs is over, for good. */
export function dropOvertakenContacts(db: Database, told: readonly ToldContact[]) {
  const values = told.map(({ candidateId, field, value }) => [candidateId, field, value])
  return db.delete(ownContacts).where(
    sql`(${ownContacts.candidateId}, ${ownContacts.field}) in (
      select told.value ->> 0, told.value ->> 1 from json_each(${rows(values)}) as told
      join ${ownContacts} as own on own.candidate_id = told.value ->> 0 and own.field = told.value ->> 1
      where own.told <> told.value ->> 2)`,
  )
}

/** Ahead of a change of the address on file: what the program has sent so far is no news to them. */
export function keepToldEmail(db: Database, spent: SpentLink, changedAt: string) {
  return insertSelect(
    db,
    ownContacts,
    { candidateId: sql`${candidates.id}`, field: toldEmailField, value: sql`${candidates.email}`, told: '', changedAt },
    sql`from ${spentLink(spent)} as spent join ${candidates} on ${candidates.id} = spent.candidate_id
      where spent.purpose <> 'reset'`,
  ).onConflictDoUpdate({
    target: [ownContacts.candidateId, ownContacts.field],
    set: { value: sql`excluded.value`, changedAt: sql`excluded.changed_at` },
  })
}

export interface OwnContact {
  readonly field: string
  readonly value: string
  readonly told: string
}

/** What they enter from now on; what stood before is kept, to be taken back if it was somebody else. */
export function writeOwnContacts(db: Database, candidateId: string, entries: readonly OwnContact[], changedAt: string) {
  const fields = entries.map(({ field }) => field)
  return [
    keepContacts(db, candidateId, fields, changedAt),
    insertEach(db, ownContacts, ['field', 'value', 'told'], entries, { candidateId, changedAt }).onConflictDoUpdate({
      target: [ownContacts.candidateId, ownContacts.field],
      set: { value: sql`excluded.value`, told: sql`excluded.told`, changedAt: sql`excluded.changed_at` },
    }),
  ] as const
}
