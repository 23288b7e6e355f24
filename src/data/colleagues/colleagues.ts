import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '../../core/colleagues.ts'
import { type Database, rows } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { insertEach, insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { colleagueRoles, colleagues, officeSessions } from './schema-colleagues.ts'

/**
 * The roles that a colleague has, separated by spaces; nothing where there is none. Written out, since Drizzle leaves out
 * the tables of columns where it selects from one.
 */
export const rolesInForce = sql<string | null>`(select group_concat(own.role, ' ') from colleague_roles as own
  where own.colleague_id = colleagues.id and own.ended_at is null)`

const columns = {
  ...named({ id: colleagues.id, name: colleagues.name, email: colleagues.email, addedAt: colleagues.addedAt }),
  issuer: sql<string | null>`${colleagues.issuer}`.as('issuer'),
  roles: rolesInForce.as('roles'),
  seenAt: sql<string | null>`(select max(own.seen_at) from office_sessions as own
    where own.colleague_id = colleagues.id)`.as('seenAt'),
}

// Of any address: so that the index of those in force is gone through.
const inForce = prepareRows((db) =>
  db
    .select(columns)
    .from(colleagues)
    .where(sql`${colleagues.endedAt} is null and ${colleagues.email} > ''`)
    .orderBy(colleagues.email),
)

/** Those who have not been ended, by their addresses. */
export function listColleagues(db: Database) {
  return inForce(db, {})
}

const byId = prepareRow((db) =>
  db
    .select(columns)
    .from(colleagues)
    .where(sql`${colleagues.id} = ${sql.placeholder('id')} and ${colleagues.endedAt} is null`),
)

export function findColleague(db: Database, id: string) {
  return byId(db, { id })
}

const byEmail = prepareRow((db) =>
  db
    .select(columns)
    .from(colleagues)
    .where(sql`${colleagues.email} = ${sql.placeholder('email')} and ${colleagues.endedAt} is null`),
)

export function findColleagueByEmail(db: Database, email: string) {
  return byEmail(db, { email })
}

/** Which of these were added, whether or not they were ended. */
export async function listEverAdded(db: Database, ids: readonly string[]): Promise<readonly string[]> {
  const found = await db
    .select({ id: colleagues.id })
    .from(colleagues)
    .where(sql`${colleagues.id} in (select value from json_each(${rows(ids)}))`)
  return found.map(({ id }) => id)
}

export interface NewColleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly addedAt: string
}

/** Fails where there is a colleague in force with this address. */
export function addColleague(db: Database, colleague: NewColleague) {
  return db.insert(colleagues).values(colleague)
}

/** Gives roles to a colleague in force; those that they have already stay as they are. */
export function giveRoles(db: Database, colleagueId: string, given: readonly Role[], givenAt: string) {
  const each = given.map((role) => ({ role }))
  return insertEach(db, colleagueRoles, ['role'], each, { id: sql`null`, colleagueId, givenAt }, () =>
    isInForce(colleagueId),
  ).onConflictDoNothing()
}

/** Ends roles of a colleague, and with them all that they are signed in with. */
export function endRoles(db: Database, colleagueId: string, ended: readonly Role[], at: string) {
  return [
    db
      .update(colleagueRoles)
      .set({ endedAt: at })
      .where(
        sql`${colleagueRoles.colleagueId} = ${colleagueId} and ${colleagueRoles.endedAt} is null
          and ${colleagueRoles.role} in (select value from json_each(${rows(ended)}))`,
      ),
    db
      .update(officeSessions)
      .set({ endedAt: at })
      .where(sql`${officeSessions.colleagueId} = ${colleagueId} and ${officeSessions.endedAt} is null`),
  ] as const
}

export function endColleague(db: Database, id: string, at: string) {
  return db
    .update(colleagues)
    .set({ endedAt: at })
    .where(sql`${colleagues.id} = ${id} and ${colleagues.endedAt} is null`)
}

/** Aborts the batch it is part of where no owner is left by then. */
export function guardOwner(db: Database) {
  return abortWhere(
    db,
    sql`where not exists (select 1 from ${colleagues} join ${colleagueRoles} as own on own.colleague_id = ${colleagues.id}
      where ${colleagues.endedAt} is null and ${colleagues.email} > '' and own.role = 'owner' and own.ended_at is null)`,
  )
}

/** There is such a colleague, and they were not ended. */
export function isInForce(id: string): SQL {
  return sql`exists (select 1 from ${colleagues} where ${colleagues.id} = ${id} and ${colleagues.endedAt} is null)`
}

export interface Claimant {
  readonly issuer: string
  readonly subject: string
  /** Only where the provider has verified it. */
  readonly email: string | undefined
}

/** The colleague that an identity is: by issuer and subject, or by the address of one who has never signed in. */
export function findMatch(db: Database, { issuer, subject, email }: Claimant) {
  return (
    db
      .select({ id: colleagues.id })
      .from(colleagues)
      .where(
        sql`${colleagues.id} in (
        select id from ${colleagues} where ended_at is null and issuer = ${issuer} and subject = ${subject}
        union all
        select id from ${colleagues} where ended_at is null and email = ${email ?? ''} and issuer is null)`,
      )
      // Whoever has signed in before is that one, whatever address somebody else was added with.
      .orderBy(sql`${colleagues.issuer} is null`)
      .limit(1)
  )
}

/** From now on a colleague is matched by issuer and subject alone. */
export function bindColleague(db: Database, id: string, { issuer, subject }: Claimant) {
  return db
    .update(colleagues)
    .set({ issuer, subject })
    .where(sql`${colleagues.id} = ${id} and ${colleagues.issuer} is null and ${colleagues.endedAt} is null`)
}

interface NewOfficeSession {
  readonly hash: string
  readonly colleagueId: string
  readonly madeAt: string
  readonly endsAt: string
}

/** Only for a colleague who has a role by then, and who is the one of this identity, where it is by one. */
export function startOfficeSession(db: Database, session: NewOfficeSession, who: Claimant | undefined) {
  const isWho = who ? sql`and ${colleagues.issuer} = ${who.issuer} and ${colleagues.subject} = ${who.subject}` : sql``
  return insertSelect(
    db,
    officeSessions,
    { ...session, seenAt: session.madeAt },
    sql`from ${colleagues} where ${colleagues.id} = ${session.colleagueId} and ${colleagues.endedAt} is null
      and ${rolesInForce} is not null ${isWho}`,
  ).returning({ hash: officeSessions.hash })
}
