import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { listOwnersOfBrowser } from './known-browsers.ts'
import { accounts } from './schema-people.ts'

export interface Account {
  readonly candidateId: string
  readonly passwordHash: string
}

/** The account of a login id, or the only one that has proved an email address; and whether it knows the browser. */
export async function findAccount(
  db: Database,
  login: string,
  browserHash: string,
): Promise<{ account: Account | undefined; knowsBrowser: boolean }> {
  const columns = { candidateId: accounts.candidateId, passwordHash: accounts.passwordHash }
  const lower = login.toLowerCase()
  const [byLoginId, byEmail, owners] = await db.batch([
    db
      .select(columns)
      .from(accounts)
      .where(sql`lower(${accounts.loginId}) = ${lower}`),
    db
      .select(columns)
      .from(accounts)
      .where(sql`lower(${accounts.provedEmail}) = ${lower}`)
      .limit(2),
    listOwnersOfBrowser(db, browserHash),
  ])
  const account = byLoginId[0] ?? (byEmail.length === 1 ? byEmail[0] : undefined)
  return { account, knowsBrowser: owners.some((owner) => owner.candidateId === account?.candidateId) }
}

export interface NewAccount extends Account {
  readonly loginId: string
  readonly provedEmail: string | null
  readonly createdAt: string
}

export function createAccount(db: Database, account: NewAccount) {
  return db.insert(accounts).values(account).onConflictDoNothing()
}
