import { and, desc, eq, getTableColumns, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { named, prepareRow, prepareRows } from '../prepared.ts'
import { sessions } from '../people/schema-people.ts'

export type Session = typeof sessions.$inferSelect

export function startSession(db: Database, session: Omit<Session, 'endedAt' | 'seenAt'>) {
  return db.insert(sessions).values({ ...session, seenAt: session.startedAt })
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
  return session.endsAt > now.toISOString()
}

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
