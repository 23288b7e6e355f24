import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { feedName, newCandidate, newToken, origin, postFeed, sendFeed, waitForReport } from '../support/site.ts'

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const text = new TextEncoder()

/** What a file that no office meant to send comes to: a sentence, and nothing half done. */
async function reportOf(body: BodyInit, headers: HeadersInit = {}) {
  const token = await newToken()
  const bytes = new Uint8Array(await new Response(body).arrayBuffer())
  const length = { 'Content-Length': String(bytes.byteLength) }
  return sendFeed(token, feedName('exams'), bytes, { ...length, ...headers })
}

describe('refused whole, with a sentence, is', () => {
  test('a zip archive', async () => {
    const zip = new Uint8Array(2000).fill(7)
    zip.set([0x50, 0x4b, 0x03, 0x04])
    const report = await reportOf(zip)
    expect(report).toMatchObject({ state: 'failed', rows: 0 })
    expect(report.reason).toMatch(/^This is no exams file: its header lacks registration_number/)
  })

  test('a header that names a column twice', async () => {
    const report = await reportOf(`${header},grade\n`)
    expect(report).toMatchObject({ state: 'failed', rows: 0 })
    expect(report.reason).toBe('The header names the column “grade” twice.')
  })

  test('a row longer than what is read at once; the rows before it went in', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const long = 'x'.repeat(100_000)
    const body = `${header}\nL${id},${id},200-301,pass,2025-04-01\nM${id},${long},200-301,pass,2025-04-01\n`
    const report = await sendFeed(token, feedName('exams'), body)
    expect(report.state).toBe('failed')
    expect(report.reason).toMatch(/^Line 3: this row is longer than 32 KiB/)
    expect(report.accepted).toBe(1)
  })

  test('a body that says it is packed and is not, or is torn', async () => {
    const token = await newToken()
    const packed = await gzip(`${header}\n`.repeat(50))
    for (const body of [text.encode(header), packed.slice(0, packed.byteLength - 12)]) {
      const headers = { 'Content-Encoding': 'gzip', 'Content-Length': String(body.byteLength) }
      const answer = await postFeed(token, feedName('exams'), body, headers)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('not packed with gzip, or it is torn')
    }
  })
})

describe('rejected row by row is', () => {
  test('a field with a zero byte, and the rows around it go in', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const row = (number: string) => `${number}${id},${id},200-301,pass,2025-04-01\n`
    const report = await sendFeed(token, feedName('exams'), `${header}\n${row('A')}${row('B\0')}${row('C')}`)
    expect(report).toMatchObject({ state: 'done', accepted: 2, rejected: 1 })
    expect(report.errors).toEqual([
      { line: 3, column: 'registration_number', message: 'This field holds signs that cannot be printed.' },
    ])
  })

  test('a row of 600 columns; a header of 600 is taken, with one word about the columns it has too many', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const more = Array.from({ length: 595 }, (_, at) => `more_${at}`).join()
    const row = `W${id},${id},200-301,pass,2025-04-01`
    const wide = await sendFeed(token, feedName('exams'), `${header}\n${row},${more}\n`)
    expect(wide).toMatchObject({ state: 'done', accepted: 0, rejected: 1 })
    expect(wide.errors[0]!.message).toBe('This row has 600 fields; the header has 5.')
    const known = await sendFeed(token, feedName('exams'), `${header},${more}\n${row},${more}\n`)
    expect(known).toMatchObject({ state: 'done', accepted: 1, rejected: 0 })
    expect(known.warnings).toEqual([
      '595 columns are not known and were ignored: “more_0”, “more_1”, “more_2” and others.',
    ])
  })
})

test('a bomb of gzip is refused as soon as it is too large, and leaves nothing', async () => {
  const feeds = { ...defaultSettings.feeds, mostUnpacked: 4 * 1024 * 1024 }
  const app = makeApp(neutral, { ...defaultSettings, feeds })
  const zeros = new Blob([new Uint8Array(64 * 1024 * 1024)]).stream().pipeThrough(new CompressionStream('gzip'))
  const packed = await new Response(zeros).arrayBuffer()
  expect(packed.byteLength).toBeLessThan(100_000)
  const before = await countFiles()
  const request = new Request(`${origin}/api/v1/imports?name=${feedName('exams')}`, {
    method: 'POST',
    body: packed,
    headers: {
      Authorization: `Bearer ${await newToken()}`,
      'Content-Encoding': 'gzip',
      'Content-Length': String(packed.byteLength),
    },
  })
  const answer = await app.fetch(request, env, createExecutionContext())
  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('1 GiB when unpacked')
  expect(await countFiles()).toBe(before)
})

test('our own mark before a formula is taken off again when a file comes back', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const creq = 'external_id,candidate_id,name,provider_name,points,active_on'
  const first = await sendFeed(token, feedName('creq'), `${creq}\n${id},${id},=1+1,Live,1,2025-01-01\n`)
  expect(first.accepted).toBe(1)
  const again = await sendFeed(token, feedName('creq'), `${creq}\n${id},${id},'=1+1,Live,1,2025-01-01\n`)
  expect(again).toMatchObject({ unchanged: 1, updated: 0 })
})

test('an import that failed is taken up again by sending it once more', async () => {
  const token = await newToken()
  const name = feedName('exams')
  const first = await sendFeed(token, name, 'no header at all\n')
  expect(first.state).toBe('failed')
  const again = await postFeed(token, name, 'no header at all\n')
  const { id } = await again.json<{ id: string }>()
  expect(id).toBe(first.id)
  expect((await waitForReport(token, id)).state).toBe('failed')
})

async function countFiles(): Promise<number> {
  let [count, cursor] = [0, undefined as string | undefined]
  do {
    const listed = await env.FILES.list({ prefix: 'imports/', ...(cursor && { cursor }) })
    count += listed.objects.length
    cursor = listed.truncated ? listed.cursor : undefined
  } while (cursor)
  return count
}

async function gzip(content: string): Promise<Uint8Array> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
