import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { type Rebuilt, rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { rebuildWithYes } from '../support/rebuild.ts'
import { db, newCandidate, newToken, visit } from '../support/site.ts'

const holdingsOf = async (id: string) => {
  const rows = await env.DB.prepare('select * from holdings where candidate_id = ? order by certification, since')
    .bind(id)
    .all()
  return rows.results
}

/** The place in the order of ids just before somebody: a step takes so many candidates from there on. */
const before = (id: string) => `HARB${Number(id.slice(4)) - 1}`

describe('holdings', () => {
  test('are written with the facts: who holds what, since and until', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const deck = {
      candidate_id: id,
      certification: 'DECK',
      first_earned_on: '2025-04-01',
      active_on: '2025-04-01',
      expires_on: '2028-04-01',
      remind_on: '',
    }
    expect(await holdingsOf(id)).toEqual([
      { ...deck, since: '2025-04-01', until: '2028-04-01', status: 'active' },
      { ...deck, since: '2028-04-02', until: null, status: 'expired' },
    ])
  })

  test('are the same when they are made again from the facts', async () => {
    const token = await newToken()
    const id = await newCandidate({ '200-301': '2022-04-01', '350-401': '2023-04-01', '300-410': '2024-06-01' })
    const written = await holdingsOf(id)
    const answer = await visit(`/api/v1/holdings/rebuild?after=${before(id)}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    })
    const { gone, written: again } = await answer.json<Rebuilt>()
    expect([...gone, ...again].filter(({ candidateId }) => candidateId === id)).toEqual([])
    expect(await holdingsOf(id)).toEqual(written)
    expect(written.length).toBeGreaterThan(4)
  })

  test('that were lost or spoilt come back', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const written = await holdingsOf(id)
    await env.DB.batch([
      env.DB.prepare("delete from holdings where candidate_id = ? and status = 'active'").bind(id),
      env.DB.prepare("update holdings set expires_on = '2099-01-01' where candidate_id = ?").bind(id),
      env.DB.prepare(
        "insert into holdings values (?, 'MATE-SEC', '2025-01-01', null, 'active', '2025-01-01', '2025-01-01', null, '')",
      ).bind(id),
    ])
    const rebuilt = await rebuildHoldings(db, neutral, before(id))
    expect(rebuilt.gone.filter((row) => row.candidateId === id)).toHaveLength(1)
    expect(rebuilt.written.filter((row) => row.candidateId === id)).toHaveLength(2)
    expect(await holdingsOf(id)).toEqual(written)
  })

  test('follow the program where its rules change', async () => {
    const id = await newCandidate({ '200-301': '2025-04-01' })
    const certifications = neutral.certifications.map((one) =>
      one.code === 'DECK' ? { ...one, validityMonths: 24 } : one,
    )
    await rebuildWithYes({ ...neutral, certifications }, before(id))
    expect(await holdingsOf(id)).toMatchObject([{ until: '2027-04-01' }, { since: '2027-04-02' }])
    await rebuildHoldings(db, neutral, before(id))
    expect(await holdingsOf(id)).toMatchObject([{ until: '2028-04-01' }, { since: '2028-04-02' }])
  })

  test('are made again only for who may write', async () => {
    const headers = { Authorization: `Bearer ${await newToken(['candidates:read'])}` }
    expect((await visit('/api/v1/holdings/rebuild', { method: 'POST', headers })).status).toBe(403)
  })
})
