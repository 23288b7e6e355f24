import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { isMerged } from '../facts/aliases.ts'
import { insertSelect } from '../insert-select.ts'
import { listOwnersOfBrowser } from './known-browsers.ts'
import { type SpentLink, spentLink } from './links.ts'
import type { NewMail } from '../mail/outbox.ts'
import { named, prepareRows } from '../prepared.ts'
import { linkedAccounts, organisationLogins } from './schema-linked-accounts.ts'
import { outbox } from '../mail/schema-mail.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { waiting } from '../mail/waiting-mail.ts'
import { type SecurityEvent, writeEventWhere } from './security-events.ts'
import { sessionHolds } from './sessions.ts'

/** Whom an account of the organisation lets in, where they can be written to, and whether they know the browser. */
export async function findOwnerOfAccount(db: Database, issuer: string, subject: string, browserHash: string) {
  const [[owner], browsers] = await db.batch([
    db
      .select({
        id: linkedAccounts.id,
        candidateId: accounts.candidateId,
        address: sql<string | null>`coalesce(${accounts.provedEmail}, ${candidates.email})`.as('address'),
      })
      .from(linkedAccounts)
      .innerJoin(accounts, eq(accounts.candidateId, linkedAccounts.candidateId))
      .leftJoin(candidates, eq(candidates.id, linkedAccounts.candidateId))
      .where(
        sql`${linkedAccounts.issuer} = ${issuer} and ${linkedAccounts.subject} = ${subject}
          and not ${isMerged(sql`linked_accounts.candidate_id`)}`,
      ),
    listOwnersOfBrowser(db, browserHash),
  ])
  return {
    account: owner && { id: owner.id, candidateId: owner.candidateId, email: owner.address ?? '' },
    knowsBrowser: browsers.some(({ candidateId }) => candidateId === owner?.candidateId),
  }
}

const accountsOf = prepareRows((db) =>
  db
    .select(named({ id: linkedAccounts.id, label: linkedAccounts.label, linkedAt: linkedAccounts.linkedAt }))
    .from(linkedAccounts)
    .where(eq(linkedAccounts.candidateId, sql.placeholder('candidateId')))
    .orderBy(asc(linkedAccounts.linkedAt)),
)

/** The accounts of the organisation that log in to a candidate's record. */
export function listLinkedAccounts(db: Database, candidateId: string) {
  return accountsOf(db, { candidateId })
}

/** The account that waits in a browser, about to be connected; `id` is the new connection's. */
export interface Connecting {
  readonly id: string
  /** Of the browser's cookie. */
  readonly hash: string
  readonly now: string
}

/** Connects the account that waits in this browser to somebody signed in, unless it is somebody's or their login is locked. */
export function connectAccount(
  db: Database,
  { candidateId, sessionHash }: { readonly candidateId: string; readonly sessionHash: string },
  connecting: Connecting,
  event: SecurityEvent,
  notice: NewMail | undefined,
) {
  const holds = sessionHolds(sessionHash, candidateId, connecting.now)
  const isConnected = sql`exists (select 1 from ${linkedAccounts} where id = ${connecting.id})`
  return [
    connect(db, connecting, sql`iif(${holds}, ${candidateId}, null)`, sql`false`),
    writeEventWhere(db, event, isConnected),
    ...(notice ? [writeMailOfConnection(db, sql`id = ${connecting.id}`, notice)] : []),
    spend(db, connecting, sql`true`),
  ] as const
}

/** The same for whoever's link this very request has spent, after their login is made. */
export function connectBySpentLink(db: Database, spent: SpentLink, connecting: Connecting, notice: NewMail) {
  const own = spentLink(spent)
  return [
    connect(
      db,
      connecting,
      sql`(select candidate_id from ${own})`,
      sql`exists (select 1 from ${own} where purpose = 'score-report')`,
    ),
    writeMailOfConnection(db, sql`id = ${connecting.id}`, notice),
    spend(db, connecting, sql`exists (select 1 from ${own})`),
  ] as const
}

function connect(db: Database, { id, hash, now }: Connecting, candidateId: SQL, evenLocked: SQL) {
  return insertSelect(
    db,
    linkedAccounts,
    {
      id,
      issuer: sql`login.issuer`,
      subject: sql`login.subject`,
      candidateId: sql`account.candidate_id`,
      label: sql`login.label`,
      linkedAt: now,
    },
    sql`from ${organisationLogins} as login
        join ${accounts} as account on account.candidate_id = ${candidateId}
        where login.hash = ${hash} and login.issuer is not null and login.ends_at > ${now}
          and coalesce(login.candidate_id, account.candidate_id) = account.candidate_id
          and (account.locked_until is null or account.locked_until <= ${now} or ${evenLocked})`,
  )
    .onConflictDoNothing()
    .returning({ id: linkedAccounts.id })
}

/** One mail about a connection, where there is one. */
function writeMailOfConnection(db: Database, where: SQL, mail: NewMail) {
  const data = sql`json_patch(${JSON.stringify(mail.data)}, json_object('account', label))`
  return insertSelect(db, outbox, waiting({ ...mail, data }), sql`from ${linkedAccounts} where ${where}`)
}

/** Whatever came of it, it waits no more. */
function spend(db: Database, { hash }: Connecting, where: SQL) {
  return db.delete(organisationLogins).where(and(eq(organisationLogins.hash, hash), where))
}

/** Parts an account from its owner's record, unless their login is locked, with the event and the mail; gives whether it did. */
export async function disconnectAccount(
  db: Database,
  candidateId: string,
  { id, now }: Omit<Connecting, 'hash'>,
  event: SecurityEvent,
  notice: NewMail | undefined,
): Promise<boolean> {
  const own = sql`${linkedAccounts.id} = ${id} and ${linkedAccounts.candidateId} = ${candidateId}
    and exists (select 1 from ${accounts} where candidate_id = ${candidateId} and (locked_until is null or locked_until <= ${now}))`
  const gone = db.delete(linkedAccounts).where(own).returning({ id: linkedAccounts.id })
  // Event and mail first: they tell of what is still there.
  const [, ...results] = await db.batch([
    writeEventWhere(db, event, sql`exists (select 1 from ${linkedAccounts} where ${own})`),
    ...(notice ? [writeMailOfConnection(db, sql`${own}`, notice)] : []),
    gone,
  ])
  return (results.at(-1) as readonly unknown[]).length > 0
}
