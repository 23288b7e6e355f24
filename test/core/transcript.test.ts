import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HoldingPeriod } from '../../src/core/standing/holdings.ts'
import { letsIn, type Selection, shownOf, stateOfTranscript } from '../../src/core/transcript.ts'
import { halfHourOf, isByPerson } from '../../src/core/views.ts'

const today = '2026-11-25'

const period = (certification: string, status: HoldingPeriod['status'] = 'active'): HoldingPeriod => ({
  certification,
  since: '2025-01-01',
  until: null,
  status,
  firstEarnedOn: '2025-01-01',
  activeOn: '2025-01-01',
  expiresOn: '2028-01-01',
})

const all: Selection = { choice: 'active', chosen: [], offered: [], addsNew: false, showsExpired: false }
const shown = (selection: Partial<Selection>, periods: readonly HoldingPeriod[], migrations = [] as never[]) =>
  shownOf({ ...all, ...selection }, migrations, periods, today).map(({ certification }) => certification)

describe('what a transcript shows', () => {
  const periods = [period('A'), period('B'), period('C', 'expired'), period('D', 'suspended'), period('E', 'revoked')]

  test.each<[string, Partial<Selection>, string[]]>([
    ['active ones', {}, ['A', 'B']],
    ['active ones, and expired ones along', { showsExpired: true }, ['A', 'B', 'C']],
    ['these', { choice: 'these', chosen: ['B', 'C'] }, ['B']],
    ['these with expired ones', { choice: 'these', chosen: ['B', 'C'], showsExpired: true }, ['B', 'C']],
    ['these, though suspended or revoked', { choice: 'these', chosen: ['D', 'E'], showsExpired: true }, []],
    ['one not held', { choice: 'these', chosen: ['Z'] }, []],
    ['all new ones', { choice: 'these', chosen: [], offered: ['A', 'C'], addsNew: true }, ['B']],
  ])('%s', (_, selection, expected) => {
    expect(shown(selection, periods)).toEqual(expected)
  })

  test('is only what counts on the day', () => {
    const past = { ...period('A'), until: '2026-11-24' }
    const next = { ...period('A', 'expired'), since: today }
    expect(shown({}, [past, next])).toEqual([])
    expect(shown({ showsExpired: true }, [past, next])).toEqual(['A'])
  })

  test('follows a rename, chosen or not', () => {
    const rename = [{ on: '2026-01-01', from: 'OLD', to: 'NEW', automatic: true }] as never[]
    expect(shown({ choice: 'these', chosen: ['OLD'], offered: ['OLD'] }, [period('NEW')], rename)).toEqual(['NEW'])
    expect(shown({ choice: 'these', offered: ['OLD'], addsNew: true }, [period('NEW')], rename)).toEqual([])
  })

  test('is never anything suspended or revoked, nothing unchosen, and expired only where it is wanted', () => {
    const codes = fc.subarray(['A', 'B', 'C', 'D', 'E', 'F'])
    const statuses = fc.constantFrom('active', 'expired', 'suspended', 'revoked') as fc.Arbitrary<
      HoldingPeriod['status']
    >
    const selection = fc.record({
      choice: fc.constantFrom('active', 'these') as fc.Arbitrary<Selection['choice']>,
      chosen: codes,
      offered: codes,
      addsNew: fc.boolean(),
      showsExpired: fc.boolean(),
    })
    fc.assert(
      fc.property(selection, codes, fc.array(statuses, { minLength: 6, maxLength: 6 }), (chosen, held, status) => {
        const periods = held.map((code, at) => period(code, status[at]!))
        for (const one of shownOf(chosen, [], periods, today)) {
          const own = periods.find(({ certification }) => certification === one.certification)!
          expect(own.status).toBe(one.status)
          if (own.status === 'expired') expect(chosen.showsExpired).toBe(true)
          if (chosen.choice === 'these' && !chosen.chosen.includes(one.certification))
            expect([chosen.addsNew, chosen.offered.includes(one.certification)]).toEqual([true, false])
        }
      }),
    )
  })
})

test('a link lets in only while nothing is closed', () => {
  const open = { isDisabled: false, expiresOn: today, share: { endedAt: null }, isOpen: false, consent: null } as const
  expect(letsIn(open, today)).toBe(true)
  expect(letsIn({ ...open, consent: 'yes' }, today)).toBe(true)
  expect(letsIn({ ...open, expiresOn: null }, '2099-01-01')).toBe(true)
  expect(letsIn(open, '2026-11-26')).toBe(false)
  expect(letsIn({ ...open, consent: 'no' }, today)).toBe(false)
  expect(letsIn({ ...open, isDisabled: true }, today)).toBe(false)
  expect(letsIn({ ...open, share: { endedAt: '2026-11-25T00:00:00.000Z' } }, today)).toBe(false)
  expect(letsIn({ ...open, share: null }, today)).toBe(false)
  expect(letsIn({ ...open, share: null, isOpen: true }, today)).toBe(true)
  expect(stateOfTranscript({ isDisabled: true, expiresOn: '2026-11-24' }, today)).toBe('expired')
})

test('a half hour begins at :00 or :30', () => {
  expect(halfHourOf('2026-11-25T04:29:59.999Z')).toBe('2026-11-25T04:00:00.000Z')
  expect(halfHourOf('2026-11-25T04:30:00.000Z')).toBe('2026-11-25T04:30:00.000Z')
})

test.each([
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
])('%s is a person', (agent) => {
  expect(isByPerson({ method: 'GET', agent, purpose: '' })).toBe(true)
})
