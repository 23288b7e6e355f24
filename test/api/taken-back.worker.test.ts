import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { howMany } from '../support/every-way.ts'
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
  takeHeld,
  visit,
  waitForReport,
} from '../support/site.ts'

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const passes = (...rows: readonly (readonly [key: string, id: string, grade?: string])[]) =>
  [header, ...rows.map(([key, id, grade = 'pass']) => `${key},${id},200-301,${grade},2025-04-01`), ''].join('\n')

let token: string

beforeAll(async () => {
  token = await newToken()
})

async function takeBack(id: string, by = token): Promise<Report> {
  const answer = await visit(`/api/v1/imports/${id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${by}` } })
  expect(answer.status).toBe(202)
  return waitForReport(by, id)
}

const standingOf = async (id: string, query = '') => {
  const path = `/api/v1/candidates/${id}/standing${query}`
  const answer = await visit(path, { headers: { Authorization: `Bearer ${token}` } })
  const { certifications } = await answer.json<{ certifications: { code: string; status: string }[] }>()
  return certifications.map(({ code, status }) => `${code} ${status}`)
}

/** What making somebody's record again changes. */
async function rebuiltChanges(id: string) {
  const { gone, written } = await rebuildHoldings(db, neutral, `HARB${Number(id.slice(4)) - 1}`)
  return [...gone, ...written].filter(({ candidateId }) => candidateId === id)
}

describe('A file that was taken back', () => {
  test('counts no longer, and what stood without it stands again', async () => {
    const ada = await newCandidate()
    await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    const before = await standingOf(ada)
    const wrong = await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada, 'fail']))
    expect(wrong.updated).toBe(1)
    expect(await standingOf(ada)).toEqual([])
    const between = new Date().toISOString()
    // The clock of a Worker moves on only when something is waited for.
    await scheduler.wait(5)

    expect(await takeBack(wrong.id)).toMatchObject({ state: 'withdrawn' })
    expect(await standingOf(ada)).toEqual(before)
    expect(await standingOf(ada, `?known=${between}`)).toEqual([])
    expect(await rebuiltChanges(ada)).toEqual([])
  })

  test('leaves what another file says as well', async () => {
    const ada = await newCandidate()
    const first = await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    const second = await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    expect(second.unchanged).toBe(1)
    const before = await standingOf(ada)

    await takeBack(first.id)
    expect(await standingOf(ada)).toEqual(before)
    await takeBack(second.id)
    expect(await standingOf(ada)).toEqual([])
    // A later file may say it again.
    await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    expect(await standingOf(ada)).toEqual(before)
    expect(await rebuiltChanges(ada)).toEqual([])
  })

  test('is refused when it is sent again, and is taken back once', async () => {
    const ada = await newCandidate()
    const [name, text] = [feedName('exams'), passes([`T${ada}`, ada])]
    const { id } = await sendFeed(token, name, text)
    await takeBack(id)
    const again = await postFeed(token, name, text)
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('This file was taken back at')
    expect(await takeBack(id)).toMatchObject({ state: 'withdrawn' })
  })

  test('is only for the token that sent it', async () => {
    const ada = await newCandidate()
    const { id } = await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    const headers = { Authorization: `Bearer ${await newToken()}` }
    expect((await visit(`/api/v1/imports/${id}`, { method: 'DELETE', headers })).status).toBe(403)
    expect((await visit('/api/v1/imports/none', { method: 'DELETE', headers })).status).toBe(404)
    expect(await standingOf(ada)).not.toEqual([])
  })

  test('takes back who it introduced, and their results wait for them again', async () => {
    const id = newCandidateId()
    await sendFeed(token, feedName('exams'), passes([`T${id}`, id]))
    const people = await sendFeed(
      token,
      feedName('candidates'),
      `candidate_id,last_name,email\n${id},Late,l@example.com\n`,
    )
    expect(await unmatchedOf(id)).toEqual([])
    await takeBack(people.id)
    expect(await unmatchedOf(id)).toEqual([[`T${id}`]])
    const again = `candidate_id,last_name,email\n${id},Late,late@example.com\n`
    await sendFeed(token, feedName('candidates'), again)
    expect(await unmatchedOf(id)).toEqual([])
  })

  test('asks no longer about its held rows', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    const moved = await sendFeed(token, feedName('exams'), passes([`T${ada}`, ben]))
    expect(moved.held).toBe(1)
    await takeBack(moved.id)
    const held = await visit(`/api/v1/imports/${moved.id}/held`, { headers: { Authorization: `Bearer ${token}` } })
    expect((await held.json<{ held: unknown[] }>()).held).toEqual([])
  })

  test('gives back what was moved to somebody else by a yes', async () => {
    const [ada, ben] = [await newCandidate(), await newCandidate()]
    await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    const before = await standingOf(ada)
    const moved = await sendFeed(token, feedName('exams'), passes([`T${ada}`, ben]))
    await takeHeld(token, moved.id, [2])
    expect([await standingOf(ada), await standingOf(ben)]).toEqual([[], before])
    await takeBack(moved.id)
    expect([await standingOf(ada), await standingOf(ben)]).toEqual([before, []])
  })

  test('of credits and codes takes its lists with it', async () => {
    const ada = await newCandidate()
    const credits = await sendFeed(token, feedName('creq'), creq(ada, '5'))
    expect(credits).toMatchObject({ state: 'done', accepted: 1 })
    expect(await activitiesOf(ada)).toBe(1)
    const code = `12345678901${ada.slice(-5)}`
    const papers = `verification_code,candidate_id,certification,issued_on\n${code},${ada},DECK,2025-04-01\n`
    await sendFeed(token, feedName('exams'), passes([`T${ada}`, ada]))
    const codes = await sendFeed(token, feedName('certificates'), papers)
    expect(codes.accepted).toBe(1)
    await takeBack(credits.id)
    await takeBack(codes.id)
    expect(await activitiesOf(ada)).toBe(0)
    expect(await db.$client.prepare('select count(*) as n from codes where code = ?').bind(code).first('n')).toBe(0)
  })

  test('leaves every record as if it had never come, whatever came before and after', async () => {
    const says = fc.record({ key: fc.nat(1), who: fc.nat(1), grade: fc.constantFrom('pass', 'fail') })
    const files = fc.array(fc.uniqueArray(says, { minLength: 1, maxLength: 3, selector: ({ key }) => key }), {
      minLength: 2,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(files, fc.nat(3), async (contents, at) => {
        const wrong = at % contents.length
        const one = [await newCandidate(), await newCandidate()]
        const other = [await newCandidate(), await newCandidate()]
        const text = (people: readonly string[], file: (typeof contents)[number]) =>
          passes(...file.map(({ key, who, grade }) => [`R${people[0]}${key}`, people[who]!, grade] as const))
        const ids: string[] = []
        for (const [file, rows] of contents.entries()) {
          const sent = await sendAndTake(text(one, rows))
          ids.push(sent.id)
          if (file !== wrong) await sendAndTake(text(other, rows))
        }
        await takeBack(ids[wrong]!)
        for (const [who, id] of one.entries()) {
          expect(await standingOf(id)).toEqual(await standingOf(other[who]!))
          expect(await rebuiltChanges(id)).toEqual([])
        }
      }),
      { numRuns: howMany(6, 60), seed: 20_261_201 },
    )
  })
})

/** Sends a file, with a yes to all that is held. */
async function sendAndTake(text: string): Promise<Report> {
  const report = await sendFeed(token, feedName('exams'), text)
  const lines = Array.from({ length: report.rows }, (_row, at) => at + 2)
  if (report.held === report.rows) await takeHeld(token, report.id, lines)
  else if (report.held > 0) for (const line of lines) await takeHeld(token, report.id, [line]).catch(() => {})
  return report
}

async function unmatchedOf(id: string) {
  const answer = await visit('/api/v1/imports/unmatched', { headers: { Authorization: `Bearer ${token}` } })
  const { unmatched } = await answer.json<{ unmatched: { candidateId: string; key: string[] }[] }>()
  return unmatched.filter(({ candidateId }) => candidateId === id).map(({ key }) => key)
}

function creq(id: string, points: string): string {
  return `external_id,candidate_id,name,provider_name,points,active_on\nX${id},${id},Talk,Provider,${points},2025-05-01\n`
}

async function activitiesOf(id: string) {
  return db.$client.prepare('select count(*) as n from activities where candidate_id = ?').bind(id).first('n')
}
