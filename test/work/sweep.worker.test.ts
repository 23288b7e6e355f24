import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { sweep } from '../../src/work/sweep.ts'
import { feedName, newCandidate, newToken, postFeed, sendFeed, waitForReport } from '../support/site.ts'

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

test('files and reports of feeds are deleted after 400 days, the counts stay, and younger ones are left', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const files = [0, 1].map((n) => ({
    name: feedName('exams'),
    body: `${header}\nS${n}${id},${id},200-301,maybe,2025-04-01\n`,
  }))
  const [old, young] = [
    await sendFeed(token, files[0]!.name, files[0]!.body),
    await sendFeed(token, files[1]!.name, files[1]!.body),
  ]
  const receivedAt = env.DB.prepare('update imports set received_at = ? where id = ?')
  await receivedAt.bind(daysAgo(401), old.id).run()
  await receivedAt.bind(daysAgo(399), young.id).run()

  await sweep(env, new Date())
  await sweep(env, new Date())
  const keysOf = async (importId: string) =>
    (await env.FILES.list({ prefix: `imports/${importId}` })).objects.map(({ key }) => key.slice(24))
  expect(await keysOf(old.id)).toEqual([])
  expect(await keysOf(young.id)).toEqual(['', '.csv', '.json'])
  expect(await waitForReport(token, old.id)).toMatchObject({ state: 'done', rows: 1, rejected: 1, errors: [] })
  expect((await waitForReport(token, young.id)).errors).toHaveLength(1)

  const again = await postFeed(token, files[0]!.name, files[0]!.body)
  const { id: anotherId } = await again.json<{ id: string }>()
  expect(anotherId).not.toBe(old.id)
  expect((await waitForReport(token, anotherId)).state).toBe('done')
})
