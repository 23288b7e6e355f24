import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { makeToken, revokeToken } from '../../src/work/tokens.ts'
import { checkLog } from '../../src/work/deeds/check-log.ts'
import { newestToken } from '../support/newest-token.ts'
import { db, feedName, newCandidate, newToken, sendFeed, takeHeld, visit } from '../support/site.ts'

interface Line {
  readonly what: string
  readonly actor: string
  readonly object: string | null
  readonly candidate: string | null
  readonly count: number | null
  readonly reason: string | null
  readonly details: string | null
}

async function linesOf(actor: string): Promise<Line[]> {
  const found = await env.DB.prepare(
    `select what, actor_id actor, object_id object, candidate_id candidate, count, reason,
      (select value from deed_details where deed_id = deeds.id) details
      from deeds where actor_id = ? order by id`,
  )
    .bind(actor)
    .all<Line>()
  return found.results
}

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'

test('what a token does is in the log, each once, and what it only reads is not', async () => {
  const token = await newToken()
  const id = await newestToken()
  const bearer = { Authorization: `Bearer ${token}` }
  const [ada, ben] = [await newCandidate(), await newCandidate()]
  const [first, second] = [feedName('exams'), feedName('exams')]
  const body = (person: string) => `${header}\nL${ada},${person},200-301,pass,2025-04-01\n`
  const sent = await sendFeed(token, first, body(ada))
  await sendFeed(token, first, body(ada))
  const moved = await sendFeed(token, second, body(ben))
  await takeHeld(token, moved.id, [2])
  await takeHeld(token, moved.id, [2])
  await visit('/api/v1/imports', { headers: bearer })
  const rebuilt = await visit('/api/v1/holdings/rebuild', { method: 'POST', headers: bearer })
  const { next } = await rebuilt.json<{ next?: string }>()
  if (next) await visit(`/api/v1/holdings/rebuild?after=${next}`, { method: 'POST', headers: bearer })
  // Nothing waits: nothing is released.
  await env.DB.prepare("update events set settled_at = '2020-01-01' where settled_at is null").run()
  await visit('/api/v1/emails/held/release', { method: 'POST', headers: bearer })
  expect(await linesOf(id)).toMatchObject([
    { what: 'import.received', object: sent.id, details: JSON.stringify({ file: first }) },
    { what: 'import.received', object: moved.id },
    {
      what: 'held-rows.answered',
      object: moved.id,
      candidate: ben,
      count: 1,
      reason: 'taken-in',
      details: JSON.stringify({ file: second, lines: [2], candidates: [ben] }),
    },
    { what: 'rebuild.run' },
  ])
})

test('emails and badges that wait are answered in the log with how many they were', async () => {
  const token = await newToken()
  const id = await newestToken()
  const ask = (path: string) => visit(path, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
  const [ada, ben] = [await newCandidate(), await newCandidate()]
  const happened = env.DB.prepare(
    "insert into events (candidate_id, at, kind, certification, detail) values (?, '2026-01-01', 'earned', 'DECK', '{}')",
  )
  await env.DB.prepare("update events set settled_at = '2020-01-01' where settled_at is null").run()
  await env.DB.batch([happened.bind(ada), happened.bind(ada), happened.bind(ben)])
  expect(await (await ask('/api/v1/emails/held/release')).json()).toEqual({ people: 2 })
  await env.DB.batch([happened.bind(ben)])
  expect(await (await ask('/api/v1/emails/held/discard')).json()).toEqual({ people: 1 })
  await env.DB.batch(
    [ada, ben].map((person, at) =>
      env.DB.prepare(
        "insert into badges (id, candidate_id, certification, list, place, ending_for, ending_since, ending_cause) values (?, ?, 'DECK', 99, ?, 'withdrawn', '2026-01-01', 'nothing')",
      ).bind(`BADGE${person}`, person, at),
    ),
  )
  const { revoked } = await (await ask('/api/v1/badges/held/revoke')).json<{ revoked: number }>()
  expect(revoked).toBeGreaterThanOrEqual(2)
  expect(await linesOf(id)).toMatchObject([
    { what: 'emails.released', count: 2 },
    { what: 'emails.discarded', count: 1 },
    { what: 'badges.revoked', count: revoked },
  ])
})

test('a token is made and revoked once, and its name is among the details', async () => {
  const by = { kind: 'colleague', id: `C${crypto.randomUUID()}` } as const
  const asked = { name: 'Nightly exams', owner: 'Exam office', scopes: ['imports:exams'], days: 30 } as const
  const { id, token } = await makeToken(db, asked, by, new Date())
  const use = () => visit('/api/v1/imports', { headers: { Authorization: `Bearer ${token}` } })
  expect((await use()).status).toBe(200)
  expect([await revokeToken(db, id, by, new Date()), await revokeToken(db, id, by, new Date())]).toEqual([true, false])
  expect((await use()).status).toBe(401)
  const lines = await linesOf(by.id)
  expect(lines.map(({ what, object }) => [what, object])).toEqual([
    ['token.made', id],
    ['token.revoked', id],
  ])
  expect(JSON.parse(lines[0]!.details!)).toMatchObject({ name: 'Nightly exams', owner: 'Exam office' })
  expect(JSON.stringify(lines)).not.toContain(token)
  expect((await checkLog(db)).problems).toEqual([])
})
