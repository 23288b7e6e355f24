import { env } from 'cloudflare:workers'
import { hashOfSecret, randomSecret } from '../../src/adapters/secrets.ts'

/** A person with DECK, the agreement accepted and a session, without the cost of feeds and of signing in. */
export async function holderOfCcna(id: string, now: string) {
  const secret = randomSecret()
  const hash = await hashOfSecret(secret)
  await env.SESSIONS.put(hash, id).catch(() => undefined)
  const run = (text: string, ...values: unknown[]) => env.DB.prepare(text).bind(...values)
  const writes = [
    run(
      "insert into candidates (id, made, last_name, email, outside_ids) values (?, '1', 'Many', ?, '{}')",
      id,
      `${id}@example.com`,
    ),
    run(
      "insert into holdings (candidate_id, certification, since, status, first_earned_on, active_on) values (?, 'DECK', '2026-01-01', 'active', '2026-01-01', '2026-01-01')",
      id,
    ),
    run(
      "insert into acceptances (candidate_id, agreement, version, text_hash, accepted_at) values (?, 'CCA', 'V9', 'x', ?)",
      id,
      now,
    ),
    run(
      "insert into sessions (hash, candidate_id, started_at, seen_at, ends_at, browser, country) values (?, ?, ?, ?, '2099-01-01', '', '')",
      hash,
      id,
      now,
      now,
    ),
  ]
  return { person: { id, Cookie: `__Host-session=${secret}` }, writes }
}
