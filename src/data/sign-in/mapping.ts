import { eq, lt, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { isMerged, personOf } from '../facts/aliases.ts'
import { insertSelect } from '../insert-select.ts'
import { type SpentLink, spentLink } from './links.ts'
import { counts } from '../facts/facts.ts'
import { facts } from '../facts/schema-facts.ts'
import { type MappingRequest, mappingRequests } from '../mail/schema-mail.ts'
import { accounts, candidates } from '../people/schema-people.ts'

export type { MappingRequest } from '../mail/schema-mail.ts'

export function addMappingRequest(db: Database, id: string, typed: MappingRequest, now: string) {
  return db.insert(mappingRequests).values({ id, typed, createdAt: now, nextAt: now })
}

/** Takes requests that wait, and nobody else gets them before `until`. */
export function claimMappingRequests(db: Database, now: string, until: string, most: number) {
  return db
    .update(mappingRequests)
    .set({ nextAt: until })
    .where(
      sql`${mappingRequests.id} in (select id from ${mappingRequests} where next_at <= ${now} order by next_at limit ${most})`,
    )
    .returning({ id: mappingRequests.id, typed: mappingRequests.typed, createdAt: mappingRequests.createdAt })
}

export function deleteMappingRequest(db: Database, id: string) {
  return db.delete(mappingRequests).where(eq(mappingRequests.id, id))
}

/** What could not be looked up for a whole day is given up. */
export function sweepMappingRequests(db: Database, before: string) {
  return db.delete(mappingRequests).where(lt(mappingRequests.createdAt, before))
}

/** A person as a mapping sees them: whether they have a login, and the address on file. */
export interface MappablePerson {
  readonly candidateId: string
  readonly hasLogin: boolean
  readonly lastNames: readonly string[]
  readonly emailOnFile: string
}

const person = {
  candidateId: candidates.id,
  login: accounts.candidateId,
  provedEmail: accounts.provedEmail,
  email: candidates.email,
  lastName: candidates.lastName,
  localizedLastName: candidates.localizedLastName,
}

/**
 * Whose address on file this is, three of them at most: the one they proved, or else the one the feed told. The address of
 * a record that was merged leads to the person whose id stays, at their own address.
 */
export async function findPeopleByEmail(db: Database, email: string): Promise<MappablePerson[]> {
  const select = () => db.select(person).from(candidates).leftJoin(accounts, eq(accounts.candidateId, candidates.id))
  const owner = sql.raw('owner.candidate_id')
  const proved = sql`(select ${personOf(owner)} from accounts as owner where lower(owner.proved_email) = lower(${email}) limit 3)`
  const merged = sql`(select ${personOf(sql.raw('told.id'))} from candidates as told
    where lower(told.email) = lower(${email}) and ${isMerged(sql.raw('told.id'))} limit 3)`
  const [told, owners] = await db.batch([
    select()
      .where(
        sql`lower(${candidates.email}) = lower(${email}) and ${accounts.provedEmail} is null and not ${isMerged(candidates.id)}`,
      )
      .limit(3),
    select().where(sql`${candidates.id} in (select * from ${proved} union select * from ${merged})`),
  ])
  return [...new Map([...told, ...owners].map((row) => [row.candidateId, readPerson(row)])).values()]
}

/** The person of an id, if there is one that is not merged with another's. */
export async function findMappablePerson(db: Database, id: string): Promise<MappablePerson[]> {
  const found = await db
    .select(person)
    .from(candidates)
    .leftJoin(accounts, eq(accounts.candidateId, candidates.id))
    .where(sql`${candidates.id} = ${id} and not ${isMerged(candidates.id)}`)
  return found.map(readPerson)
}

/** Who took the exam with this registration number, bare as `bareRegistrationNumber` makes it. */
export async function findPeopleByRegistrationNumber(db: Database, bareNumber: string): Promise<MappablePerson[]> {
  const bare = sql`upper(replace(replace(${facts.key}, ' ', ''), '-', ''))`
  // Of the versions of one attempt the last made says whose it is. Left to itself, SQLite goes through all exams instead.
  const takers = sql`(select candidate_id from (
      select candidate_id, key, row_number() over (partition by key order by coalesce(stands_as, made) desc) as age
      from ${facts} indexed by facts_by_registration
      where ${facts.kind} = 'exams' and ${bare} = ${bareNumber} and ${counts}
    ) where age = 1 limit 3)`
  const found = await db
    .select(person)
    .from(candidates)
    .leftJoin(accounts, eq(accounts.candidateId, candidates.id))
    .where(sql`${candidates.id} in (select ${personOf(sql.raw('taker.candidate_id'))} from ${takers} as taker)`)
  return found.map(readPerson)
}

function readPerson(row: {
  candidateId: string
  login: string | null
  provedEmail: string | null
  email: string
  lastName: string
  localizedLastName: string
}): MappablePerson {
  return {
    candidateId: row.candidateId,
    hasLogin: row.login !== null,
    lastNames: [row.lastName, row.localizedLastName],
    emailOnFile: row.provedEmail ?? row.email,
  }
}

export interface SetPassword {
  readonly passwordHash: string
  readonly now: string
  readonly lockedUntil: string
  /** The link waited, or came with a passkey: what survived when the account was secured may be removed now. */
  readonly settles: boolean
}

/** What becomes of the link this request has spent: a login, or a new password for the one there is. */
export function setPasswordBySpentLink(db: Database, spent: SpentLink, set: SetPassword) {
  const { passwordHash, now, lockedUntil, settles } = set
  return [
    insertSelect(
      db,
      accounts,
      {
        candidateId: sql`candidate_id`,
        loginId: sql`candidate_id`,
        passwordHash,
        provedEmail: sql`email`,
        createdAt: now,
        lockedUntil: sql`iif(purpose = 'score-report', ${lockedUntil}, null)`,
        passwordSetAt: passwordHash === '' ? null : now,
      },
      sql`from ${spentLink(spent)} where purpose <> 'reset'`,
    ),
    db
      .update(accounts)
      .set({
        passwordHash,
        passwordSetAt: now,
        ...(settles && { securedAt: null, resetNeedsPasskeyUntil: null }),
        provedEmail: sql`coalesce(${accounts.provedEmail}, (select email from ${spentLink(spent)}))`,
      })
      .where(sql`${accounts.candidateId} = (select candidate_id from ${spentLink(spent)} where purpose = 'reset')`),
  ] as const
}

/** The address of the spent link is the one on file from now on. */
export function setEmailBySpentLink(db: Database, spent: SpentLink) {
  return db
    .update(accounts)
    .set({ provedEmail: sql`(select email from ${spentLink(spent)})` })
    .where(sql`${accounts.candidateId} = (select candidate_id from ${spentLink(spent)})`)
}
