import { type SQL, sql } from 'drizzle-orm'
import { type Database, rows, type Statement } from '../database.ts'
import { insertSelect } from '../insert-select.ts'
import { links, outbox } from '../mail/schema-mail.ts'
import { acceptances, answers, knownBrowsers, sessions } from '../people/schema-people.ts'
import { organisationLogins } from '../sign-in/schema-linked-accounts.ts'
import { passkeyChallenges } from '../sign-in/schema-passkeys.ts'
import { copyMailChoices, removeMailChoices } from './copy-choices.ts'
import { type Merge, note, notedAs } from './move-rows.ts'
import { mergedRows, mergeProofs } from './schema-merges.ts'

/** Ends all sessions and links of the old record. Returns the sessions. */
export function endLogins(db: Database, { from }: Merge, at: string, templatesWithLinks: readonly string[]) {
  const own = sql`candidate_id = ${from}`
  return [
    db.delete(organisationLogins).where(own),
    db.delete(passkeyChallenges).where(own),
    db.delete(knownBrowsers).where(own),
    db.delete(mergeProofs).where(sql`candidate_id = ${from} or other_id = ${from}`),
    db
      .update(links)
      .set({ endedAt: at })
      .where(sql`${own} and ended_at is null`),
    db
      .update(outbox)
      .set({ state: 'given-up', error: 'withdrawn' })
      .where(
        sql`${own} and state = 'waiting' and template in (select value from json_each(${rows(templatesWithLinks)}))`,
      ),
  ] satisfies Statement[]
}

/** Ends the sessions of a record, where something holds. */
export function endSessionsOf(db: Database, candidateId: string, at: string, where = sql`true`) {
  return db
    .update(sessions)
    .set({ endedAt: at })
    .where(sql`candidate_id = ${candidateId} and ended_at is null and ${where}`)
    .returning({ hash: sessions.hash })
}

/** The condition that a merge moved the login, so that an undo moves it back. */
export function hasMovedLogin({ id }: Merge): SQL {
  return sql`exists (select 1 from ${mergedRows} where merge_id = ${id} and what = 'accounts')`
}

/**
 * What was said under the old id and holds for both: a no to one of the program's questions, until it is answered again,
 * and what was accepted.
 */
export function copyAnswers(db: Database, { id, from, into }: Merge, at: string): Statement[] {
  const last = (candidateId: string) =>
    sql`select question, answer from (select question, answer,
      row_number() over (partition by question order by answered_at desc) as age
      from ${answers} where candidate_id = ${candidateId}) where age = 1`
  const noes = sql`(select theirs.question as question from (${last(from)}) as theirs
    left join (${last(into)}) as own on own.question = theirs.question
    where theirs.answer = 'no' and own.answer is not 'no')`
  const missing = sql`${acceptances} as theirs where theirs.candidate_id = ${from} and not exists (
    select 1 from ${acceptances} as own where own.candidate_id = ${into}
      and own.agreement = theirs.agreement and own.version = theirs.version)`
  return [
    note(db, id, 'answers', sql`select json_array(question, ${at}) as key, null as was from ${noes} as no`),
    insertSelect(
      db,
      answers,
      { candidateId: into, question: sql`no.question`, answer: 'no', answeredAt: at },
      sql`from ${noes} as no where true`,
    ).onConflictDoNothing(),
    note(
      db,
      id,
      'acceptances',
      sql`select json_array(theirs.agreement, theirs.version) as key, null as was from ${missing}`,
    ),
    insertSelect(
      db,
      acceptances,
      {
        candidateId: into,
        agreement: sql`theirs.agreement`,
        version: sql`theirs.version`,
        textHash: sql`theirs.text_hash`,
        acceptedAt: sql`theirs.accepted_at`,
      },
      sql`from ${missing}`,
    ).onConflictDoNothing(),
    ...copyMailChoices(db, { id, from, into }, at),
  ]
}

/** Takes away what a merge has copied. */
export function removeCopies(db: Database, merge: Merge): Statement[] {
  const { id, into } = merge
  return [
    db
      .delete(answers)
      .where(sql`candidate_id = ${into} and json_array(question, answered_at) in ${notedAs(id, 'answers')}`),
    db
      .delete(acceptances)
      .where(sql`candidate_id = ${into} and json_array(agreement, version) in ${notedAs(id, 'acceptances')}`),
    removeMailChoices(db, merge),
  ]
}
