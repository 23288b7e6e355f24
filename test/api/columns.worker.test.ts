import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { feedName, newCandidate, newCandidateId, newToken, sendFeed, visit } from '../support/site.ts'

const personOf = (id: string) =>
  env.DB.prepare('select last_name, email, phone, city, outside_ids, made from candidates where id = ?')
    .bind(id)
    .first()

/** One person by a full file, and by later files of some columns. */
function filesOf(id: string) {
  const all = 'candidate_id,first_name,last_name,email,phone,address_1,address_2,city,state,postal_code,country,'
  const rest = 'localized_first_name,localized_last_name,vue_testing_id,netacad_id,badging_email'
  return [
    { name: feedName('candidates'), body: `${all}${rest}\n${id},Ada,Doe,${id}@example.com,1,,,Porto,,,PT,,,226,,\n` },
    { name: feedName('candidates'), body: `candidate_id,phone\n${id},2\n` },
    { name: feedName('candidates'), body: `candidate_id,last_name,email,city\n${id},Roe,${id}@example.com,\n` },
  ]
}

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
  [0, 1, 2, 0, 1],
]

test.each(orders)('a file changes only the columns it has, in the order %i, %i, %i', async (...order) => {
  const token = await newToken()
  const id = newCandidateId()
  const files = filesOf(id)
  for (const at of order) {
    const report = await sendFeed(token, files[at]!.name, files[at]!.body)
    expect(report).toMatchObject({ state: 'done', rows: 1, rejected: 0 })
  }
  const ids = { last_name: 'Roe', email: `${id}@example.com`, phone: '2', city: '' }
  expect(await personOf(id)).toMatchObject({ ...ids, outside_ids: '{"vue_testing_id":"226"}' })
})

test('what a later file has said again is not undone by an older one', async () => {
  const token = await newToken()
  const id = newCandidateId()
  const [first, between, last] = [feedName('candidates'), feedName('candidates'), feedName('candidates')]
  const body = (phone: string) => `candidate_id,last_name,email,phone\n${id},Doe,${id}@example.com,${phone}\n`
  await sendFeed(token, first, body('1'))
  await sendFeed(token, last, body('1'))
  expect(await sendFeed(token, between, body('2'))).toMatchObject({ superseded: 1 })
  expect(await personOf(id)).toMatchObject({ phone: '1' })
})

test('a row without last name or email waits for one with both, and counts as old as it is', async () => {
  const token = await newToken()
  const id = newCandidateId()
  const [early, late] = [feedName('candidates'), feedName('candidates')]
  expect(await sendFeed(token, late, `candidate_id,phone\n${id},2\n`)).toMatchObject({ accepted: 0, unmatched: 1 })
  expect(await personOf(id)).toBeNull()
  const waiting = () => env.DB.prepare('select kind from unmatched where candidate_id = ?').bind(id).first()
  expect(await waiting()).toEqual({ kind: 'candidates' })

  const both = `candidate_id,last_name,email,phone\n${id},Doe,${id}@example.com,1\n`
  expect(await sendFeed(token, early, both)).toMatchObject({ updated: 1, unmatched: 0 })
  expect(await personOf(id)).toMatchObject({ last_name: 'Doe', phone: '2' })
  expect(await waiting()).toBeNull()
})

test('an empty last name or email is rejected, of somebody who is known as well', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const empty = await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${id},,\n`)
  expect(empty.errors.map(({ column }) => column)).toEqual(['email', 'last_name'])
  expect(await personOf(id)).toMatchObject({ email: `${id}@example.com` })
})

test('adjustments without a column for the certification are refused, as is a file that names nobody', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const header = 'adjustment_id,candidate_id,kind,on,reason'
  const refused = await sendFeed(token, feedName('adjustments'), `${header}\nA${id},${id},revoke,2025-05-01,Audit\n`)
  expect(refused).toMatchObject({
    state: 'failed',
    reason: 'This is no adjustments file: its header lacks certification.',
  })
  const nobody = await sendFeed(token, feedName('candidates'), `last_name,email\nDoe,${id}@example.com\n`)
  expect(nobody).toMatchObject({
    state: 'failed',
    reason: 'This is no candidates file: its header lacks candidate_id.',
  })
})

test('a credit keeps its end and review where a correction lacks their columns', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const header = 'external_id,candidate_id,name,provider_name,points,active_on'
  await sendFeed(
    token,
    feedName('creq'),
    `${header},expires_on,review\nE${id},${id},Talk,Live,5,2025-05-01,2026-05-01,approved\n`,
  )
  const corrected = await sendFeed(token, feedName('creq'), `${header}\nE${id},${id},A talk,Live,5,2025-05-01\n`)
  expect(corrected).toMatchObject({ updated: 1 })
  const listed = await env.DB.prepare('select name, expires_on, review from activities where candidate_id = ?')
    .bind(id)
    .first()
  expect(listed).toEqual({ name: 'A talk', expires_on: '2026-05-01', review: 'approved' })
})

test('what a later file says otherwise is superseded, and the report names that file', async () => {
  const token = await newToken()
  const id = await newCandidate()
  const exams = 'registration_number,candidate_id,exam_code,grade,taken_on'
  const [early, between, late] = [feedName('exams'), feedName('exams'), feedName('exams')]
  await sendFeed(token, between, `${exams}\nS${id},${id},200-301,pass,2025-04-01\n`)
  await sendFeed(token, late, `${exams}\nS${id},${id},200-301,pass,2025-04-01\n`)
  const report = await sendFeed(token, early, `${exams}\nS${id},${id},200-301,pass,2025-03-01\n`)
  expect(report).toMatchObject({ rows: 1, unchanged: 0, superseded: 1, supersededBy: [{ line: 2, file: late }] })
  const written = await (await env.FILES.get(`imports/${report.id}.json`))!.json()
  expect(written).toMatchObject({ superseded: 1, supersededBy: [{ line: 2, file: late }] })
  const listed = await visit('/api/v1/imports', { headers: { Authorization: `Bearer ${token}` } })
  const { imports } = await listed.json<{ imports: { id: string }[] }>()
  expect(imports.find(({ id: one }) => one === report.id)).toMatchObject({ superseded: 1, held: 0 })
})
