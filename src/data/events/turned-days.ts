import { desc, gt, sql } from 'drizzle-orm'
import type { Day } from '../../core/calendar.ts'
import type { Database } from '../database.ts'
import { abortWhere } from '../facts/records.ts'
import { isErased } from '../people/erasures.ts'
import { holdings } from '../facts/schema-facts.ts'
import { turnedDays } from './schema-events.ts'

/** The last day that the `days` job has processed or is processing. */
export function findLastTurned(db: Database) {
  return db.select().from(turnedDays).where(gt(turnedDays.day, '')).orderBy(desc(turnedDays.day)).limit(1)
}

/** Candidates whose certifications change on a day, ordered by id. */
export function listTurning(db: Database, day: Day, after: string, most: number) {
  return (
    db
      .selectDistinct({ candidateId: holdings.candidateId })
      .from(holdings)
      // Erased people have no facts to work from, and get no news.
      .where(
        sql`${holdings.since} = ${day} and ${holdings.candidateId} > ${after} and not ${isErased(sql`holdings.candidate_id`)}`,
      )
      .orderBy(holdings.candidateId)
      .limit(most)
  )
}

/** Aborts the batch it is part of where another worker has gone on from there. */
export function guardTurned(db: Database, day: Day, after: string) {
  return abortWhere(
    db,
    sql`where coalesce((select after from ${turnedDays} where day = ${day}), '') <> ${after}
      or exists (select 1 from ${turnedDays} where day = ${day} and done_at is not null)`,
  )
}

export function noteTurned(db: Database, day: Day, after: string, doneAt: string | null) {
  return db
    .insert(turnedDays)
    .values({ day, after, doneAt })
    .onConflictDoUpdate({ target: turnedDays.day, set: { after, doneAt } })
}
