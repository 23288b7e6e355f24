import { expect, test } from 'vitest'
import { feedName, newCandidateId, newToken, sendFeed, visit } from '../support/site.ts'

interface Listed {
  readonly unmatched: readonly { kind: string; key: string[]; candidateId: string; file: string; line: number }[]
  readonly next?: string
}

const exams = 'registration_number,candidate_id,exam_code,grade,taken_on'

async function list(token: string, path = '/api/v1/imports/unmatched'): Promise<Listed> {
  return (await visit(path, { headers: { Authorization: `Bearer ${token}` } })).json<Listed>()
}

/** All of the list, page by page. */
async function listOf(token: string, candidateId: string): Promise<Listed['unmatched']> {
  const found: Listed['unmatched'][number][] = []
  for (let path: string | undefined = '/api/v1/imports/unmatched'; path;) {
    const page = await list(token, path)
    found.push(...page.unmatched.filter((one) => one.candidateId === candidateId))
    path = page.next
  }
  return found
}

test('a row for a candidate who is not there is listed with file and line until they arrive', async () => {
  const token = await newToken()
  const id = newCandidateId()
  const [first, second] = [feedName('exams'), feedName('creq')]
  const report = await sendFeed(token, first, `${exams}\nU${id},${id},200-301,pass,2025-04-01\n`)
  expect(report).toMatchObject({ accepted: 0, unmatched: 1 })
  const creq = 'external_id,candidate_id,name,provider_name,points,active_on'
  await sendFeed(token, second, `${creq}\nC${id},${id},Talk,Live,1,2025-05-01\n`)
  expect((await listOf(token, id)).map(({ kind, key, file, line }) => [kind, key.at(-1), file, line])).toEqual([
    ['creq', `C${id}`, second, 2],
    ['exams', `U${id}`, first, 2],
  ])

  await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${id},Person ${id},${id}@example.com\n`)
  expect(await listOf(token, id)).toEqual([])
  const answer = await visit(`/api/v1/candidates/${id}/standing`, { headers: { Authorization: `Bearer ${token}` } })
  expect(JSON.stringify(await answer.json())).toContain('"status":"active"')
})

test('the list comes in pages, and what is no place in it is refused', async () => {
  const token = await newToken()
  const id = newCandidateId()
  const rows = Array.from({ length: 120 }, (_, at) => `P${id}-${at},${id},200-301,fail,2025-04-01`)
  await sendFeed(token, feedName('exams'), [exams, ...rows, ''].join('\n'))
  expect(await listOf(token, id)).toHaveLength(120)
  const wrong = await visit('/api/v1/imports/unmatched?before=yesterday', {
    headers: { Authorization: `Bearer ${token}` },
  })
  expect(wrong.status).toBe(422)
})

test('codes issued before and the printer’s statuses are kept, and wait', async () => {
  const token = await newToken()
  const id = newCandidateId()
  const certificates = 'verification_code,candidate_id,certification,issued_on'
  const kept = await sendFeed(token, feedName('certificates'), `${certificates}\nv7l4p3mc${id},${id},DECK,2019-12-08\n`)
  expect(kept).toMatchObject({ state: 'done', unmatched: 1, errors: [] })
  const kits = await sendFeed(token, feedName('kits'), `item_id,status,sent_on\nK${id},sent,2020-01-02\n`)
  expect(kits).toMatchObject({ state: 'done', unmatched: 1, errors: [] })
  const wrong = await sendFeed(token, feedName('kits'), `item_id,status,sent_on\nK${id},lost,2020-01-02\n`)
  expect(wrong.errors.map(({ column }) => column)).toEqual(['status'])
})
