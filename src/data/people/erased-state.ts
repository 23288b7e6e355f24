import { eq, sql } from 'drizzle-orm'
import { badges } from '../badges/schema-badges.ts'
import type { Database } from '../database.ts'
import { codes, holdings } from '../facts/schema-facts.ts'
import { answers } from './schema-people.ts'

/** What stays of an erased person: no name, only what their codes and badges show. */
export async function readErasedState(db: Database, candidateId: string, question: string) {
  const [held, given, badgesGiven, answered] = await db.batch([
    db.select().from(holdings).where(eq(holdings.candidateId, candidateId)),
    db.select().from(codes).where(eq(codes.candidateId, candidateId)),
    db.select().from(badges).where(eq(badges.candidateId, candidateId)),
    db
      .select()
      .from(answers)
      .where(sql`${answers.candidateId} = ${candidateId} and ${answers.question} = ${question}`)
      .orderBy(sql`${answers.answeredAt} desc`)
      .limit(1),
  ])
  return {
    holdings: held,
    codes: given,
    badges: badgesGiven,
    answers: answered.filter(({ answer }) => answer === 'no'),
  }
}

export type ErasedState = Awaited<ReturnType<typeof readErasedState>>
