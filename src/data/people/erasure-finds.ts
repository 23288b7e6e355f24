import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ErasureFinds } from '../../core/erasure.ts'
import type { Database } from '../database.ts'
import { isErased } from './erasures.ts'
import { erasures } from './schema-erasures.ts'

/** Collects what to search for in files and the store, before the rows with it are deleted. */
export function noteFinds(db: Database, id: string) {
  const listOf = (select: SQL) => sql`(select json_group_array(value) from (${select}))`
  const emails = sql`select distinct lower(value) as value from (
      select email as value from candidates where id = ${id}
      union all select proved_email from accounts where candidate_id = ${id}
      union all select content ->> 'email' from facts where candidate_id = ${id} and kind = 'candidates'
      union all select value from own_contacts where candidate_id = ${id} and field = 'email'
      union all select value from replaced_values where candidate_id = ${id} and field = 'email')
    where value like '%_@_%'
      and not exists (select 1 from candidates other where lower(other.email) = lower(value) and other.id <> ${id}
        and not ${isErased(sql`other.id`)})
      and not exists (select 1 from accounts other where lower(other.proved_email) = lower(value)
        and other.candidate_id <> ${id} and not ${isErased(sql`other.candidate_id`)})`
  const numbers = sql`select distinct key as value from facts where candidate_id = ${id} and kind = 'exams'
    and not exists (select 1 from facts other where other.kind = 'exams' and other.key = facts.key and other.candidate_id not in (${id}, ''))`
  const cases = sql`select reference as value from cases where candidate_id = ${id}
    union select reference from cases where candidate_id is null and lower(reply_to) in (${emails})`
  const links = sql`select value from (select id as value, id as transcript from transcripts where candidate_id = ${id}
      union all select id, transcript_id from transcript_shares where candidate_id = ${id})
    where not exists (select 1 from issued_credentials i where i.kind = 'record' and i.about = transcript)`
  const finds: Record<keyof ErasureFinds, SQL> = {
    emails: listOf(emails),
    numbers: listOf(numbers),
    items: listOf(sql`select id as value from items where candidate_id = ${id}`),
    cases: listOf(cases),
    sessions: listOf(sql`select hash as value from sessions where candidate_id = ${id}`),
    links: listOf(links),
  }
  const pairs = Object.entries(finds).flatMap(([name, value]) => [sql`${name}`, sql`json(${value})`])
  return db
    .update(erasures)
    .set({ finds: sql`json_object(${sql.join(pairs, sql`, `)})` })
    .where(and(eq(erasures.candidateId, id), sql`${erasures.finds} is null`))
}
