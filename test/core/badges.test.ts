import { describe, expect, test } from 'vitest'
import { becomeLines, endingOf, noEnd, standingOfBadge, withoutBadge } from '../../src/core/badges.ts'
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
const badge = { id: '1', certification: 'A', revokedAt: null, revokedFor: null, signedUntil: noEnd, revocations: 0 }

describe('a badge', () => {
  test('is for what the certification has become', () => {
    expect(standingOfBadge(migrations, badge, renamed, '2026-06-01')).toMatchObject({
      certification: 'C',
      status: 'active',
      ended: undefined,
      isEnding: false,
    })
    expect(withoutBadge(migrations, renamed, [badge], '2026-06-01')).toEqual([])
  })

  test('is followed by another one after a revocation, and stays revoked', () => {
    const periods = [
      period('C', '2026-01-01', '2026-02-01'),
      period('C', '2026-02-02', '2026-03-01', 'revoked'),
      period('C', '2026-03-02', null),
    ]
    const old = { ...badge, certification: 'C' }
    expect(standingOfBadge(migrations, old, periods, '2026-02-10')).toMatchObject({ status: 'revoked', isEnding: true })
    // Also where the revocation became known only after it was earned again.
    expect(endingOf(migrations, old, periods, '2026-06-01')).toBe('revoked')
    expect(withoutBadge(migrations, periods, [old], '2026-06-01')).toEqual([])
    const revoked = { ...old, revokedAt: '2026-02-10T00:00:00.000Z', revokedFor: 'revoked' } as const
    expect(withoutBadge(migrations, periods, [revoked], '2026-06-01')).toEqual(['C'])
    const next = { ...old, id: '2', revocations: 1 }
    expect(withoutBadge(migrations, periods, [revoked, next], '2026-06-01')).toEqual([])
    expect(standingOfBadge(migrations, revoked, periods, '2026-06-01')).toMatchObject({
      status: 'revoked',
      ended: 'revoked',
    })
    expect(standingOfBadge(migrations, next, periods, '2026-06-01')).toMatchObject({
      status: 'active',
      ended: undefined,
      isEnding: false,
    })
  })

  test.each([
    [
      'the revocation moves by days',
      [period('C', '2026-02-05', '2026-03-01', 'revoked'), period('C', '2026-03-02', null)],
      1,
      undefined,
    ],
    ['it never was held', [], 0, 'withdrawn'],
    [
      'it is suspended',
      [period('C', '2025-01-01', '2026-01-01'), period('C', '2026-01-02', null, 'suspended')],
      0,
      undefined,
    ],
    ['it expired', [period('C', '2025-01-01', '2026-01-01'), period('C', '2026-01-02', null, 'expired')], 0, undefined],
  ] as const)('ends or not where %s', (_, periods, revocations, ending) => {
    expect(endingOf(migrations, { ...badge, certification: 'C', revocations }, periods, '2026-06-01')).toBe(ending)
  })

  test.each([
    ['2027-01-01', '2027-01-01', undefined],
    ['2027-01-01', '2026-12-31', 'shortened'],
    ['2027-01-01', '2027-01-02', undefined],
    [noEnd, '2027-01-01', 'shortened'],
    [noEnd, null, undefined],
    ['2027-01-01', null, undefined],
  ])('signed until %s and ending on %s: %s', (signedUntil, expiresOn, ending) => {
    const periods = [{ ...period('C', '2026-01-01', null), expiresOn }]
    expect(endingOf(migrations, { certification: 'C', signedUntil, revocations: 0 }, periods, '2026-06-01')).toBe(
      ending,
    )
  })

  test('that was never signed ends by nothing', () => {
    const unsigned = { certification: 'C', signedUntil: null, revocations: 0 }
    expect(endingOf(migrations, unsigned, [], '2026-06-01')).toBeUndefined()
    expect(endingOf(migrations, unsigned, [period('C', '2026-01-01', null, 'revoked')], '2026-06-01')).toBeUndefined()
  })

  test('knows nothing of days to come', () => {
    const periods = [period('C', '2026-01-01', '2026-12-31'), period('C', '2027-01-01', null, 'revoked')]
    expect(endingOf(migrations, { ...badge, certification: 'C' }, periods, '2026-06-01')).toBeUndefined()
  })
})

test('what something becomes is followed over several renames', () => {
  expect(becomeLines(migrations)).toEqual([
    { from: 'A', to: 'B', on: '2025-01-01' },
    { from: 'A', to: 'C', on: '2026-01-01' },
    { from: 'B', to: 'C', on: '2026-01-01' },
  ])
})
