import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { named, prepareRow } from '../prepared.ts'
import { linkedAccounts, organisationLogins } from './schema-linked-accounts.ts'

export interface BegunLogin {
  readonly hash: string
  readonly candidateId: string | null
  readonly next: string
  readonly createdAt: string
  readonly endsAt: string
}

export function beginOrganisationLogin(db: Database, login: BegunLogin) {
  return db.insert(organisationLogins).values(login)
}

/** Takes a login that has come back, once: nobody finds it again. */
export async function takeOrganisationLogin(db: Database, hash: string, now: string) {
  const [taken] = await db
    .delete(organisationLogins)
    .where(
      and(eq(organisationLogins.hash, hash), isNull(organisationLogins.issuer), gt(organisationLogins.endsAt, now)),
    )
    .returning({ candidateId: organisationLogins.candidateId, next: organisationLogins.next })
  return taken
}

export interface ProvedAccount {
  readonly issuer: string
  readonly subject: string
  readonly label: string
}

/** Keeps an account that is proved and belongs to no record yet, for the browser that proved it. */
export function keepProvedAccount(db: Database, login: BegunLogin & ProvedAccount) {
  return db.insert(organisationLogins).values(login)
}

const waiting = prepareRow((db) =>
  db
    .select({
      ...named({ label: organisationLogins.label, candidateId: organisationLogins.candidateId }),
      owner: sql<string | null>`(select linked.candidate_id from ${linkedAccounts} as linked
        where linked.issuer = organisation_logins.issuer and linked.subject = organisation_logins.subject)`.as('owner'),
    })
    .from(organisationLogins)
    .where(
      and(
        eq(organisationLogins.hash, sql.placeholder('hash')),
        isNotNull(organisationLogins.issuer),
        sql`${organisationLogins.endsAt} > ${sql.placeholder('now')}`,
      ),
    ),
)

/** The account that waits in a browser for a record, whom it waits for, and whose it is by now. */
export function findProvedAccount(db: Database, hash: string, now: string) {
  return waiting(db, { hash, now })
}

export function forgetOrganisationLogin(db: Database, hash: string) {
  return db.delete(organisationLogins).where(eq(organisationLogins.hash, hash))
}

export function sweepOrganisationLogins(db: Database, before: string) {
  return db.delete(organisationLogins).where(lt(organisationLogins.endsAt, before))
}
