import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { feedName, newCandidate, newToken, sendFeed, visit } from '../support/site.ts'

const standingOf = (token: string, path: string) => visit(path, { headers: { Authorization: `Bearer ${token}` } })

describe('the standing of a candidate, for operators', () => {
  test('is the object that the pages show', async () => {
    const token = await newToken()
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const answer = await standingOf(token, `/api/v1/candidates/${id}/standing?on=2026-01-01`)
    expect(await answer.json()).toMatchObject({
      candidate: id,
      on: '2026-01-01',
      certifications: [
        {
          code: 'DECK',
          name: 'Harbour Certified Network Deckhand',
          level: 'deckhand',
          status: 'active',
          firstEarnedOn: '2025-04-01',
          activeOn: '2025-04-01',
          expiresOn: '2028-04-01',
          history: [{ on: '2025-04-01', event: 'earned', by: [{ attempt: `R${id}-0` }] }],
          progress: { goal: 'recertify', tree: { number: '1', kind: 'any', have: 0, need: 1, met: false } },
        },
      ],
    })
  })

  test('as it was known at a moment leaves out what came later', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const before = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const rows = `registration_number,candidate_id,exam_code,grade,taken_on\nL${id},${id},200-301,pass,2025-04-01\n`
    await sendFeed(token, feedName('exams'), rows)
    const path = `/api/v1/candidates/${id}/standing`
    const known = await standingOf(token, `${path}?known=${encodeURIComponent(before)}`)
    expect(await known.json()).toMatchObject({ certifications: [] })
    const yesterday = await standingOf(token, `${path}?known=2026-01-01`)
    expect(await yesterday.json()).toMatchObject({ certifications: [] })
    const now = await standingOf(token, `${path}?known=${new Date().toISOString().slice(0, 10)}`)
    expect(await now.json()).toMatchObject({ certifications: [{ code: 'DECK' }] })
  })

  test.each([
    ['on=2026-02-30', 'on'],
    ['on=9999-01-01', 'on'],
    ['known=then', 'known'],
    ['known=2026-02-30', 'known'],
    ['known=2026-02-30T00:00:00Z', 'known'],
    ['known=2026-01-01T25:00:00Z', 'known'],
  ])('%s is 422 and names the parameter', async (query, field) => {
    const token = await newToken()
    const id = await newCandidate()
    const answer = await standingOf(token, `/api/v1/candidates/${id}/standing?${query}`)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field }] })
  })

  test('of somebody who is not there is 404, also while only facts of theirs have come', async () => {
    const token = await newToken()
    const rows = 'registration_number,candidate_id,exam_code,grade,taken_on\nN1,HARB69999999,200-301,pass,2025-04-01\n'
    await sendFeed(token, feedName('exams'), rows)
    expect((await standingOf(token, '/api/v1/candidates/HARB69999999/standing')).status).toBe(404)
    expect((await standingOf(token, '/api/v1/candidates/x/standing')).status).toBe(404)
  })

  test('needs the scope, and leaves a trace with the candidate', async () => {
    const token = await newToken()
    const id = await newCandidate()
    const narrow = await newToken(['imports:write'])
    expect((await standingOf(narrow, `/api/v1/candidates/${id}/standing`)).status).toBe(403)
    expect((await visit(`/api/v1/candidates/${id}/standing`)).status).toBe(401)
    await standingOf(token, `/api/v1/candidates/${id}/standing`)
    const reads = await env.DB.prepare('select * from record_reads where candidate_id = ?').bind(id).all()
    expect(reads.results).toHaveLength(1)
  })
})
