import { and, eq, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { named, prepareRows } from './prepared.ts'
import { cases } from './mail/schema-mail.ts'

export type SupportCase = typeof cases.$inferSelect

export function openCase(db: Database, supportCase: Omit<SupportCase, 'state' | 'repliedAt'>) {
  return db.insert(cases).values(supportCase)
}

export function findCase(db: Database, reference: string) {
  return db.select({ reference: cases.reference }).from(cases).where(eq(cases.reference, reference))
}

const openCases = prepareRows((db) =>
  db
    .select(
      named({
        reference: cases.reference,
        topic: cases.topic,
        about: cases.about,
        createdAt: cases.createdAt,
        repliedAt: cases.repliedAt,
      }),
    )
    .from(cases)
    .where(sql`${cases.candidateId} = ${sql.placeholder('candidateId')} and ${cases.state} = 'open'`)
    .orderBy(sql`${cases.createdAt} desc`)
    .limit(20),
)

/** A candidate's open cases, the newest first. */
export function listOpenCases(db: Database, candidateId: string) {
  return openCases(db, { candidateId })
}

/** Closes somebody's own case; nothing where it is not theirs. */
export function closeCase(db: Database, reference: string, candidateId: string) {
  return db
    .update(cases)
    .set({ state: 'closed' })
    .where(and(eq(cases.reference, reference), eq(cases.candidateId, candidateId)))
}
