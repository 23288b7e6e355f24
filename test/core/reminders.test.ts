import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '../../src/core/calendar.ts'
import { dueOf, type End, endBefore, remindersOf, spreadDay } from '../../src/core/reminders.ts'
import { holdingPeriods, type HoldingPeriod } from '../../src/core/standing/holdings.ts'
import { program as neutral } from '../programs/neutral/index.ts'

const usual = remindersOf({})
const end = (lastDay: Day, from = addMonths(lastDay, -36)): End => {
  return { certification: 'DECK', kind: 'active', lastDay, becomes: 'expired', from, graceUntil: null }
}
const grace = (lastDay: Day, from: Day): End => ({ ...end(lastDay, from), kind: 'grace' })
const stepOn = (one: End, today: Day) => dueOf(usual, one, today).due?.id

describe('the step that is due', () => {
  const last = '2027-05-31'
  test.each<[Day, string | undefined]>([
    ['2025-05-30', undefined],
    ['2025-05-31', 'months-24'],
    ['2026-05-30', 'months-24'],
    ['2026-05-31', 'months-12'],
    [addDays(last, -91), 'months-12'],
    [addDays(last, -90), 'days-90'],
    [addDays(last, -60), 'days-60'],
    [addDays(last, -30), 'days-30'],
    [addDays(last, -7), 'days-7'],
    [addDays(last, -1), 'days-7'],
    [last, 'days-0'],
    [addDays(last, 1), 'after-1'],
    [addDays(last, 8), 'after-1'],
    [addDays(last, 9), undefined],
  ])('on %s is %s', (today, step) => expect(stepOn(end(last), today)).toBe(step))

  test.each<[End, Day, string | undefined]>([
    [grace('2027-05-31', '2026-05-31'), '2027-04-30', undefined],
    [grace('2027-05-31', '2026-05-31'), '2027-05-01', 'grace-30'],
    [grace('2027-05-31', '2026-05-31'), '2027-05-31', 'grace-0'],
    [grace('2027-05-31', '2026-05-31'), '2027-06-01', undefined],
  ])('of a grace: %s on %s is %s', (one, today, step) => expect(stepOn(one, today)).toBe(step))

  test('is not one of before it was earned or renewed, nor of that day', () => {
    const short = end('2027-05-31', '2026-05-31')
    expect(stepOn(short, '2026-06-30')).toBeUndefined()
    expect(stepOn(short, addDays('2027-05-31', -90))).toBe('days-90')
  })

  test('walked day by day comes once each, in order, and the next one is where it was said to be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), (ahead) => {
        const one = end(addDays('2026-01-01', ahead))
        const seen: (string | undefined)[] = []
        let expected: Day | undefined = dueOf(usual, one, '2022-01-01').next
        for (let day = '2025-12-01'; day <= addDays(one.lastDay, 40); day = addDays(day, 1)) {
          const { due, next } = dueOf(usual, one, day)
          if (due && due.id !== seen.at(-1)) {
            if (seen.length > 0) expect(day).toBe(expected)
            seen.push(due.id)
          }
          expected = next
        }
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.at(-1)).toBe('after-1')
      }),
      { numRuns: 20 },
    )
  })
})

describe('a late reminder', () => {
  test('has a day of its own within four weeks, or none where time is short', () => {
    const today = '2026-12-01'
    expect(spreadDay('X', end(addDays(today, 14)), today)).toBeUndefined()
    expect(spreadDay('X', end(today), today)).toBeUndefined()
    const days = new Set<Day>()
    for (let id = 0; id < 2000; id++) days.add(spreadDay(`HARB${id}`, end(addDays(today, 300)), today)!)
    expect(days.size).toBe(28)
    expect([...days].toSorted()[0]).toBe(addDays(today, 1))
    for (let id = 0; id < 50; id++)
      expect(spreadDay(`HARB${id}`, end(addDays(today, 16)), today)! <= addDays(today, 2)).toBe(true)
  })
})

describe('what ends', () => {
  const nothing = { attempts: [], credits: [], grants: [], adjustments: [], agreements: [] }
  const endsOf = (periods: readonly HoldingPeriod[]) =>
    periods.flatMap((period) => {
      const own = periods.filter(({ certification }) => certification === period.certification)
      const found = endBefore(own, period)
      return found ? [[found.certification, found.kind, found.lastDay, found.becomes, found.graceUntil]] : []
    })
  const passed = (exam: string, takenOn: Day) => ({ registrationNumber: exam, exam, grade: 'pass' as const, takenOn })

  test('is the last day of what expires', () => {
    const periods = holdingPeriods(neutral, { ...nothing, attempts: [passed('200-301', '2024-05-31')] })
    expect(endsOf(periods)).toEqual([['DECK', 'active', '2027-05-31', 'expired', null]])
  })

  test('is nothing under a suspension by staff, and nothing of what is revoked', () => {
    const facts = { ...nothing, attempts: [passed('200-301', '2024-05-31')] }
    const change = (kind: 'suspend' | 'revoke') => ({
      ...facts,
      adjustments: [{ id: 'A', kind, certification: 'DECK', on: '2025-01-01' }],
    })
    expect(endsOf(holdingPeriods(neutral, change('suspend')))).toEqual([])
    expect(endsOf(holdingPeriods(neutral, change('revoke')))).toEqual([])
    const lifted = change('suspend')
    const back = { id: 'B', kind: 'reinstate' as const, certification: 'DECK', on: '2025-03-01' }
    expect(endsOf(holdingPeriods(neutral, { ...lifted, adjustments: [...lifted.adjustments, back] }))).toEqual([
      ['DECK', 'active', '2027-05-31', 'expired', null],
    ])
  })

  test('is the day before a suspension by the rules, and the last day to make that good', () => {
    const grants = [{ id: 'G', certification: 'CAPT-EI', grantedOn: '2015-03-15' }]
    const periods = holdingPeriods(neutral, { ...nothing, grants })
    expect(endsOf(periods)).toEqual([
      ['CAPT-EI', 'active', '2017-03-15', 'suspended', '2018-03-15'],
      ['CAPT-EI', 'grace', '2018-03-15', 'expired', null],
    ])
  })
})
