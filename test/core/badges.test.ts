import { describe, expect, test } from 'vitest'
import { becomeLines, standingOfBadge, withoutBadge } from '../../src/core/badges.ts'
import type { HoldingPeriod } from '../../src/core/standing/holdings.ts'

const migrations = [
  { from: 'A', to: 'B', on: '2025-01-01', automatic: true },
  { from: 'B', to: 'C', on: '2026-01-01', automatic: true },
]

const period = (certification: string, since: string, until: string | null, status = 'active'): HoldingPeriod => ({
  certification,
  since,
  until,
  status: status as HoldingPeriod['status'],
  firstEarnedOn: '2024-01-01',
  activeOn: since,
  expiresOn: null,
})

const renamed = [
  period('A', '2024-01-01', '2024-12-31'),
  period('B', '2025-01-01', '2025-12-31'),
  period('C', '2026-01-01', null),
]
const badge = { id: '1', certification: 'A', after: '' }

describe('a badge', () => {
  test('is for what the certification has become', () => {
    expect(standingOfBadge(migrations, badge, renamed, '2026-06-01')).toMatchObject({
      certification: 'C',
      status: 'active',
      isRevoked: false,
    })
    expect(withoutBadge(migrations, renamed, [badge], '2026-06-01')).toEqual([])
  })

  test('is given anew to what is earned after a revocation, and the old one stays revoked', () => {
    const periods = [
      period('C', '2026-01-01', '2026-02-01'),
      period('C', '2026-02-02', '2026-03-01', 'revoked'),
      period('C', '2026-03-02', null),
    ]
    const old = { id: '1', certification: 'C', after: '' }
    const fresh = { certification: 'C', after: '2026-02-02' }
    expect(withoutBadge(migrations, periods, [old], '2026-06-01')).toEqual([fresh])
    expect(withoutBadge(migrations, periods, [old, { id: '2', ...fresh }], '2026-06-01')).toEqual([])
    expect(standingOfBadge(migrations, old, periods, '2026-06-01')).toMatchObject({
      status: 'revoked',
      isRevoked: true,
    })
    expect(standingOfBadge(migrations, { id: '2', ...fresh }, periods, '2026-06-01')).toMatchObject({
      status: 'active',
      isRevoked: false,
    })
  })

  test('knows nothing of days to come', () => {
    const periods = [period('C', '2026-01-01', '2026-12-31'), period('C', '2027-01-01', null, 'revoked')]
    expect(standingOfBadge(migrations, { ...badge, certification: 'C' }, periods, '2026-06-01').isRevoked).toBe(false)
  })
})

test('what something becomes is followed over several renames', () => {
  expect(becomeLines(migrations)).toEqual([
    { from: 'A', to: 'B', on: '2025-01-01' },
    { from: 'A', to: 'C', on: '2026-01-01' },
    { from: 'B', to: 'C', on: '2026-01-01' },
  ])
})
