import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { sessions } from './schema-people.ts'

export type Session = typeof sessions.$inferSelect

export function startSession(db: Database, session: Omit<Session, 'endedAt' | 'seenAt'>) {
  return db.insert(sessions).values({ ...session, seenAt: session.startedAt })
}

export function findSession(db: Database, hash: string) {
  return db.select().from(sessions).where(eq(sessions.hash, hash))
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
