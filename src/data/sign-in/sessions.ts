import { and, desc, eq, getTableColumns, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { sessions } from '../people/schema-people.ts'
import { type Proof, proofHolds, proofId } from './proofs.ts'

export type Session = typeof sessions.$inferSelect

export interface NewSession extends Pick<
  Session,
  'hash' | 'candidateId' | 'startedAt' | 'endsAt' | 'browser' | 'country' | 'idleSeconds'
> {
  readonly browserHash: string
  readonly proof: Proof
  /** When its owner last proved who they are, which may be before it began. */
  readonly provedAt: string
}

/** Only where what proved it still holds: a password may have been voided since it was compared. */
export function startSession(db: Database, session: NewSession) {
  const { proof, ...given } = session
  const proved = { provedBy: proof.by, provedWith: proofId(proof) }
  return insertSelect(
    db,
    sessions,
    { ...given, seenAt: given.startedAt, ...proved },
    sql`where ${proofHolds(given.candidateId, proof)}`,
  ).returning({ hash: sessions.hash })
}

/** A browser has one session at a time: those that it had before this one end. */
export function endOlderSessions(db: Database, { hash, browserHash, startedAt }: NewSession, former: string) {
  return db
    .update(sessions)
    .set({ endedAt: startedAt })
    .where(
      sql`${sessions.hash} in (select hash from sessions where browser_hash = ${browserHash} and ended_at is null
          union all select ${former})
        and ${sessions.hash} <> ${hash} and ${sessions.endedAt} is null and ${hasSession(hash)}`,
    )
    .returning({ hash: sessions.hash })
}

/** There is such a session: one that this batch has begun. */
export function hasSession(hash: string): SQL {
  return sql`exists (select 1 from sessions as begun where begun.hash = ${hash})`
}

/** A session that goes on, asked in the very statement of a deed. */
export function sessionHolds(hash: string, candidateId: string, now: string): SQL {
  return sql`exists (select 1 from sessions as own where own.hash = ${hash} and own.candidate_id = ${candidateId}
    and own.ended_at is null and own.ends_at > ${now})`
}

/** Whoever uses the session has proved once more who they are. */
export function proveSession(db: Database, hash: string, candidateId: string, proof: Proof, now: string) {
  return db
    .update(sessions)
    .set({ provedAt: now, provedBy: proof.by, provedWith: proofId(proof) })
    .where(
      sql`${sessions.hash} = ${hash} and ${sessions.candidateId} = ${candidateId} and ${sessions.endedAt} is null
        and ${proofHolds(candidateId, proof)}`,
    )
    .returning({ hash: sessions.hash })
}

const sessionByHash = prepareRow((db) =>
  db
    .select(named(getTableColumns(sessions)))
    .from(sessions)
    .where(eq(sessions.hash, sql.placeholder('hash'))),
)

export function findSession(db: Database, hash: string) {
  return sessionByHash(db, { hash })
}

/** Is the session this candidate's, and good at that moment? */
export function isAlive(session: Session | undefined, candidateId: string, now: Date): session is Session {
  if (!session || session.candidateId !== candidateId || session.endedAt !== null) return false
  const idleUntil = Date.parse(session.seenAt) + session.idleSeconds * 1000
  return session.endsAt > now.toISOString() && idleUntil > now.getTime()
}

/** The same, for lists. */
const isUsed = sql`strftime('%Y-%m-%dT%H:%M:%fZ', seen_at, '+' || idle_seconds || ' seconds') > ${sql.placeholder('now')}`

export function endSession(db: Database, hash: string, at: string) {
  return db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.hash, hash), isNull(sessions.endedAt)))
}

const aliveOf = prepareRows((db) =>
  db
    .select(named(getTableColumns(sessions)))
    .from(sessions)
    .where(
      and(
        eq(sessions.candidateId, sql.placeholder('candidateId')),
        isNull(sessions.endedAt),
        sql`${sessions.endsAt} > ${sql.placeholder('now')}`,
        isUsed,
      ),
    )
    .orderBy(desc(sessions.seenAt))
    .limit(100),
)

/** A candidate's sessions that go on, the last used first. */
export function listSessionsOf(db: Database, candidateId: string, now: string) {
  return aliveOf(db, { candidateId, now })
}

const visitBefore = prepareRow((db) =>
  db
    .select({ seenAt: sql<string | null>`max(${sessions.seenAt})`.as('seenAt') })
    .from(sessions)
    .where(
      and(
        eq(sessions.candidateId, sql.placeholder('candidateId')),
        sql`${sessions.hash} <> ${sql.placeholder('hash')}`,
        sql`${sessions.startedAt} < (select started_at from sessions where hash = ${sql.placeholder('own')})`,
      ),
    ),
)

/** When the candidate was last here, in a session begun before this one. */
export function findVisitBefore(db: Database, candidateId: string, hash: string) {
  return visitBefore(db, { candidateId, hash, own: hash })
}

/** Ends one session of a candidate's, and of nobody else's. */
export function endSessionOf(db: Database, candidateId: string, hash: string, at: string) {
  return db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.hash, hash), eq(sessions.candidateId, candidateId), isNull(sessions.endedAt)))
    .returning({ hash: sessions.hash })
}

/** Ends a candidate's sessions, but for the one that is named. */
export function endOtherSessions(db: Database, candidateId: string, butFor: string, at: string) {
  return db
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.candidateId, candidateId), ne(sessions.hash, butFor), isNull(sessions.endedAt)))
    .returning({ hash: sessions.hash })
}

export function seeSession(db: Database, hash: string, at: string) {
  return db
    .update(sessions)
    .set({ seenAt: at })
    .where(sql`${sessions.hash} = ${hash} and ${sessions.seenAt} < ${at}`)
}

/** Deletes what ended, in whatever way, before a moment. */
export function sweepSessions(db: Database, before: string) {
  return db.delete(sessions).where(lt(sessions.endsAt, before))
}
