import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { feedName, newCandidate, newToken, sendFeed } from '../support/site.ts'

test('somebody with more than twenty thousand facts is taken in like anybody', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const rows = 'with recursive row(n) as (select 1 union all select n + 1 from row where n < 20001)'
  const fact = `select 'exams', 'M${id}-' || n, '2026-01-01T00:00:00.000Z/0/' || n, '${id}',
    '{"exam":"200-301","grade":"fail","takenOn":"2025-01-01"}', '2026-01-01T00:00:00.000Z', '', '', n from row`
  await env.DB.prepare(`insert into facts (kind, key, made, candidate_id, content, recorded_at, import_id, file, line)
    ${rows} ${fact}`).run()
  const header = 'registration_number,candidate_id,exam_code,grade,taken_on\n'
  const report = await sendFeed(token, feedName('exams'), `${header}N${id},${id},200-301,pass,2025-04-01\n`)
  expect(report).toMatchObject({ state: 'done', accepted: 1 })
  const held = await env.DB.prepare('select certification from holdings where candidate_id = ?').bind(id).all()
  expect(held.results[0]).toEqual({ certification: 'DECK' })
  // The pass stays: a rebuild in another file must find what the holdings were made from.
  await env.DB.prepare("delete from facts where candidate_id = ? and key like 'M%'").bind(id).run()
})
