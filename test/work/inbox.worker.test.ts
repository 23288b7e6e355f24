import { env } from 'cloudflare:workers'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { importSchema } from '../../src/api/schemas/imports.ts'
import { importFiles, stepsAfterAnswer } from '../../src/work/imports/import-files.ts'
import { takeUpInbox } from '../../src/work/imports/take-up-inbox.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { cutAt } from '../support/cut.ts'
import { feedName, newCandidate, newToken, type Report, sendFeed, visit } from '../support/site.ts'

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'

interface Moments {
  readonly receivedAt: string
}

async function sweep(): Promise<void> {
  await takeUpInbox(env)
  await importFiles(env, neutral, stepsAfterAnswer)
}

async function importNamed(token: string, name: string): Promise<Report> {
  const answer = await visit('/api/v1/imports', { headers: { Authorization: `Bearer ${token}` } })
  const { imports } = await answer.json<{ imports: Report[] }>()
  return imports.find((one) => (one as unknown as { name: string }).name === name)!
}

const textOf = async (key: string) => (await env.FILES.get(key))?.text()

test('a file put into the folder is taken in, packed or not, and its report lies beside it as JSON and CSV', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const [plain, packed] = [feedName('exams'), feedName('exams')]
  const body = `${header}\nI${id},${id},200-301,pass,2025-04-01\nJ${id},${id},200-301,maybe,2025-04-01\n`
  await env.FILES.put(`inbox/${plain}`, body)
  await env.FILES.put(`inbox/${packed}.gz`, await gzip(`${header}\nK${id},${id},350-401,pass,2025-04-01\n`))
  await sweep()

  const report = await importNamed(token, plain)
  expect(report).toMatchObject({ state: 'done', accepted: 1, rejected: 1 })
  expect(await importNamed(token, packed)).toMatchObject({ state: 'done', accepted: 1 })
  expect((await env.FILES.list({ prefix: 'inbox/' })).objects).toEqual([])
  expect(await textOf(`imports/${report.id}`)).toBe(body)
  expect(JSON.parse((await textOf(`imports/${report.id}.json`))!)).toMatchObject({
    name: plain,
    accepted: 1,
    rejected: 1,
  })
  expect(await textOf(`imports/${report.id}.csv`)).toBe(
    'line,column,message\r\n3,grade,"“maybe” is none of pass, fail."\r\n',
  )
})

test('taken up twice, at once or after a crash before it left the folder, it is one import', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const name = feedName('exams')
  const body = `${header}\nT${id},${id},200-301,pass,2025-04-01\n`
  await env.FILES.put(`inbox/${name}`, body)
  await Promise.all([sweep(), sweep()])
  const first = await importNamed(token, name)
  await env.FILES.put(`inbox/${name}`, body)
  await sweep()
  expect(await importNamed(token, name)).toMatchObject({ id: first.id, accepted: 1, rows: 1 })
  const files = (await env.FILES.list({ prefix: `imports/${first.id}` })).objects.map(({ key }) => key)
  expect(files).toEqual([`imports/${first.id}`, `imports/${first.id}.csv`, `imports/${first.id}.json`])
})

describe('what is no feed file is a refused import with its reason', () => {
  const howToName = /^Name the file <kind>-YYYYMMDD-HHMMSS\.csv after the moment it was made, in UTC; kinds are /
  const future = `exams-${new Date(Date.now() + 15 * 3_600_000)
    .toISOString()
    .replaceAll(/[-:]|\.\d+Z/g, '')
    .replace('T', '-')}.csv`

  test.each<[string, string, string, object]>([
    ['a name of no kind', 'a photo.jpg', 'x', { kind: null, reason: expect.stringMatching(howToName) }],
    ['a name without its moment', 'exams.csv', header, { kind: null, reason: expect.stringMatching(howToName) }],
    [
      'a folder of its own',
      'new/exams-20260101-000000.csv',
      header,
      { kind: null, reason: expect.stringMatching(howToName) },
    ],
    [
      'a name of the year 2626',
      'exams-26261111-000000.csv',
      header,
      { kind: 'exams', reason: expect.stringContaining('2626-11-11 00:00:00 UTC, which is in the future') },
    ],
    [
      'a name 15 hours ahead',
      future,
      header,
      { kind: 'exams', reason: expect.stringContaining('which is in the future') },
    ],
    [
      'what is not packed',
      `${feedName('candidates')}.gz`,
      'not packed',
      { kind: 'candidates', reason: 'This is not packed with gzip, or it is torn.' },
    ],
  ])('%s', async (_, name, body, wanted) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const token = await newToken()
    await env.FILES.put(`inbox/${name}`, body)
    await sweep()

    const listed = await importNamed(token, name)
    expect(listed).toMatchObject({ state: 'refused', rows: 0, recognised: null, ...wanted })
    const asked = await visit(`/api/v1/imports/${listed.id}`, { headers: { Authorization: `Bearer ${token}` } })
    expect(v.parse(importSchema, await asked.json())).toMatchObject({ state: 'refused', ...wanted, errors: [] })
    expect(await textOf(`imports/${listed.id}`)).toBe(body)
    expect(JSON.parse((await textOf(`imports/${listed.id}.json`))!)).toMatchObject({
      name,
      state: 'refused',
      ...wanted,
    })
    expect(log.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown)).toContainEqual({
      event: 'file refused',
      import: listed.id,
      reason: listed.reason,
    })
    expect((await env.FILES.list({ prefix: 'inbox/' })).objects).toEqual([])
  })

  test('which is told again where the same file comes again', async () => {
    const token = await newToken()
    await env.FILES.put('inbox/again.txt', 'x')
    await sweep()
    const first = await importNamed(token, 'again.txt')
    await env.FILES.put('inbox/again.txt', 'x')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    try {
      await Promise.all([sweep(), sweep()])
    } finally {
      vi.useRealTimers()
    }
    const again = await importNamed(token, 'again.txt')
    expect(again.id).toBe(first.id)
    expect((again as unknown as Moments).receivedAt > (first as unknown as Moments).receivedAt).toBe(true)
    const files = (await env.FILES.list({ prefix: `imports/${first.id}` })).objects.map(({ key }) => key)
    expect(files).toEqual([`imports/${first.id}`, `imports/${first.id}.csv`, `imports/${first.id}.json`])
  })

  test('and is taken in once its moment has come, and it is sent again', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const name = future.replace(/\d\.csv$/, '9.csv')
    const body = `${header}\nF${id},${id},200-301,pass,2025-04-01\n`
    await env.FILES.put(`inbox/${name}`, body)
    await sweep()
    const refused = await importNamed(token, name)
    expect(refused.state).toBe('refused')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 })
    try {
      await env.FILES.put(`inbox/${name}`, body)
      await sweep()
    } finally {
      vi.useRealTimers()
    }
    expect(await importNamed(token, name)).toMatchObject({ id: refused.id, state: 'done', reason: null, accepted: 1 })
  })
})

test('killed at any word with the database, the folder is empty in the end and what was no feed file is one refused import', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const token = await newToken()
  let words = 0
  for (let isCut = true; isCut; words++)
    for (const when of ['before', 'after'] as const) {
      const name = `cut ${words} ${when}.txt`
      await env.FILES.put(`inbox/${name}`, `x${name}`)
      isCut = await cutAt(env.DB, words + 1, when, () => takeUpInbox(env))
      await sweep()
      const { id, ...refused } = await importNamed(token, name)
      expect([words, when, refused]).toMatchObject([words, when, { state: 'refused', rows: 0 }])
      const files = (await env.FILES.list({ prefix: `imports/${id}` })).objects.map(({ key }) => key)
      expect([words, when, files]).toEqual([words, when, [`imports/${id}`, `imports/${id}.csv`, `imports/${id}.json`]])
      expect((await env.FILES.list({ prefix: 'inbox/' })).objects).toEqual([])
    }
  expect(words).toBeGreaterThan(2)
})

test('the markers of folders are left alone', async () => {
  await env.FILES.put('inbox/', '')
  await env.FILES.put('inbox/history/', '')
  await sweep()
  expect((await env.FILES.list({ prefix: 'inbox/' })).objects.map(({ key }) => key)).toEqual([
    'inbox/',
    'inbox/history/',
  ])
  await env.FILES.delete(['inbox/', 'inbox/history/'])
})

test('files that were packed one after another are read as one', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const name = feedName('exams')
  const parts = [`${header}\n`, `G${id},${id},200-301,pass,2025-04-01\n`, `H${id},${id},350-401,pass,2025-04-01\n`]
  const members = await Promise.all(parts.map(gzip))
  await env.FILES.put(`inbox/${name}.gz`, await new Blob(members).arrayBuffer())
  await sweep()
  expect(await importNamed(token, name)).toMatchObject({ state: 'done', rows: 2, accepted: 2 })

  const sent = feedName('exams')
  const body = await new Blob(
    await Promise.all([...parts, `I${id},${id},300-410,pass,2025-04-01\n`].map(gzip)),
  ).arrayBuffer()
  const headers = { 'Content-Encoding': 'gzip', 'Content-Length': String(body.byteLength) }
  expect(await sendFeed(token, sent, body, headers)).toMatchObject({ rows: 3, accepted: 1, unchanged: 2 })
})

async function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}
