import { eq, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../database.ts'
import { isMerged, personOf } from '../facts/aliases.ts'
import { named, prepareRow } from '../prepared.ts'
import { listOwnersOfBrowser } from '../sign-in/known-browsers.ts'
import { linkedAccounts } from '../sign-in/schema-linked-accounts.ts'
import { passkeys } from '../sign-in/schema-passkeys.ts'
import { accounts, candidates } from './schema-people.ts'

export interface Account {
  readonly candidateId: string
  readonly passwordHash: string
}

/** Who signs in, and where they can be written to. */
export interface FoundAccount extends Account {
  readonly email: string
}

/**
 * The account of a login id, or the only one that has proved an email address; and whether it knows the browser. Of a record
 * that was merged, it is the account of the one whose id stays: its login ID is a second name for that.
 */
export async function findAccount(
  db: Database,
  login: string,
  browserHash: string,
): Promise<{ account: FoundAccount | undefined; knowsBrowser: boolean }> {
  const columns = {
    candidateId: accounts.candidateId,
    passwordHash: accounts.passwordHash,
    address: sql<string | null>`coalesce(${accounts.provedEmail}, ${candidates.email})`.as('address'),
  }
  const lower = login.toLowerCase()
  const [byLoginId, byEmail, owners] = await db.batch([
    db
      .select(columns)
      .from(accounts)
      .leftJoin(candidates, eq(candidates.id, accounts.candidateId))
      .where(
        sql`${accounts.candidateId} in (select ${personOf(sql`named.candidate_id`)} from accounts as named
          where lower(named.login_id) = ${lower})`,
      ),
    db
      .select(columns)
      .from(accounts)
      .leftJoin(candidates, eq(candidates.id, accounts.candidateId))
      .where(sql`lower(${accounts.provedEmail}) = ${lower} and not ${isMerged(sql`accounts.candidate_id`)}`)
      .limit(2),
    listOwnersOfBrowser(db, browserHash),
  ])
  const found = byLoginId[0] ?? (byEmail.length === 1 ? byEmail[0] : undefined)
  const account = found && { ...found, email: found.address ?? '' }
  return { account, knowsBrowser: owners.some((owner) => owner.candidateId === account?.candidateId) }
}

const loginOf = prepareRow((db) => {
  const { loginId, passwordHash, passwordSetAt, createdAt, securedAt, resetNeedsPasskeyUntil } = accounts
  const candidateId = sql.placeholder('candidateId')
  const has = (table: SQLiteTable) => sql<number>`exists (select 1 from ${table} where candidate_id = ${candidateId})`
  return db
    .select({
      ...named({ loginId, passwordHash, passwordSetAt, createdAt, securedAt, resetNeedsPasskeyUntil }),
      hasPasskeys: has(passkeys).as('hasPasskeys'),
      hasAccounts: has(linkedAccounts).as('hasAccounts'),
    })
    .from(accounts)
    .where(eq(accounts.candidateId, candidateId))
})

/** By what a candidate can prove who they are, and what the last securing of the account left to settle. */
export function findLogin(db: Database, candidateId: string) {
  return loginOf(db, { candidateId })
}

export interface NewAccount extends Account {
  readonly loginId: string
  readonly provedEmail: string | null
  readonly createdAt: string
  /** Set where the program's questions are not to be put at the first sign-in. */
  readonly askedAt?: string
}

export function createAccount(db: Database, account: NewAccount) {
  return db.insert(accounts).values(account).onConflictDoNothing()
}
