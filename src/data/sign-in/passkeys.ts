import { and, asc, eq, getTableColumns, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { type NewMail, writeMailWhere } from '../mail/outbox.ts'
import { accounts, candidates } from '../people/schema-people.ts'
import { named, prepareRows } from '../prepared.ts'
import { listOwnersOfBrowser } from './known-browsers.ts'
import { passkeyChallenges, passkeys } from './schema-passkeys.ts'
import { type SecurityEvent, writeEventWhere } from './security-events.ts'

export type Passkey = typeof passkeys.$inferSelect
export type Challenge = typeof passkeyChallenges.$inferSelect

/** More than anybody needs. */
const mostPasskeys = 20

const passkeysOf = prepareRows(
  (db) => {
    const { transports, isBackedUp, ...columns } = getTableColumns(passkeys)
    return db
      .select({
        ...named(columns),
        transports: sql<string>`${transports}`.as('transports'),
        isBackedUp: sql<number>`${isBackedUp}`.as('isBackedUp'),
      })
      .from(passkeys)
      .where(eq(passkeys.candidateId, sql.placeholder('candidateId')))
      .orderBy(asc(passkeys.createdAt))
      .limit(mostPasskeys)
  },
  (row): Passkey => ({
    ...row,
    transports: JSON.parse(row.transports) as Passkey['transports'],
    isBackedUp: row.isBackedUp === 1,
  }),
)

/** A candidate's passkeys, the oldest first. */
export function listPasskeys(db: Database, candidateId: string) {
  return passkeysOf(db, { candidateId })
}

/** Whose passkey this is, where they can be written to, and whether they know the browser. */
export async function findPasskey(db: Database, credentialId: string, browserHash: string) {
  const [[found], owners] = await db.batch([
    db
      .select({
        key: passkeys,
        email: sql<string | null>`coalesce(${accounts.provedEmail}, ${candidates.email})`.as('address'),
      })
      .from(passkeys)
      .innerJoin(accounts, eq(accounts.candidateId, passkeys.candidateId))
      .leftJoin(candidates, eq(candidates.id, passkeys.candidateId))
      .where(eq(passkeys.credentialId, credentialId)),
    listOwnersOfBrowser(db, browserHash),
  ])
  return (
    found && {
      key: found.key,
      email: found.email ?? '',
      knowsBrowser: owners.some(({ candidateId }) => candidateId === found.key.candidateId),
    }
  )
}

/** Adds a passkey, where something holds by then and there are not too many. */
export function addPasskey(db: Database, key: Passkey, where: SQL) {
  return insertSelect(
    db,
    passkeys,
    key,
    sql`where ${where} and (select count(*) from ${passkeys} where candidate_id = ${key.candidateId}) < ${mostPasskeys}`,
  )
    .onConflictDoNothing()
    .returning({ id: passkeys.id })
}

/** There is this passkey: one that this batch has added. */
export function hasPasskey(id: string): SQL {
  return sql`exists (select 1 from ${passkeys} as added where added.id = ${id})`
}

export function renamePasskey(db: Database, candidateId: string, id: string, name: string) {
  return db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.candidateId, candidateId)))
    .returning({ id: passkeys.id })
}

/** Removes a passkey, unless the login is locked, with the event and the mail that say so; gives whether it did. */
export async function removePasskeyWith(
  db: Database,
  candidateId: string,
  id: string,
  event: SecurityEvent,
  notice: NewMail | undefined,
): Promise<boolean> {
  const own = sql`exists (select 1 from ${passkeys} as own where own.id = ${id} and own.candidate_id = ${candidateId})
    and exists (select 1 from ${accounts} where candidate_id = ${candidateId}
      and (locked_until is null or locked_until <= ${event.at}))`
  const gone = db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), own))
    .returning({ id: passkeys.id })
  const [, ...results] = await db.batch([
    writeEventWhere(db, event, own),
    ...(notice ? [writeMailWhere(db, notice, own)] : []),
    gone,
  ])
  return (results.at(-1) as readonly unknown[]).length > 0
}

/**
 * It has signed: its counter must have gone up since this very statement, so that of two answers with one count one is
 * taken. Authenticators that do not count say 0 each time.
 */
export function notePasskeyUse(
  db: Database,
  id: string,
  { counter, deviceType, isBackedUp }: Pick<Passkey, 'counter' | 'deviceType' | 'isBackedUp'>,
  usedAt: string,
) {
  return db
    .update(passkeys)
    .set({ counter, deviceType, isBackedUp, usedAt })
    .where(
      and(eq(passkeys.id, id), or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`))),
    )
    .returning({ id: passkeys.id })
}

export function keepChallenge(db: Database, challenge: Challenge) {
  return db.insert(passkeyChallenges).values(challenge)
}

/** Takes the challenge of a browser, once: nobody finds it again. */
export function takeChallenge(
  db: Database,
  { hash, purpose, candidateId }: Pick<Challenge, 'hash' | 'purpose' | 'candidateId'>,
  now: string,
) {
  return db
    .delete(passkeyChallenges)
    .where(
      and(
        eq(passkeyChallenges.hash, hash),
        eq(passkeyChallenges.purpose, purpose),
        candidateId === null ? isNull(passkeyChallenges.candidateId) : eq(passkeyChallenges.candidateId, candidateId),
        gt(passkeyChallenges.endsAt, now),
      ),
    )
    .returning({ challenge: passkeyChallenges.challenge, userHandle: passkeyChallenges.userHandle })
}

export function sweepChallenges(db: Database, before: string) {
  return db.delete(passkeyChallenges).where(lt(passkeyChallenges.endsAt, before))
}
