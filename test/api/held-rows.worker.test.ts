import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { db, feedName, newCandidate, newCandidateId, newToken, sendFeed, visit } from '../support/site.ts'

interface Listed {
  readonly held: readonly {
    readonly import: string
    readonly key: readonly string[]
    readonly candidateId: string
    readonly line: number
    readonly others: readonly { readonly state: string; readonly candidateId: string; readonly file: string }[]
  }[]
  readonly next?: string
}

const exams = 'registration_number,candidate_id,exam_code,grade,taken_on'
const passes = (...rows: readonly (readonly [key: string, id: string])[]) =>
  [exams, ...rows.map(([key, id]) => `${key},${id},200-301,pass,2025-04-01`), ''].join('\n')

let token: string

beforeAll(async () => {
  token = await newToken()
})

const list = async (path: string) =>
  (await visit(`/api/v1/imports/${path}`, { headers: { Authorization: `Bearer ${token}` } })).json<Listed>()

function answer(id: string, body: unknown): Promise<Response> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  return visit(`/api/v1/imports/${id}/held`, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** Whose the exams, the codes and the events say they are. */
async function owners(ids: readonly string[]): Promise<readonly (readonly [string, boolean])[]> {
  const holds = async (id: string) => {
    const held = await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${token}` } })
    return JSON.stringify(await held.json()).includes('"status":"active"')
  }
  return Promise.all(ids.map(async (id) => [id, await holds(id)] as const))
}

/** What making somebody's record again changes; other tests leave theirs as other rules had them. */
async function rebuiltChanges(id: string) {
  const { gone, written } = await rebuildHoldings(db, neutral, `HARB${Number(id.slice(4)) - 1}`)
  return [...gone, ...written].filter(({ candidateId }) => candidateId === id)
}

describe('a row that would move a result to another person', () => {
  async function moved() {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    const first = feedName('exams')
    await sendFeed(token, first, passes([`M${ada}`, ada]))
    const report = await sendFeed(token, feedName('exams'), passes([`M${ada}`, ben]))
    expect(report).toMatchObject({ rows: 1, updated: 0, held: 1 })
    return { ada, ben, first, report }
  }

  test('is held and listed with what counts, and moves it once somebody says yes', async () => {
    const { ada, ben, first, report } = await moved()
    expect(await owners([ada, ben])).toEqual([
      [ada, true],
      [ben, false],
    ])
    const { held } = await list(`${report.id}/held`)
    expect(held).toMatchObject([
      {
        import: report.id,
        key: [`M${ada}`],
        candidateId: ben,
        line: 2,
        others: [{ state: 'counts', candidateId: ada, file: first }],
      },
    ])
    expect(await rebuiltChanges(ada)).toEqual([])

    const answered = await answer(report.id, { lines: [2], take: true })
    expect([answered.status, await answered.json()]).toEqual([200, { answered: 1 }])
    expect(await owners([ada, ben])).toEqual([
      [ada, false],
      [ben, true],
    ])
    expect((await list(`${report.id}/held`)).held).toEqual([])
    expect(await rebuiltChanges(ada)).toEqual([])
    // Said twice, it is the same; the contrary comes too late.
    expect(await (await answer(report.id, { lines: [2], take: true })).json()).toEqual({ answered: 0 })
    expect((await answer(report.id, { lines: [2], take: false })).status).toBe(409)
  })

  test('stays away once somebody says no, whichever file says it again', async () => {
    const { ada, ben, report } = await moved()
    const again = await sendFeed(token, feedName('exams'), passes([`M${ada}`, ben]))
    expect(again).toMatchObject({ held: 1 })
    expect((await list(`${report.id}/held`)).held[0]!.others.map(({ state }) => state)).toEqual(['counts', 'held'])
    // The answer to one is the answer to both.
    expect(await (await answer(again.id, { lines: [2], take: false })).json()).toEqual({ answered: 2 })
    expect((await list(`${report.id}/held`)).held).toEqual([])
    expect(await sendFeed(token, feedName('exams'), passes([`M${ada}`, ben]))).toMatchObject({ unchanged: 1, held: 0 })
    expect(await owners([ada, ben])).toEqual([
      [ada, true],
      [ben, false],
    ])
  })

  test('waits for a person who is not known as any other row does, after a yes', async () => {
    const [ada, stranger] = [await newCandidate(), newCandidateId()]
    await sendFeed(token, feedName('exams'), passes([`U${ada}`, ada]))
    const report = await sendFeed(token, feedName('exams'), passes([`U${ada}`, stranger]))
    const waiting = () => env.DB.prepare('select line from unmatched where candidate_id = ?').bind(stranger).all()
    expect((await waiting()).results).toEqual([])
    await answer(report.id, { lines: [2], take: true })
    expect((await waiting()).results).toEqual([{ line: 2 }])
    expect(await owners([ada])).toEqual([[ada, false]])
  })
})

describe('one key for two people in one file', () => {
  test('is held, both rows, and taken as far as somebody says yes', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    const report = await sendFeed(token, feedName('exams'), passes([`D${ada}`, ada], [`D${ada}`, ben]))
    expect(report).toMatchObject({ rows: 2, accepted: 0, updated: 0, held: 2 })
    expect(await owners([ada, ben])).toEqual([
      [ada, false],
      [ben, false],
    ])
    expect(
      (await list(`${report.id}/held`)).held.map(({ line, others }) => [line, others.map((one) => one.candidateId)]),
    ).toEqual([
      [2, [ben]],
      [3, [ada]],
    ])
    expect((await answer(report.id, { lines: [2, 4], take: true })).status).toBe(409)
    await answer(report.id, { lines: [2], take: true })
    await answer(report.id, { lines: [3], take: false })
    expect(await owners([ada, ben])).toEqual([
      [ada, true],
      [ben, false],
    ])
  })

  test('is held although many rows, and steps, lie between, and nothing of it stays', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    const header = 'external_id,candidate_id,name,provider_name,points,active_on'
    const row = (key: string, id: string) => `${key},${id},${'Talk '.repeat(40)},Live,1,2025-05-01`
    const between = Array.from({ length: 2000 }, (_, at) => row(`B${ada}-${at}`, ada))
    const body = [header, row(`X${ada}`, ada), ...between, row(`X${ada}`, ben), ''].join('\n')
    const report = await sendFeed(token, feedName('creq'), body)
    expect(report).toMatchObject({ state: 'done', rows: 2002, accepted: 2000, unchanged: 0, held: 2 })
    const activities = () =>
      env.DB.prepare('select candidate_id from activities where external_id = ?').bind(`X${ada}`).all()
    const words = (id: string) =>
      env.DB.prepare('select count(*) as count from activity_words where activity_words match ?')
        .bind(`"${id.toLowerCase()}xx${ada.toLowerCase()}"`)
        .first('count')
    expect((await activities()).results).toEqual([])
    expect(await words(ada)).toBe(0)
    expect(await rebuiltChanges(ada)).toEqual([])
    expect((await activities()).results).toEqual([])
    await answer(report.id, { lines: [2, 2003], take: true })
    expect((await activities()).results).toEqual([{ candidate_id: ben }])
    expect(await words(ben)).toBe(1)
  })

  test('leaves codes issued before to nobody', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    const rows = [ada, ben].map((id) => `BCDF${ada},${id},DECK,2019-12-08`)
    const header = 'verification_code,candidate_id,certification,issued_on'
    const report = await sendFeed(token, feedName('certificates'), [header, ...rows, ''].join('\n'))
    expect(report).toMatchObject({ held: 2 })
    const code = () => env.DB.prepare('select candidate_id from codes where code = ?').bind(`BCDF${ada}`).first()
    expect(await code()).toBeNull()
    await answer(report.id, { lines: [2], take: true })
    expect(await code()).toEqual({ candidate_id: ada })
  })
})

test('all held rows are listed page by page, and what is no answer is refused', async () => {
  const ada = await newCandidate()
  const ben = await newCandidate()
  const keys = Array.from({ length: 60 }, (_, at) => `P${ada}-${at}`)
  const report = await sendFeed(
    token,
    feedName('exams'),
    passes(
      ...keys.flatMap(
        (key) =>
          [
            [key, ada],
            [key, ben],
          ] as const,
      ),
    ),
  )
  expect(report).toMatchObject({ held: 120 })
  const found: string[] = []
  for (let path: string | undefined = 'held'; path;) {
    const page: Listed = await list(path)
    found.push(...page.held.filter((one) => one.import === report.id).map(({ line }) => String(line)))
    path = page.next?.replace('/api/v1/imports/', '')
  }
  expect(new Set(found).size).toBe(120)
  const first = await list(`${report.id}/held`)
  const rest = await list(first.next!.replace('/api/v1/imports/', ''))
  expect([first.held.length, rest.held.length, rest.next]).toEqual([100, 20, undefined])

  for (const body of [{}, { lines: [], take: true }, { lines: [2] }, { lines: ['2'], take: true }, undefined])
    expect((await answer(report.id, body)).status).toBe(422)
  expect((await answer('NOSUCHIMPORT', { lines: [2], take: true })).status).toBe(404)
  expect(
    (await visit('/api/v1/imports/NOSUCHIMPORT/held', { headers: { Authorization: `Bearer ${token}` } })).status,
  ).toBe(404)
})
