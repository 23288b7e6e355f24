import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  earlierEnd,
  earlierOf,
  endsLater,
  isDay,
  latestDayAnywhere,
  laterEnd,
  readTypedDay,
} from '../../src/core/calendar.ts'

const settings = { seed: 20_261_123, numRuns: 200 }
/** Any day of the years 1 to 9998, by a calendar that is not ours. */
const anyDay = fc
  .integer({ min: -719_162, max: 2_932_531 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

describe('A day of the calendar', () => {
  test.each(['2024-02-29', '2000-02-29', '2023-12-31', '2023-01-01', '2026-04-30', '0001-01-01', '9999-12-31'])(
    'is %s',
    (day) => {
      expect(isDay(day)).toBe(true)
    },
  )

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-06-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-01-32',
    '0000-01-01',
    '2023-1-01',
    '2023-01-1',
    '23-01-01',
    '2023/01/01',
    '20230101',
    ' 2023-01-01',
    '2023-01-01 ',
    '2023-01-01T00:00:00Z',
    '12023-01-01',
    '２０２３-01-01',
    '',
  ])('is not %j', (day) => {
    expect(isDay(day)).toBe(false)
  })

  test('is every day there ever was', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(isDay(day)).toBe(true)
      }),
      settings,
    )
  })
})

describe('A typed day', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-Nov-23', '2026-11-23'],
    ['2026-nov-23', '2026-11-23'],
    ['2026-JAN-05', '2026-01-05'],
    ['2024-Feb-29', '2024-02-29'],
    ['  2026-Dec-31 ', '2026-12-31'],
  ])('%j is %s', (text, day) => {
    expect(readTypedDay(text)).toBe(day)
  })

  test.each([
    '2023-Feb-29',
    '2023-02-30',
    '2026-Nox-23',
    '2026-November-23',
    '23-Nov-2026',
    '2026-Nov-3',
    '11/23/2026',
    'today',
    '',
  ])('%j is none', (text) => {
    expect(readTypedDay(text)).toBeUndefined()
  })
})

describe('Months', () => {
  test.each([
    ['2021-04-01', 36, '2024-04-01'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2022-08-31', 6, '2023-02-28'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-01-31', 3, '2023-04-30'],
    ['2023-10-31', 2, '2023-12-31'],
    ['2023-11-30', 1, '2023-12-30'],
    ['2023-12-31', 1, '2024-01-31'],
    ['2023-12-15', 12, '2024-12-15'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-01-15', -1, '2022-12-15'],
    ['2023-01-15', -13, '2021-12-15'],
    ['0999-12-31', 1, '1000-01-31'],
    ['2023-05-05', 0, '2023-05-05'],
  ])('%s and %d months are %s', (day, months, result) => {
    expect(addMonths(day, months)).toBe(result)
  })

  test('keep the day of the month or clamp to the last, and keep the order of days', () => {
    const property = fc.property(anyDay, anyDay, fc.integer({ min: -11, max: 120 }), (one, other, months) => {
      fc.pre(one < '9980-01-01' && other < '9980-01-01' && one > '0003-01-01' && other > '0003-01-01')
      const moved = addMonths(one, months)
      expect(isDay(moved)).toBe(true)
      const sameDate = moved.slice(8) === one.slice(8)
      expect(sameDate || (moved.slice(8) < one.slice(8) && addDays(moved, 1).endsWith('-01'))).toBe(true)
      const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
      expect(count(moved)).toBe(count(one) + months)
      const [first, second] = [one, other].sort() as [string, string]
      expect(addMonths(first, months) <= addMonths(second, months)).toBe(true)
    })
    fc.assert(property, settings)
  })
})

describe('Days', () => {
  test.each([
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2023-01-28', 1, '2023-01-29'],
    ['2023-01-02', -1, '2023-01-01'],
    ['0001-01-31', 1, '0001-02-01'],
    ['2023-06-15', 0, '2023-06-15'],
    ['2023-06-15', 365, '2024-06-14'],
  ])('%s and %d days are %s', (day, days, result) => {
    expect(addDays(day, days)).toBe(result)
    expect(daysBetween(day, result)).toBe(days)
  })

  test('are counted as they are added', () => {
    const property = fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, days) => {
      fc.pre(day > '0003-01-01' && day < '9997-01-01')
      expect(daysBetween(day, addDays(day, days))).toBe(days)
      expect(addDays(addDays(day, days), -days)).toBe(day)
    })
    fc.assert(property, settings)
  })
})

describe('The day of a moment', () => {
  test.each([
    ['2026-11-23T07:59:59.999Z', 'America/Los_Angeles', '2026-11-22'],
    ['2026-11-23T08:00:00.000Z', 'America/Los_Angeles', '2026-11-23'],
    ['2026-07-01T06:59:00.000Z', 'America/Los_Angeles', '2026-06-30'],
    ['2026-07-01T07:00:00.000Z', 'America/Los_Angeles', '2026-07-01'],
    ['2026-12-31T23:59:59.999Z', 'UTC', '2026-12-31'],
    ['2026-12-31T18:30:00.000Z', 'Asia/Kolkata', '2027-01-01'],
  ])('%s is in %s %s', (moment, zone, day) => {
    expect(dayOf(moment, zone)).toBe(day)
    expect(dayOf(new Date(moment), zone)).toBe(day)
  })

  test.each([
    ['2026-11-23T09:59:59.999Z', '2026-11-23'],
    ['2026-11-23T10:00:00.000Z', '2026-11-24'],
    ['2026-12-31T10:00:00.000Z', '2027-01-01'],
  ])('%s has begun somewhere as %s', (moment, day) => {
    expect(latestDayAnywhere(new Date(moment))).toBe(day)
  })
})

describe('Of two ends', () => {
  const [early, late] = ['2024-01-01', '2024-01-02']

  test.each<[string | null, string | null, string | null, string | null, boolean]>([
    [early, late, early, late, false],
    [late, early, early, late, true],
    [early, early, early, early, false],
    [null, early, early, null, true],
    [early, null, early, null, false],
    [null, null, null, null, false],
  ])('%s and %s the earlier is %s, the later %s', (a, b, earlier, later, aEndsLater) => {
    expect(earlierEnd(a, b)).toBe(earlier)
    expect(laterEnd(a, b)).toBe(later)
    expect(endsLater(a, b)).toBe(aEndsLater)
  })

  test('days without a never compare as text', () => {
    expect([earlierOf(early, late), earlierOf(late, early)]).toEqual([early, early])
  })
})
