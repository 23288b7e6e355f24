import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { importFiles, stepsAfterAnswer } from '../../src/work/imports/import-files.ts'
import { takeUpInbox } from '../../src/work/imports/take-up-inbox.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { feedName, newCandidate, newToken, type Report, visit } from '../support/site.ts'

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'

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
  const zipped = new Blob([`${header}\nK${id},${id},350-401,pass,2025-04-01\n`])
    .stream()
    .pipeThrough(new CompressionStream('gzip'))
  await env.FILES.put(`inbox/${packed}.gz`, await new Response(zipped).arrayBuffer())
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

test('what is no feed file is laid aside with the reason, and holds nothing up', async () => {
  const token = await newToken()
  const name = feedName('candidates')
  await env.FILES.put('inbox/a photo.jpg', 'x')
  await env.FILES.put(`inbox/${name}.gz`, 'not packed')
  await sweep()
  expect((await env.FILES.list({ prefix: 'inbox/' })).objects).toEqual([])
  expect(await textOf('imports/refused/a photo.jpg')).toBe('x')
  expect(await textOf('imports/refused/a photo.jpg.json')).toContain('has no name that says what it is')
  expect(await textOf(`imports/refused/${name}.gz.json`)).toContain('not packed with gzip')
  expect(await importNamed(token, name)).toBeUndefined()
})
