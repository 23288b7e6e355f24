import { type SQL, sql } from 'drizzle-orm'
import type { MailKind } from '../../core/mail-kinds.ts'
import { accounts, answers, candidates } from '../people/schema-people.ts'
import { mailChoices } from './schema-mail-choices.ts'
import { outbox } from './schema-mail.ts'

/** Where mail to a person goes: the address they have proved, or the one on file. Candidates joined with accounts. */
export const addressOf = sql<string>`coalesce(${accounts.provedEmail}, ${candidates.email})`

/** A person's last answer to a question; null if there is none, or no such question. */
export function lastAnswer(candidateId: SQL, question: string | undefined): SQL<'yes' | 'no' | null> {
  return sql`(select said.answer from ${answers} as said where said.candidate_id = ${candidateId}
    and said.question = ${question ?? ''} order by said.answered_at desc limit 1)`
}

/** Whether a person wants a kind of mail only on this site. */
export function isSiteOnly(candidateId: SQL, kind: MailKind): SQL {
  return sql`exists (select 1 from ${mailChoices} as own where own.candidate_id = ${candidateId}
    and own.kind = ${kind} and own.way = 'site')`
}

/** Whether mail came back from where mail to a person goes, or was not wanted there, since a moment. */
export function isRefusing(since: string): SQL {
  return sql`exists (select 1 from ${outbox} as back where lower(back.recipient) = lower(${addressOf})
    and back.refused_at > ${since})`
}
