import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import badCreq from '../fixtures/bad/creq-20261101-070500.csv?raw'
import badExams from '../fixtures/bad/exams-20261101-070000.csv?raw'
import noExams from '../fixtures/bad/exams-20261101-071000.csv?raw'
import noGrants from '../fixtures/bad/grants-20261101-071500.csv?raw'
import guideAgreements from '../programs/neutral/demo/feeds/agreements-20261101-063000.csv?raw'
import guideCandidates from '../programs/neutral/demo/feeds/candidates-20261101-060000.csv?raw'
import guideCreq from '../programs/neutral/demo/feeds/creq-20200214-200500.csv?raw'
import guideExams from '../programs/neutral/demo/feeds/exams-20261101-061500.csv?raw'
import guideGrants from '../programs/neutral/demo/feeds/grants-20200101-000000.csv?raw'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import {
  db,
  feedName,
  newCandidate,
  newCandidateId,
  newToken,
  postFeed,
  type Report,
  sendFeed,
  visit,
} from '../support/site.ts'

const counts = ({ rows, accepted, updated, unchanged, superseded, unmatched, held, rejected }: Report) => ({
  rows,
  accepted,
  updated,
  unchanged,
  superseded,
  unmatched,
  held,
  rejected,
})
const examsHeader = 'registration_number,candidate_id,exam_code,grade,taken_on'
const problemOf = (answer: Response) => answer.json<{ status: number; detail: string; errors?: { field: string }[] }>()

describe('the feeds of the guide, then the bad ones', () => {
  test('every row of the guide is taken in', async () => {
    const token = await newToken()
    const files = [
      ['candidates-20261101-060000.csv', guideCandidates, 1],
      ['exams-20261101-061500.csv', guideExams, 10],
      ['creq-20200214-200500.csv', guideCreq, 2],
      ['grants-20200101-000000.csv', guideGrants, 2],
      ['agreements-20261101-063000.csv', guideAgreements, 1],
    ] as const
    for (const [name, body, rows] of files) {
      const report = await sendFeed(token, name, body)
      expect(report).toMatchObject({ state: 'done', name, errors: [], warnings: [] })
      expect(counts(report)).toEqual({
        rows,
        accepted: rows,
        updated: 0,
        unchanged: 0,
        superseded: 0,
        unmatched: 0,
        held: 0,
        rejected: 0,
      })
    }
  })

  test('bad exams: two go in, one was there already, one waits for its candidate, eight say what is wrong', async () => {
    const report = await sendFeed(await newToken(), 'exams-20261101-070000.csv', badExams)
    expect(report.state).toBe('done')
    expect(counts(report)).toEqual({
      rows: 12,
      accepted: 2,
      updated: 0,
      unchanged: 1,
      superseded: 0,
      unmatched: 1,
      held: 0,
      rejected: 8,
    })
    expect(report.errors.map((error) => [error.line, error.column])).toEqual([
      [2, 'taken_on'],
      [3, 'candidate_id'],
      [4, 'exam_code'],
      [5, 'grade'],
      [6, 'taken_on'],
      [7, 'grade'],
      [8, 'registration_number'],
      [13, 'field 6'],
    ])
    expect(report.errors[0]!.message).toBe('“2023-02-30” is not a day of the calendar written as YYYY-MM-DD.')
    expect(report.errors[5]!.message).toBe('This row has 3 fields; the header has 5.')
  })

  test('bad credits: a mark before the header, quotes and line breaks are taken; lines are counted as an editor does', async () => {
    const report = await sendFeed(await newToken(), 'creq-20261101-070500.csv', badCreq)
    expect(report.reason).toBeNull()
    expect(counts(report)).toEqual({
      rows: 7,
      accepted: 3,
      updated: 0,
      unchanged: 0,
      superseded: 0,
      unmatched: 0,
      held: 0,
      rejected: 4,
    })
    expect(report.errors.map((error) => [error.line, error.column])).toEqual([
      [3, 'points'],
      [4, 'points'],
      [5, 'points'],
      [9, 'expires_on'],
    ])
  })

  test('what is no file of its kind is refused whole, with the reason', async () => {
    const token = await newToken()
    const png = await sendFeed(token, 'exams-20261101-071000.csv', noExams)
    expect(png).toMatchObject({ state: 'failed', rows: 0 })
    expect(png.reason).toMatch(/^This is no exams file: its header lacks registration_number/)
    const grants = await sendFeed(token, 'grants-20261101-071500.csv', noGrants)
    expect(grants).toMatchObject({ state: 'failed', rows: 0 })
    expect(grants.reason).toBe(
      'This is no grants file: its header lacks grant_id, candidate_id, certification, granted_on, reason.',
    )
  })
})

describe('a file', () => {
  test('of the same name and bytes is the same import, packed or not, and is read once', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const body = `${examsHeader}\nR${id},${id},200-301,pass,2025-04-01\n`
    const name = feedName('exams')
    const first = await sendFeed(token, name, body)
    const packed = await new Response(
      new Blob([body]).stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer()
    const length = { 'Content-Length': String(packed.byteLength) }
    const again = await sendFeed(token, name, packed, { 'Content-Encoding': 'gzip', ...length })
    expect(again.id).toBe(first.id)
    expect(counts(again)).toEqual({
      rows: 1,
      accepted: 1,
      updated: 0,
      unchanged: 0,
      superseded: 0,
      unmatched: 0,
      held: 0,
      rejected: 0,
    })
    expect(
      (await env.FILES.list({ prefix: `imports/${first.id}` })).objects.filter((one) => one.key.endsWith(first.id)),
    ).toHaveLength(1)
  })

  test('is kept as it came, under the import', async () => {
    const token = await newToken()
    const body = `${examsHeader}\nX1,nobody,200-301,pass,2025-04-01\n`
    const report = await sendFeed(token, feedName('exams'), body)
    expect(await (await env.FILES.get(`imports/${report.id}`))!.text()).toBe(body)
  })

  test('of many steps counts every row once', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const rows = Array.from({ length: 950 }, (_, at) => `M${id}-${at},${id},300-410,fail,2025-04-01`)
    const report = await sendFeed(token, feedName('exams'), [examsHeader, ...rows, ''].join('\n'))
    expect(counts(report)).toMatchObject({ rows: 950, accepted: 950 })
  })

  test('whose rows end exactly where a step ends is done', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const rows = Array.from({ length: 400 }, (_, at) => `S${id}-${at},${id},300-410,fail,2025-04-01`)
    const report = await sendFeed(token, feedName('exams'), [examsHeader, ...rows].join('\n'))
    expect(report).toMatchObject({ state: 'done', rows: 400, accepted: 400 })
  })

  test('that is torn says on which line and in which column, and keeps what came before', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const report = await sendFeed(
      token,
      feedName('exams'),
      `${examsHeader}\nT${id},${id},200-301,pass,2025-04-01\nU${id},"${id},200-3`,
    )
    expect(counts(report)).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
    expect(report.errors).toEqual([
      {
        line: 3,
        column: 'candidate_id',
        message: 'The quotation mark that opens this field is never closed: the file seems to be torn.',
      },
    ])
  })

  test('may have its columns in any order, unknown ones, and bytes that are no text in one row', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const text = `taken_on,grade,colour,exam_code,candidate_id,registration_number\n2025-04-01,pass,red,200-301,${id},V${id}\n2025-04-01,pass,\u0001,200-301,${id},W${id}\n`
    const bytes = new TextEncoder().encode(text)
    bytes[bytes.indexOf(1)] = 0xff
    const report = await sendFeed(token, feedName('exams'), bytes, { 'Content-Length': String(bytes.byteLength) })
    expect(counts(report)).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
    expect(report.warnings).toEqual(['The column “colour” is not known and was ignored.'])
    expect(report.errors).toEqual([{ line: 3, column: 'colour', message: 'This field is not UTF-8 text.' }])
  })

  test('with no row and no header is refused', async () => {
    const report = await sendFeed(await newToken(), feedName('exams'), '')
    expect(report).toMatchObject({ state: 'failed', reason: 'The file is empty.' })
  })
})

describe('corrections', () => {
  const row = (id: string, day: string) => `${examsHeader}\nK${id},${id},200-301,pass,${day}\n`

  test('of two versions the one made later stands, whichever arrived first', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const [older, newer] = [feedName('exams'), feedName('exams')]
    expect(counts(await sendFeed(token, newer, row(id, '2025-05-01')))).toMatchObject({ accepted: 1 })
    expect(counts(await sendFeed(token, older, row(id, '2025-04-01')))).toMatchObject({ accepted: 0, superseded: 1 })
    expect(counts(await sendFeed(token, feedName('exams'), row(id, '2025-06-01')))).toMatchObject({ updated: 1 })
    expect(await earnedOn(token, id)).toBe('2025-06-01')
  })

  test('may move a fact to somebody else after a yes: both are worked out anew', async () => {
    const token = await newToken()
    const [from, to] = [await newCandidate(), await newCandidate()]
    await sendFeed(token, feedName('exams'), `${examsHeader}\nY${from},${from},200-301,pass,2025-04-01\n`)
    expect(await earnedOn(token, from)).toBe('2025-04-01')
    const moved = `${examsHeader}\nY${from},${to},200-301,pass,2025-04-01\n`
    const { id, held } = await sendFeed(token, feedName('exams'), moved)
    expect([held, await earnedOn(token, from)]).toEqual([1, '2025-04-01'])
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const body = JSON.stringify({ lines: [2], take: true })
    await visit(`/api/v1/imports/${id}/held`, { method: 'POST', headers, body })
    expect(await earnedOn(token, from)).toBeUndefined()
    expect(await earnedOn(token, to)).toBe('2025-04-01')
    expect(await holdingsOf(from)).toEqual([])
    expect(await holdingsOf(to)).toHaveLength(2)
  })
})

test('a row for a candidate who is not there yet counts from the day they arrive', async () => {
  const token = await newToken()
  const id = newCandidateId()
  const early = await sendFeed(token, feedName('exams'), `${examsHeader}\nE${id},${id},200-301,pass,2025-04-01\n`)
  expect(counts(early)).toMatchObject({ accepted: 0, unmatched: 1 })
  await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${id},Late,late@example.com\n`)
  expect(await earnedOn(token, id)).toBe('2025-04-01')
})

test('leaves what other tests write where all they need is a candidate', async () => {
  const [one, other] = [newCandidateId(), await newCandidate({ '200-301': '2025-04-01' })]
  const token = await newToken()
  const person = `${one},Person ${one},${one}@example.com`
  await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${person}\n`)
  await sendFeed(token, feedName('exams'), `${examsHeader}\nR${one}-0,${one},200-301,pass,2025-04-01\n`)
  for (const table of ['candidates where id', 'facts where candidate_id', 'holdings where candidate_id'])
    expect([table, await leftIn(table, other)]).toEqual([table, await leftIn(table, one)])
})

/** Somebody's rows without their own id, file and moments. */
async function leftIn(table: string, id: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare(`select * from ${table} = ?`).bind(id).all()
  const own = new RegExp(`${id}|\\d{4}-\\d\\d-\\d\\dT.*|(exams|candidates)-.*csv|^[0-9A-Z]{16}$`, 'g')
  return results.map((row) => JSON.parse(JSON.stringify(row), (_, value) => String(value).replaceAll(own, 'own')))
}

test('two imports for the same people at once lose nothing', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const exams = ['200-301', '350-401', '300-410', '300-415', '300-420', '200-201', '200-901', '350-701']
  const reports = await Promise.all(
    exams.map((exam, at) =>
      sendFeed(token, feedName('exams'), `${examsHeader}\nP${id}-${at},${id},${exam},pass,2025-04-01\n`),
    ),
  )
  expect(reports.map((report) => report.accepted)).toEqual(exams.map(() => 1))
  // From this candidate on: those of other tests may follow other rules just now.
  const rebuilt = await rebuildHoldings(db, neutral, `HARB${Number(id.slice(4)) - 1}`)
  expect([...rebuilt.gone, ...rebuilt.written].filter(({ candidateId }) => candidateId === id)).toEqual([])
  const held = new Set((await holdingsOf(id)).map((holding) => holding.certification))
  expect(held).toEqual(
    new Set([
      'DECK',
      'MATE-ENT',
      'DECK-CYBER',
      'DECK-AUTO',
      ...['350-401', '300-410', '300-415', '300-420', '350-701'].map((exam) => `SKIL-${exam}`),
    ]),
  )
})

describe('who may send what', () => {
  const body = `${examsHeader}\n`

  test.each([
    ['no token', {}, 401],
    ['a token that nobody gave out', { Authorization: `Bearer ${'x'.repeat(43)}` }, 401],
    ['a token that is no token', { Authorization: 'Bearer ?' }, 401],
    ['a password', { Authorization: 'Basic eDp5' }, 401],
  ])('%s is turned away', async (_, headers, status) => {
    const answer = await visit('/api/v1/imports?name=exams-20260101-000000.csv', { method: 'POST', body, headers })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  })

  test('a token without the scope, or past its end, is turned away', async () => {
    expect((await postFeed(await newToken(['candidates:read']), feedName('exams'), body)).status).toBe(403)
    expect((await postFeed(await newToken(undefined, -1), feedName('exams'), body)).status).toBe(401)
  })

  test.each([
    'exams.csv',
    'exams-20260230-000000.csv',
    'people-20260101-000000.csv',
    '../exams-20260101-000000.csv',
    '',
  ])('the name “%s” says nothing: 422', async (name) => {
    const answer = await postFeed(await newToken(), name, body)
    expect(answer.status).toBe(422)
    expect((await problemOf(answer)).errors?.[0]?.field).toBe('name')
  })

  test('a body over 50 MiB is refused before it is read to the end', async () => {
    let read = 0
    const endless = new ReadableStream({
      pull(controller) {
        read += 65536
        controller.enqueue(new Uint8Array(65536))
      },
    })
    const headers = { 'Content-Length': String(51 * 1024 * 1024) }
    const answer = await postFeed(await newToken(), feedName('exams'), endless as unknown as BodyInit, headers)
    expect(answer.status).toBe(413)
    expect((await problemOf(answer)).detail).toContain('At most 50 MiB')
    expect(read).toBeLessThan(2 * 1024 * 1024)
  })

  test('a body without a length, or packed in another way, is refused', async () => {
    const token = await newToken()
    const headers = { Authorization: `Bearer ${token}` }
    const unmeasured = new ReadableStream({ start: (made) => made.close() }) as unknown as BodyInit
    const path = `/api/v1/imports?name=${feedName('exams')}`
    expect((await visit(path, { method: 'POST', body: unmeasured, headers })).status).toBe(411)
    expect((await postFeed(token, feedName('exams'), body, { 'Content-Encoding': 'br' })).status).toBe(415)
    expect((await postFeed(token, feedName('exams'), body, { 'Content-Encoding': 'gzip' })).status).toBe(422)
  })

  test('an import that is not there is 404', async () => {
    const answer = await visit('/api/v1/imports/NOPE', { headers: { Authorization: `Bearer ${await newToken()}` } })
    expect(answer.status).toBe(404)
  })
})

async function earnedOn(token: string, id: string): Promise<string | undefined> {
  const answer = await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${token}` } })
  const { certifications } = await answer.json<{ certifications: { code: string; firstEarnedOn: string }[] }>()
  return certifications.find((one) => one.code === 'DECK')?.firstEarnedOn
}

async function holdingsOf(id: string) {
  const found = await env.DB.prepare('select * from holdings where candidate_id = ?')
    .bind(id)
    .all<{ certification: string }>()
  return found.results
}
