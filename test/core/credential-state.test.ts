import { describe, expect, test } from 'vitest'
import type { BadgeStanding } from '../../src/core/badges.ts'
import { stateOfBadge, stateOfRecord } from '../../src/core/credential-state.ts'

const period = { certification: 'DECK', since: '2025-01-01', until: null, firstEarnedOn: '2025-01-01' }
const active = { ...period, status: 'active', activeOn: '2025-01-01', expiresOn: '2028-01-01' } as const
const standing = (more: Partial<BadgeStanding>): BadgeStanding => ({
  certification: 'DECK',
  status: 'active',
  now: active,
  active,
  ended: undefined,
  isEnding: false,
  revocations: 0,
  ...more,
})
const stateOf = (more: Partial<BadgeStanding>) =>
  stateOfBadge({ standing: standing(more), says: 'abc', isNamed: true }).state

describe('the state of a badge', () => {
  test.each<[Partial<BadgeStanding>, string]>([
    [{}, 'active'],
    [{ status: 'suspended' }, 'suspended'],
    [{ status: 'expired' }, 'expired'],
    [{ isEnding: true }, 'suspended'],
    [{ status: 'revoked' }, 'revoked'],
    [{ status: 'revoked', isEnding: true }, 'suspended'],
    [{ status: 'active', ended: 'revoked' }, 'revoked'],
    [{ status: 'active', ended: 'shortened' }, 'shortened'],
    [{ status: 'withdrawn', now: undefined, active: undefined, ended: 'withdrawn' }, 'withdrawn'],
  ])('%o: %s', (more, expected) => {
    expect(stateOf(more)).toBe(expected)
  })

  test('says the end of today, what it says, and whether a name is left', () => {
    expect(stateOfBadge({ standing: standing({}), says: 'abc', isNamed: false })).toEqual({
      state: 'active',
      end: '2028-01-01',
      says: 'abc',
      erased: true,
    })
    const endless = standing({ active: { ...active, expiresOn: null } })
    expect(stateOfBadge({ standing: endless, says: null, isNamed: true })).toMatchObject({ end: null, erased: false })
  })
})

test.each([
  [{}, 'active'],
  [{ isDisabled: true }, 'ended'],
  [{ expiresOn: '2026-11-29' }, 'ended'],
  [{ expiresOn: '2026-11-30' }, 'active'],
  [{ endedAt: '2026-11-01T00:00:00Z' }, 'ended'],
])('the state of a learner record, %o: %s', (more, expected) => {
  const transcript = { isDisabled: false, expiresOn: null, endedAt: null, isNamed: true, ...more }
  expect(stateOfRecord(transcript, '2026-11-30')).toMatchObject({ state: expected, says: null, erased: false })
})
