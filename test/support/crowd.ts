import { env } from 'cloudflare:workers'
import { randomId } from '../../src/adapters/secrets.ts'

/** So many people of one country who hold a certification, and the prefix of their ids. None of them has a login. */
export async function writeCrowd(
  size: number,
  {
    country,
    certification = 'DECK',
    expiresOn = null,
  }: { country: string; certification?: string; expiresOn?: string | null },
): Promise<string> {
  const prefix = `ZC${randomId().slice(0, 12).toUpperCase()}`
  const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)'
  const id = `?2 || '-' || substr('000000' || i, -6)`
  await env.DB.batch([
    env.DB.prepare(
      `insert into candidates (id, first_name, last_name, localized_first_name, localized_last_name, email, made, outside_ids, country) ${numbers} select ${id}, 'Crowd', 'Person', '', '', lower(${id}) || '@example.com', '2026', '{}', ?3 from n`,
    ).bind(size, prefix, country),
    env.DB.prepare(
      `insert into holdings (candidate_id, certification, since, until, status, first_earned_on, active_on, expires_on) ${numbers} select ${id}, ?3, '2025-01-01', ?4, 'active', '2025-01-01', '2025-01-01', ?4 from n`,
    ).bind(size, prefix, certification, expiresOn),
  ])
  return prefix
}

/** They are gone, and their mails with them. */
export async function dropCrowd(prefix: string): Promise<void> {
  await env.DB.batch([
    ...['outbox', 'holdings', 'answers'].map((table) =>
      env.DB.prepare(`delete from ${table} where candidate_id >= ?1 and candidate_id < ?1 || '~'`).bind(prefix),
    ),
    env.DB.prepare(`delete from candidates where id >= ?1 and id < ?1 || '~'`).bind(prefix),
  ])
}

/** How many mails of a template each of them has, by how often. */
export async function mailsOfCrowd(
  prefix: string,
  template: string,
): Promise<{ people: number; mails: number; most: number }> {
  const found = await env.DB.prepare(
    `select count(*) as people, coalesce(sum(own), 0) as mails, coalesce(max(own), 0) as most from (select count(*) as own
      from outbox where candidate_id >= ?1 and candidate_id < ?1 || '~' and template = ?2 group by candidate_id)`,
  )
    .bind(prefix, template)
    .first<{ people: number; mails: number; most: number }>()
  return found!
}
