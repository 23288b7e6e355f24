import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { takeInRows } from '../support/candidates.ts'
import { newCandidate } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

test('a step of an import that changes what somebody holds is three trips to the database', async () => {
  const id = await newCandidate()
  const row = (exam: string) => `R${id}-${exam},${id},${exam},pass,2025-04-01`
  const rows = ['registration_number,candidate_id,exam_code,grade,taken_on', row('200-301'), ''].join('\n')
  const trips = await countTrips(env.DB, async () => void (await takeInRows('exams', rows)))
  const around = 2
  expect(trips - around).toBe(3)
  const held = await env.DB.prepare("select count(*) as n from holdings where candidate_id = ? and status = 'active'")
    .bind(id)
    .first<number>('n')
  expect(held).toBeGreaterThan(0)
})
