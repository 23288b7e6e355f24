import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rulesOf } from '../../src/adapters/rules-hash.ts'
import { addToTotals, noTotals, type PreviewChange } from '../../src/core/feeds/preview.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { until } from '../support/patience.ts'
import { newCandidate, newToken, visit } from '../support/site.ts'

const { signedIn } = officeOfTests()
const changedAt = '2026-01-02T03:04:05.000Z'

const changeOf = (candidateId: string): PreviewChange => ({
  candidateId,
  certification: 'DECK',
  change: 'earlier',
  wasUntil: '2029-04-01',
  isUntil: '2027-04-01',
  badge: `B${candidateId}`,
})

async function rebuildWith(
  people: readonly string[],
  { records = 9, passed = 9, doneAt = changedAt as string | null } = {},
) {
  const totals = people.reduce((sum, id) => addToTotals(sum, [changeOf(id)], { kits: 0, mails: 1 }), noTotals)
  await env.DB.batch([
    env.DB.prepare('delete from rebuild_waiting'),
    env.DB.prepare(
      `insert into rebuilds (rules, begun_at, records, is_counted, passed, outdated, done_at, round_ended_at, waiting, totals, gained)
        values (?, ?, ?, 1, ?, 9, ?, ?, ?, ?, ?)`,
    ).bind(
      rulesOf(neutral),
      changedAt,
      records,
      passed,
      doneAt,
      new Date().toISOString(),
      people.length,
      JSON.stringify(totals),
      JSON.stringify(noTotals),
    ),
    ...people.map((id) =>
      env.DB.prepare(
        `insert into rebuild_waiting (rebuild, candidate_id, changes, kits, mails, since)
          values ((select max(id) from rebuilds), ?, ?, 0, 1, ?)`,
      ).bind(id, JSON.stringify([changeOf(id)]), changedAt),
    ),
  ])
}

const newest = () =>
  env.DB.prepare(
    'select max(id) as id, (select max(id) from rebuild_waiting) as seen, accepted_up_to as accepted from rebuilds',
  ).first<{ id: number; seen: number; accepted: number }>()
const reset = () => env.DB.batch(['rebuilds', 'rebuild_waiting'].map((table) => env.DB.prepare(`delete from ${table}`)))
beforeEach(reset)
afterEach(reset)

test('Today says how far the records are, and the page of the rules does', async () => {
  const office = await signedIn(['records'])
  await rebuildWith([], { records: 50_000, passed: 9_373, doneAt: null })
  const said = 'Rules changed on 2026-Jan-02. 9,373 of 50,000 records are up to date.'
  for (const path of ['/office', '/office/rules']) expect(await pageOf(office.get(path))).toContain(said)
  expect(goesTo(await office.post('/office/rules/accept', { id: '1', seen: '1' }))).toEqual([
    303,
    '/office/rules?changed',
  ])
})

test('people who would lose something wait on Today, five of them are shown, and a yes is given once', async () => {
  const office = await signedIn(['owner'])
  const people = [1, 2, 3, 4, 5, 6, 7].map((at) => `HARB9900000${at}`)
  await rebuildWith(people)
  const { waiting } = await office.json<{ waiting: { kind: string; what: string; at: string }[] }>('/office')
  expect(waiting).toContainEqual(
    expect.objectContaining({ what: '7 people would lose something under the new rules', at: '/office/rules' }),
  )
  const html = await pageOf(office.get('/office/rules'))
  expect(html).toContain('Apply the rules to 7 people, revoke 7 badges')
  expect(html).toContain('Rules of <time datetime="2026-01-02">')
  expect(html).toContain('(in lists, 7 records still follow earlier rules)')
  expect(people.filter((id) => html.includes(`/office/people/${id}`))).toEqual(people.slice(0, 5))
  const csv = await (await office.get('/office/rules?format=csv')).text()
  expect(csv.trim().split('\r\n')).toHaveLength(8)
  expect(csv).toContain('HARB99000007,DECK,Expires earlier,2029-04-01,2027-04-01,BHARB99000007')
  const { id, seen } = (await newest())!
  const wrongs: Record<string, string>[] = [
    {},
    { id: 'x', seen: 'y' },
    { id: `${id}`, seen: `${seen - 1}` },
    { id: '1e9', seen: '-1' },
  ]
  for (const wrong of wrongs)
    expect(goesTo(await office.post('/office/rules/accept', wrong))).toEqual([303, '/office/rules?changed'])
  expect(await pageOf(office.get('/office/rules?changed'))).toContain('The list has changed since you opened it')
  const yes = { id: String(id), seen: String(seen) }
  const twice = await Promise.all([1, 2].map(() => office.post('/office/rules/accept', yes)))
  expect(
    twice
      .map(goesTo)
      .map(([, at]) => at)
      .toSorted(),
  ).toEqual(['/office/rules', '/office/rules?changed'])
  const deeds = await env.DB.prepare("select count from deeds where what = 'rules.accepted' and actor_id = ?")
    .bind(office.id)
    .all()
  expect(deeds.results).toEqual([{ count: 7 }])
  // Nobody of them has a record: the yes leaves nothing to do.
  await until(async () => (await office.json<{ people: unknown[] }>('/office/rules')).people.length, {
    isDone: (left) => left === 0,
    orElse: 'The yes was not carried out',
  })
})

test('programs read the same, and say yes with the scope for it', async () => {
  const headers = {
    Authorization: `Bearer ${await newToken(['candidates:write'])}`,
    'Content-Type': 'application/json',
  }
  const get = async () => (await visit('/api/v1/holdings/rebuild', { headers })).json()
  expect(await get()).toEqual({ rebuild: null })
  const ada = await newCandidate({ '200-301': '2025-04-01' })
  await rebuildWith([ada])
  const { id, seen } = (await newest())!
  expect(await get()).toMatchObject({
    rebuild: { id, records: 9, upToDate: 8, state: 'waiting', waiting: { people: 1, seen, badges: 1 } },
  })
  const accept = (body: string) => visit('/api/v1/holdings/rebuild/accept', { method: 'POST', headers, body })
  for (const body of ['', '[]', '{}', '{"id":"1","seen":1}']) expect((await accept(body)).status).toBe(422)
  expect((await accept(JSON.stringify({ id, seen: seen + 1 }))).status).toBe(409)
  expect((await accept(JSON.stringify({ id, seen }))).status).toBe(200)
  expect((await accept(JSON.stringify({ id, seen }))).status).toBe(409)
  const other = { ...headers, Authorization: `Bearer ${await newToken(['health:read'])}` }
  expect((await visit('/api/v1/holdings/rebuild', { headers: other })).status).toBe(403)
})
