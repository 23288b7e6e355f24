import { eq, sql } from 'drizzle-orm'
import type { GivenAnswer } from '../../core/answers.ts'
import type { Database } from '../database.ts'
import { insertEach } from '../insert-select.ts'
import { named, prepareRows } from '../prepared.ts'
import { accounts, answers } from './schema-people.ts'

const answersOf = prepareRows((db) =>
  db
    .select(named({ question: answers.question, answer: answers.answer, answeredAt: answers.answeredAt }))
    .from(answers)
    .where(eq(answers.candidateId, sql.placeholder('candidateId')))
    .orderBy(answers.answeredAt),
)

/** All that a candidate has answered, the oldest first. */
export function listAnswers(db: Database, candidateId: string) {
  return answersOf(db, { candidateId })
}

export function addAnswers(db: Database, candidateId: string, given: readonly GivenAnswer[]) {
  return insertEach(db, answers, ['question', 'answer', 'answeredAt'], given, { candidateId }).onConflictDoNothing()
}

/** The questions are put once: true for the one sign-in that has to. */
export async function isToBeAsked(db: Database, candidateId: string, now: string): Promise<boolean> {
  const asked = await db
    .update(accounts)
    .set({ askedAt: now })
    .where(
      sql`${accounts.candidateId} = ${candidateId} and ${accounts.askedAt} is null
        and not exists (select 1 from ${answers} where candidate_id = ${candidateId})`,
    )
    .returning({ candidateId: accounts.candidateId })
  return asked.length > 0
}
