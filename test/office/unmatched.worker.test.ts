import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../src/work/sweep.ts'
import { takeInRows } from '../support/candidates.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import {
  feedName,
  newCandidate,
  newCandidateId,
  newToken,
  sendFeed,
  signIn,
  visit,
  waitForReport,
} from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const { signedIn } = officeOfTests()

let clerk: Awaited<ReturnType<typeof signedIn>>
let token: string

beforeAll(async () => {
  clerk = await signedIn(['records'])
  token = await newToken()
})

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const hinted = `${header},last_name,first_name,email,vue_testing_id`
const exam = (key: string, person: string, more = '') => `${key},${person},200-301,pass,2025-04-01${more}`

interface Listed {
  readonly unmatched: readonly {
    readonly kind: string
    readonly key: string
    readonly candidateId: string
    readonly hints: Record<string, string>
    readonly likely: readonly { id: string; why: string[] }[]
    readonly dismissedAt: string | null
  }[]
  readonly next: string | null
}

const found = async (typed: string) =>
  (await clerk.json<Listed>(`/office/unmatched?q=${encodeURIComponent(typed)}`)).unmatched
const listedByApi = async (person: string) => {
  const headers = { Authorization: `Bearer ${token}` }
  const { unmatched } = await (await visit('/api/v1/imports/unmatched', { headers })).json<Listed>()
  return unmatched.filter(({ candidateId }) => candidateId === person)
}

/** Attaches a row as the page does: the form, the preview, the yes. */
async function attach(key: string, from: string, to: string, why = 'wrong-person') {
  const path = `/office/people/${from}/changes/attach`
  const fields = { kind: 'exams', key, to, why, reason: 'A test, case 7' }
  const preview = await pageOf(clerk.post(path, fields))
  const versions = /name="versions" value="([^"]*)"/.exec(preview)?.[1]?.replaceAll('&quot;', '"')
  if (!versions) return preview
  return clerk.post(`${path}/confirm`, { ...fields, versions })
}

const holdsOf = async (id: string) =>
  (await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${token}` } })).text()

/** An id that differs from another in one figure, and that no other test has. */
const nextTo = (id: string) => id.replace(/^HARB7/, 'HARB2')

describe('a row of somebody nobody knows', () => {
  test('names who it may be: one symbol of the ID differs, two are swapped, the same email, name or testing ID', async () => {
    const person = newCandidateId()
    await takeInRows(
      'candidates',
      `candidate_id,last_name,first_name,email,vue_testing_id\n${person},Håkansson${person},Ada,${person}@example.com,V${person.slice(4)}\n`,
    )
    const swapped = `${person.slice(0, 5)}${person[6]}${person[5]}${person.slice(7)}`
    const far = newCandidateId().replace(/^HARB7/, 'HARB1')
    const rows = [
      exam(`A${person}`, nextTo(person), ',,,,'),
      exam(`B${person}`, swapped === person ? nextTo(person) : swapped, ',,,,'),
      exam(`C${person}`, far, `,,,${person.toUpperCase()}@EXAMPLE.com,`),
      exam(`D${person}`, far, `,HAKANSSON${person},ada,nobody@example.org,`),
      exam(`E${person}`, far, ',Nobody,At all,,'),
      exam(`V${person}`, far, `,,,,V${person.slice(4)}`),
    ]
    await takeInRows('exams', [hinted, ...rows, ''].join('\n'))
    const likely = async (key: string) => (await found(`${key}${person}`))[0]!.likely
    expect(await likely('A')).toEqual([{ id: person, name: expect.any(String), why: ['one symbol of the ID differs'] }])
    expect((await likely('B')).map(({ id }) => id)).toContain(person)
    expect(await likely('C')).toMatchObject([{ id: person, why: ['same email address'] }])
    expect(await likely('D')).toMatchObject([{ id: person, why: ['same name'] }])
    expect(await likely('E')).toEqual([])
    expect(await likely('V')).toMatchObject([{ id: person, why: ['same testing ID'] }])
    // It is found by who it says it is about.
    expect((await found(`hakansson${person}`)).map(({ key }) => key)).toEqual([`D${person}`])
    expect((await found(`${person}@example.com`)).map(({ key }) => key)).toEqual([`C${person}`])
    expect(await found(far)).toHaveLength(4)
    const html = await pageOf(clerk.get(`/office/unmatched?q=C${person}`))
    expect(html).toContain(`to=${person}`)
  })

  test('names who asked where their result of that exam and day is', async () => {
    const person = await newCandidate()
    await env.DB.prepare(
      "insert into cases (reference, candidate_id, topic, about, message, reply_to, state, created_at, since) values (?, ?, 'missing', 'About exam 350-701', 'I took it on 2025-Jun-03.', 'a@example.com', 'open', '2020-01-01', '2020-01-01')",
    )
      .bind(`U-${person}`, person)
      .run()
    const far = newCandidateId().replace(/^HARB7/, 'HARB1')
    await takeInRows(
      'exams',
      `${header}\nX${far},${far},350-701,pass,2025-06-03\nY${far},${far},350-701,pass,2025-06-04\n`,
    )
    expect((await found(`X${far}`))[0]!.likely).toMatchObject([{ id: person, why: ['asked where this result is'] }])
    expect((await found(`Y${far}`))[0]!.likely).toEqual([])
  })

  test('is attached after a preview, leaves the list, stays attached whatever files say, and comes back when undone', async () => {
    const person = await newCandidate()
    const wrong = nextTo(person)
    const key = `R${person}`
    await sendFeed(token, feedName('exams'), `${header}\n${exam(key, wrong)}\n`)
    expect(await found(wrong)).toHaveLength(1)
    const form = await pageOf(clerk.get(`/office/people/${wrong}/changes/attach?kind=exams&key=${key}&to=${person}`))
    expect(form).toContain(`value="${person}"`)
    expect(form).toContain('No one has that ID')
    expect(await attach(key, wrong, 'HARB10000001')).toContain('No one has this candidate ID')
    const done = await attach(key, wrong, person)
    expect(goesTo(done as Response)).toEqual([303, `/office/unmatched?attached=${person}`])
    expect([await found(wrong), await listedByApi(wrong)]).toEqual([[], []])
    expect(await holdsOf(person)).toContain('"status":"active"')
    // Said again, or otherwise, by a later file: it is theirs, and on no list.
    await sendFeed(token, feedName('exams'), `${header}\n${exam(key, wrong)}\n`)
    await sendFeed(token, feedName('exams'), `${header}\n${key},${wrong},200-301,fail,2025-04-01\n`)
    expect(await found(wrong)).toEqual([])
    const { results } = await env.DB.prepare("select made from facts where key = ? and office = 'attach'")
      .bind(key)
      .all<{ made: string }>()
    const path = `/office/people/${person}/changes/end`
    const fields = { kind: 'exams', key, made: results[0]!.made, why: 'other', reason: 'It was wrong' }
    const preview = await pageOf(clerk.post(path, fields))
    const versions = /name="versions" value="([^"]*)"/.exec(preview)![1]!.replaceAll('&quot;', '"')
    expect(goesTo(await clerk.post(`${path}/confirm`, { ...fields, versions }))).toEqual([
      303,
      `/office/people/${person}`,
    ])
    expect(await found(wrong)).toMatchObject([{ key, candidateId: wrong }])
    expect(await listedByApi(wrong)).toHaveLength(1)
  })

  test('leaves the list when a later file gives it to somebody we know, and returns when that file is taken back', async () => {
    const person = await newCandidate()
    const wrong = nextTo(person)
    const key = `M${person}`
    await sendFeed(token, feedName('exams'), `${header}\n${exam(key, wrong)}\n`)
    const { id } = await sendFeed(token, feedName('exams'), `${header}\n${exam(key, person)}\n`)
    const answer = await clerk.post(`/office/files/${id}/held`, { line: '2', take: 'yes' })
    expect(answer.status).toBe(303)
    expect([await found(wrong), await listedByApi(wrong)]).toEqual([[], []])
    await clerk.post(`/office/files/${id}/take-back`)
    await waitForReport(token, id)
    expect(await found(wrong)).toMatchObject([{ key }])
  })

  test('is one row, whichever file said it last', async () => {
    const wrong = newCandidateId()
    for (const grade of ['pass', 'fail', 'pass'])
      await takeInRows('exams', `${header}\nG${wrong},${wrong},200-301,${grade},2025-04-01\n`)
    expect(await found(wrong)).toHaveLength(1)
    await takeInRows('candidates', `candidate_id,last_name,email\n${wrong},P,${wrong}@example.com\n`)
    expect(await found(wrong)).toEqual([])
  })
})

test('12 rows of one wrong ID find their person one after the other, and count for them', async () => {
  const person = await newCandidate()
  const wrong = nextTo(person)
  const keys = Array.from({ length: 12 }, (_, at) => `T${at}-${person}`)
  await takeInRows('exams', [header, ...keys.map((key) => exam(key, wrong)), ''].join('\n'))
  for (const key of keys) expect(((await attach(key, wrong, person)) as Response).status).toBe(303)
  expect(await found(wrong)).toEqual([])
  const own = env.DB.prepare("select count(*) n from facts where office = 'attach' and candidate_id = ?").bind(person)
  expect(await own.first('n')).toBe(12)
  expect(await holdsOf(person)).toContain('"status":"active"')
  const log = env.DB.prepare("select count(*) n from deeds where what = 'fact.attached' and candidate_id = ?")
  expect(await log.bind(wrong).first('n')).toBe(12)
})

describe('who a row says it is about', () => {
  const hintsOf = (person: string) =>
    env.DB.prepare('select hints from unmatched where candidate_id = ?').bind(person).first<string | null>('hints')

  test('is kept as long as it is unmatched, and is nowhere afterwards', async () => {
    const person = newCandidateId()
    const secret = `Secret${person}`
    const row = exam(`S${person}`, person, `,${secret},Sam,${secret}@example.com,`)
    await takeInRows('exams', `${hinted}\n${row}\n`)
    expect(await hintsOf(person)).toContain(secret)
    // Said by a later file of the same row without them, they stay.
    await takeInRows('exams', `${header}\nS${person},${person},200-301,fail,2025-04-01\n`)
    expect(await hintsOf(person)).toContain(secret)
    await takeInRows('candidates', `candidate_id,last_name,email\n${person},Other,${person}@example.com\n`)
    for (const table of ['facts', 'unmatched', 'repeats', 'held_rows', 'candidates', 'deed_details', 'import_errors'])
      expect([
        table,
        JSON.stringify((await env.DB.prepare(`select * from ${table}`).all()).results).includes(secret),
      ]).toEqual([table, false])
    const cookie = await signIn(person)
    expect(await pageOf(visit('/testing-history/exams', { headers: { Cookie: cookie } }))).not.toContain(secret)
  })

  test('is no part of the row: without its columns it is the same', async () => {
    const person = await newCandidate()
    const [first, second] = [feedName('exams'), feedName('exams')]
    await sendFeed(token, first, `${header}\n${exam(`N${person}`, person)}\n`)
    const again = await sendFeed(
      token,
      second,
      `${hinted}\n${exam(`N${person}`, person, ',Any,One,a@example.com,1')}\n`,
    )
    expect(again).toMatchObject({ unchanged: 1, updated: 0, warnings: [] })
  })

  test('is forgotten after 400 days', async () => {
    const person = newCandidateId()
    await takeInRows('exams', `${hinted}\n${exam(`F${person}`, person, ',Old,One,,')}\n`)
    const age = async (days: number) => {
      const at = new Date(Date.now() - days * 86_400_000).toISOString()
      await env.DB.prepare('update unmatched set received_at = ? where candidate_id = ?').bind(at, person).run()
      await sweep(env, new Date())
    }
    await age(399)
    expect(await hintsOf(person)).toContain('Old')
    await age(401)
    expect(await hintsOf(person)).toBeNull()
    expect(await found(person)).toHaveLength(1)
  })
})

describe('a row that nobody wants', () => {
  test('is dismissed with a reason, once, and brought back', async () => {
    const person = newCandidateId()
    const key = `D${person}`
    await takeInRows('exams', `${header}\n${exam(key, person)}\n`)
    const form = await pageOf(clerk.get(`/office/unmatched/dismiss?kind=exams&key=${key}`))
    expect(form).toContain('Dismiss this row?')
    const dismiss = (fields: Record<string, string>) =>
      clerk.post('/office/unmatched/dismiss', { kind: 'exams', key, ...fields })
    expect((await dismiss({})).status).toBe(422)
    expect((await dismiss({ why: 'nonsense' })).status).toBe(422)
    expect((await dismiss({ why: 'test', reason: 'x'.repeat(501) })).status).toBe(422)
    const both = await Promise.all([1, 2].map(() => dismiss({ why: 'not-ours', reason: 'A test' })))
    expect(both.map(goesTo)).toEqual([
      [303, '/office/unmatched'],
      [303, '/office/unmatched'],
    ])
    expect(await listedByApi(person)).toEqual([])
    const dismissed = await clerk.json<Listed>('/office/unmatched?show=dismissed')
    expect(dismissed.unmatched.map((row) => row.key)).toContain(key)
    const { results } = await env.DB.prepare(
      "select what, reason from deeds join deed_details on deed_id = id where object_kind = 'fact' and value ->> '$.fact[0]' = ?",
    )
      .bind(key)
      .all()
    expect(results).toEqual([{ what: 'unmatched.dismissed', reason: 'not-ours' }])
    await clerk.post('/office/unmatched/restore', { kind: 'exams', key })
    await clerk.post('/office/unmatched/restore', { kind: 'exams', key })
    expect(await listedByApi(person)).toHaveLength(1)
    for (const wrong of [{}, { kind: 'nonsense', key }, { kind: 'exams', key: 'NOSUCHKEY' }] as Record<
      string,
      string
    >[])
      expect((await clerk.post('/office/unmatched/restore', wrong)).status).toBe(303)
  })
})

test('Today leads to the rows of each kind, for who keeps the records', async () => {
  const person = newCandidateId()
  await takeInRows('exams', `${header}\n${exam(`Z${person}`, person)}\n`)
  const waiting = async (role: 'records' | 'fulfilment') =>
    (await (await signedIn([role])).json<{ waiting: { kind: string; at: string }[] }>('/office')).waiting
  expect(await waiting('records')).toContainEqual(
    expect.objectContaining({ kind: 'Unmatched', at: '/office/unmatched?show=exams' }),
  )
  expect((await waiting('fulfilment')).map(({ kind }) => kind)).not.toContain('Unmatched')
})

describe('the list', () => {
  test('is sorted, paged and a file, in one trip', async () => {
    const person = newCandidateId()
    const rows = Array.from({ length: 60 }, (_, at) => exam(`L${person}-${at}`, person))
    await takeInRows('exams', [header, ...rows, ''].join('\n'))
    const first = await clerk.json<Listed>('/office/unmatched?show=exams&sort=-received')
    expect(first.unmatched).toHaveLength(50)
    expect((await clerk.json<Listed>(first.next!)).unmatched.length).toBeGreaterThan(0)
    for (const query of [
      'show=exams',
      'sort=candidate',
      'sort=-candidate',
      'show=dismissed',
      'page=2',
      'q=%27',
      'show=x',
    ])
      expect([query, (await clerk.get(`/office/unmatched?${query}`)).status]).toEqual([query, 200])
    expect(await pageOf(clerk.get('/office/unmatched?show=exams&format=csv'))).toContain(`L${person}-59`)
    expect(await countTrips(env.DB, async () => void (await clerk.get('/office/unmatched')))).toBe(1)
  })
})
