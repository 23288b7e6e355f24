import { lt, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { type FoundIn, named, prepareRow } from '../prepared.ts'
import { rolesInForce } from './colleagues.ts'
import { colleagues, officeSessions } from './schema-colleagues.ts'

const colleagueOf = prepareRow((db) =>
  db
    .select({
      ...named({
        id: colleagues.id,
        name: colleagues.name,
        email: colleagues.email,
        seenAt: officeSessions.seenAt,
        endsAt: officeSessions.endsAt,
      }),
      issuer: sql<string | null>`${colleagues.issuer}`.as('issuer'),
      subject: sql<string | null>`${colleagues.subject}`.as('subject'),
      roles: rolesInForce.as('roles'),
    })
    .from(officeSessions)
    .innerJoin(colleagues, sql`${colleagues.id} = ${officeSessions.colleagueId}`)
    .where(
      sql`${officeSessions.hash} = ${sql.placeholder('hash')} and ${officeSessions.endedAt} is null
        and ${colleagues.endedAt} is null`,
    ),
)

/** Whose office session this is, with what they may do; nothing where it was ended. */
export function findColleagueOf(db: Database, hash: string) {
  return colleagueOf(db, { hash })
}

export type SignedInColleague = NonNullable<FoundIn<ReturnType<typeof findColleagueOf>>>

/** Notes when a session was used. */
export function seeOfficeSession(db: Database, hash: string, at: string) {
  return db
    .update(officeSessions)
    .set({ seenAt: at })
    .where(
      sql`${officeSessions.hash} = ${hash} and ${officeSessions.seenAt} < ${at} and ${officeSessions.endedAt} is null`,
    )
}

export function endOfficeSession(db: Database, hash: string, at: string) {
  return db
    .update(officeSessions)
    .set({ endedAt: at })
    .where(sql`${officeSessions.hash} = ${hash} and ${officeSessions.endedAt} is null`)
}

/** Deletes what ended before a moment. */
export function sweepOfficeSessions(db: Database, before: string) {
  return db.delete(officeSessions).where(lt(officeSessions.endsAt, before))
}
