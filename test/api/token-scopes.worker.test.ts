import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Scope } from '../../src/data/operators.ts'
import { until } from '../support/patience.ts'
import { feedName, newCandidate, newCandidateId, newToken, postFeed, sendFeed, visit } from '../support/site.ts'

const exams = 'registration_number,candidate_id,exam_code,grade,taken_on'
const creq = 'external_id,candidate_id,name,provider_name,points,active_on'
const exam = (key: string, id: string) => `${exams}\n${key},${id},200-301,pass,2025-04-01\n`
const credit = (key: string, id: string) => `${creq}\n${key},${id},A talk,Live,1,2025-05-01\n`

const get = (token: string, path: string) =>
  visit(`/api/v1/imports${path}`, { headers: { Authorization: `Bearer ${token}` } })

async function kindsIn(token: string, path: string, noun: 'imports' | 'unmatched' | 'held'): Promise<Set<string>> {
  const listed = await (await get(token, path)).json<Record<typeof noun, { kind: string }[]>>()
  return new Set(listed[noun].map(({ kind }) => kind))
}

describe('a token for one kind of file', () => {
  test('sends and sees files of that kind, and nothing of another', async () => {
    const [all, token] = [await newToken(), await newToken(['imports:exams'])]
    const [ada, ben, stranger] = [await newCandidate(), await newCandidate(), newCandidateId()]
    const own = await sendFeed(token, feedName('exams'), exam(`S${ada}`, ada))
    expect(own).toMatchObject({ state: 'done', accepted: 1 })
    const moved = await sendFeed(token, feedName('exams'), exam(`S${ada}`, ben))
    await sendFeed(token, feedName('exams'), exam(`S${stranger}`, stranger))
    expect((await get(token, `/${moved.id}/held`)).status).toBe(200)

    const refused = await postFeed(token, feedName('creq'), credit(`S${ada}`, ada))
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('imports:creq')])
    const other = await sendFeed(all, feedName('creq'), credit(`S${ada}`, ada))
    const otherMoved = await sendFeed(all, feedName('creq'), credit(`S${ada}`, ben))
    await sendFeed(all, feedName('creq'), credit(`S${stranger}`, stranger))
    expect(otherMoved.held).toBe(1)
    for (const path of [`/${other.id}`, `/${otherMoved.id}/held`]) expect((await get(token, path)).status).toBe(404)
    const answer = await visit(`/api/v1/imports/${otherMoved.id}/held`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ lines: [2], take: true }),
    })
    expect(answer.status).toBe(404)

    for (const [path, noun] of [
      ['', 'imports'],
      ['/unmatched', 'unmatched'],
      ['/held', 'held'],
    ] as const) {
      expect([path, [...(await kindsIn(token, path, noun))]]).toEqual([path, ['exams']])
      expect([...(await kindsIn(all, path, noun))]).not.toEqual(['exams'])
    }
  })

  test('does nothing else; a token without a kind is refused everywhere', async () => {
    const [token, other] = [await newToken(['imports:exams']), await newToken(['verify:read', 'health:read'])]
    const rebuild = { method: 'POST', headers: { Authorization: `Bearer ${token}` } }
    expect((await visit('/api/v1/holdings/rebuild', rebuild)).status).toBe(403)
    for (const path of ['', '/held', '/unmatched']) expect((await get(other, path)).status).toBe(403)
    expect((await postFeed(other, feedName('exams'), exams)).status).toBe(403)
  })
})

test('a token’s last use is noted after the answer, and not again within 15 minutes', async () => {
  const token = await newToken(['imports:write'] satisfies Scope[])
  const used = () =>
    env.DB.prepare('select id, last_used_at as at from operator_tokens order by rowid desc limit 1').first<{
      id: string
      at: string | null
    }>()
  expect((await used())!.at).toBeNull()
  const noted = () =>
    until(async () => (await used())!.at, { isDone: (at) => at !== null, orElse: 'The use was not noted' })
  await get(token, '')
  const first = await noted()
  await get(token, '')
  expect((await used())!.at).toBe(first)
  const before = new Date(Date.now() - 16 * 60_000).toISOString()
  await env.DB.prepare('update operator_tokens set last_used_at = ? where id = ?')
    .bind(before, (await used())!.id)
    .run()
  await get(token, '')
  await until(async () => (await used())!.at, { isDone: (at) => at !== before, orElse: 'The use was not noted again' })
})
