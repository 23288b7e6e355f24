import { beforeAll, describe, expect, test, vi } from 'vitest'
import { env } from 'cloudflare:workers'
import { sweep } from '../../src/work/sweep.ts'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import {
  db,
  feedName,
  newCandidate,
  newToken,
  postFeed,
  type Report,
  sendFeed,
  visit,
  waitForReport,
} from '../support/site.ts'

interface Previewed extends Report {
  readonly preview: {
    readonly certifications: readonly Readonly<Record<string, unknown>>[]
    readonly people: number
    readonly mails: number
    readonly badges: number
    readonly kits: number
  } | null
}

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const passes = (...rows: readonly (readonly [key: string, id: string, grade?: string])[]) =>
  [header, ...rows.map(([key, id, grade = 'pass']) => `${key},${id},200-301,${grade},2025-04-01`), ''].join('\n')

let token: string

beforeAll(async () => {
  token = await newToken()
})

const bearer = () => ({ Authorization: `Bearer ${token}` })

async function preview(name: string, text: string): Promise<Previewed> {
  const headers = { ...bearer(), 'Content-Length': String(text.length), 'Content-Type': 'text/csv' }
  const sent = await visit(`/api/v1/imports?name=${name}&preview=1`, { method: 'POST', headers, body: text })
  expect(sent.status).toBe(202)
  return (await waitForReport(token, (await sent.json<Report>()).id)) as Previewed
}

async function live(id: string): Promise<Previewed> {
  const answer = await visit(`/api/v1/imports/${id}/go-live`, { method: 'POST', headers: bearer() })
  expect(answer.status).toBe(202)
  return (await waitForReport(token, id)) as Previewed
}

const holds = async (id: string) => {
  const answer = await visit(`/api/v1/candidates/${id}/standing`, { headers: bearer() })
  return (await answer.text()).includes('"status":"active"')
}

/** Previews of other tests may come first. */
async function sweepUntilGone(id: string): Promise<void> {
  for (let sweeps = 0; sweeps < 50 && (await left('preview_rows', id)) !== 0; sweeps++) await sweep(env, new Date())
  expect(await left('preview_rows', id)).toBe(0)
}

const left = (table: string, id: string) =>
  db.$client.prepare(`select count(*) as n from ${table} where import_id = ?`).bind(id).first('n')

describe('A preview', () => {
  test('counts and changes nothing, and what it says comes true when it goes live', async () => {
    const [ada, ben, cleo] = [await newCandidate(), await newCandidate(), await newCandidate()]
    await sendFeed(token, feedName('exams'), passes([`P${ben}`, ben], [`P${cleo}`, cleo]))
    // Ada gains, Ben loses, Cleo’s result would move to Ada, and one row is wrong.
    const text = passes([`P${ada}`, ada], [`P${ben}`, ben, 'fail'], [`P${cleo}`, ada], ['', ada])
    const report = await preview(feedName('exams'), text)
    expect(report).toMatchObject({ state: 'preview', rows: 4, accepted: 1, updated: 1, held: 1, rejected: 1 })
    expect(report.preview).toMatchObject({ people: 2, badges: 0, kits: 0 })
    expect(report.preview!.certifications).toEqual([
      { certification: 'DECK', gained: 1, lost: 1, later: 0, earlier: 0, suspended: 0 },
    ])
    expect([await holds(ada), await holds(ben), await holds(cleo)]).toEqual([false, true, true])
    expect(await left('facts', report.id)).toBe(0)

    const done = await live(report.id)
    expect(done).toMatchObject({ state: 'done', rows: 4, accepted: 1, updated: 1, held: 1, rejected: 1 })
    expect([await holds(ada), await holds(ben), await holds(cleo)]).toEqual([true, false, true])
    const { gone, written } = await rebuildHoldings(db, neutral, `HARB${Number(ada.slice(4)) - 1}`)
    expect([...gone, ...written].filter(({ candidateId }) => [ada, ben, cleo].includes(candidateId))).toEqual([])
    const again = await visit(`/api/v1/imports/${report.id}/go-live`, { method: 'POST', headers: bearer() })
    expect(again.status).toBe(409)
  })

  test('adds up what one person’s rows come to, however far apart they are', async () => {
    const ada = await newCandidate()
    await sendFeed(token, feedName('exams'), passes([`P${ada}`, ada]))
    const others = Array.from(
      { length: 700 },
      (_one, at) => [`P${ada}-${at}`, `HARB9${String(at).padStart(6, '0')}`] as const,
    )
    // The result is taken away at the beginning of the file, and comes again at its end under another number.
    const text = passes([`P${ada}`, ada, 'fail'], ...others, [`P${ada}-again`, ada])
    const report = await preview(feedName('exams'), text)
    expect(report).toMatchObject({ state: 'preview', rows: 702, updated: 1, accepted: 1, unmatched: 700 })
    expect(report.preview!.certifications.every(({ lost }) => lost === 0)).toBe(true)
    expect((await live(report.id)).state).toBe('done')
    expect(await holds(ada)).toBe(true)
  })

  test('stops going live where somebody would lose what it did not list', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    await sendFeed(token, feedName('exams'), passes([`P${ada}`, ada], [`P${ben}`, ben]))
    const text = passes([`P${ada}`, ada, 'fail'], [`P${ben}`, ben, 'fail'])
    // Ben holds it by another result as well: he loses nothing, until that one is corrected.
    await sendFeed(token, feedName('exams'), passes([`Q${ben}`, ben]))
    const report = await preview(feedName('exams'), text)
    expect(report.preview).toMatchObject({ people: 1 })
    await sendFeed(token, feedName('exams'), passes([`Q${ben}`, ben, 'fail']))

    const stopped = await live(report.id)
    expect(stopped).toMatchObject({ state: 'preview', preview: { people: 2 } })
    expect(stopped.reason).toContain('One more certification would be lost')
    expect([await holds(ada), await holds(ben)]).toEqual([true, true])
    expect((await live(report.id)).state).toBe('done')
    expect([await holds(ada), await holds(ben)]).toEqual([false, false])
  })

  test('is discarded, and the same file can be previewed again and taken in', async () => {
    const ada = await newCandidate()
    const [name, text] = [feedName('exams'), passes([`P${ada}`, ada])]
    const first = await preview(name, text)
    const discarded = await visit(`/api/v1/imports/${first.id}`, { method: 'DELETE', headers: bearer() })
    expect(await discarded.json()).toMatchObject({ state: 'discarded' })
    await sweepUntilGone(first.id)
    const second = await preview(name, text)
    expect(second).toMatchObject({ state: 'preview', accepted: 1 })
    expect(second.id).not.toBe(first.id)
    const sent = await postFeed(token, name, text)
    expect(await waitForReport(token, (await sent.json<Report>()).id)).toMatchObject({
      state: 'done',
      accepted: 1,
      rows: 1,
    })
    expect(await holds(ada)).toBe(true)
  })

  test('that nobody takes live is discarded after seven days', async () => {
    const ada = await newCandidate()
    const { id } = await preview(feedName('exams'), passes([`P${ada}`, ada]))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * 86_400_000 })
    try {
      await sweep(env, new Date())
    } finally {
      vi.useRealTimers()
    }
    expect(await waitForReport(token, id)).toMatchObject({ state: 'discarded' })
  })

  test('of a file that is no feed file fails with the sentence', async () => {
    const report = await preview(feedName('exams'), 'a,b\n1,2\n')
    expect(report).toMatchObject({ state: 'failed' })
    expect(report.reason).toContain('registration_number')
  })

  test('is asked for by this parameter and no other', async () => {
    const headers = { ...bearer(), 'Content-Length': '1', 'Content-Type': 'text/csv' }
    const path = `/api/v1/imports?name=${feedName('exams')}`
    for (const wrong of ['dry=1', 'Preview=1', 'preview=yes', 'preview=1&preview=1'])
      expect((await visit(`${path}&${wrong}`, { method: 'POST', headers, body: 'x' })).status).toBe(422)
  })
})
