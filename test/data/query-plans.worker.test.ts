import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { scansAmong, seenQueries } from '../support/query-plans.ts'
import { newCandidate, signIn, visit } from '../support/site.ts'

test('a query that goes through a whole table is noticed, one that does not is not', async () => {
  const scans = [
    'select * from facts where content = ?',
    'select count(*) from candidates',
    'select h.* from json_each(?) j join holdings h on h.status = j.value',
    'select candidate_id from facts order by recorded_at',
    "update facts set line = 1 from json_each(?) as j where facts.kind = 'exams' and facts.key = j.value",
  ]
  const finds = [
    'select * from facts where candidate_id in (select value from json_each(?))',
    'select * from records where candidate_id > ? order by candidate_id limit 10',
    'select * from operator_tokens',
    'insert into guards select 0 where not exists (select 1 from imports where id = ?)',
  ]
  expect(await scansAmong(env.DB, scans)).toHaveLength(scans.length)
  expect(await scansAmong(env.DB, finds)).toEqual([])
})

test('the queries of a page are watched', async () => {
  const cookie = await signIn(await newCandidate({ '200-301': '2025-04-01' }))
  await visit('/certifications', { headers: { Cookie: cookie } })
  for (const table of ['facts', 'sessions', 'imports', 'holdings', 'records', 'candidates', 'accounts'])
    expect(seenQueries().some((query) => query.includes(`"${table}"`))).toBe(true)
})
