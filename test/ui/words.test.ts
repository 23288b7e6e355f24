import { expect, test } from 'vitest'
import {
  capitalize,
  countOf,
  distanceBetween,
  figureOf,
  formatCount,
  formatDay,
  formatEnd,
  formatKnown,
  formatMoment,
  formatPoints,
  listWith,
} from '../../src/ui/words.ts'

test('days are written with the name of the month', () => {
  expect(formatDay('2021-04-01')).toBe('2021-Apr-01')
  expect(formatDay('2007-12-31')).toBe('2007-Dec-31')
})

test('moments are written to the minute, in UTC', () => {
  expect(formatMoment('2026-11-23T06:15:59.123Z')).toBe('2026-Nov-23, 06:15 UTC')
})

test('an end that never comes is Never, a day that is not known is n/a', () => {
  expect(formatEnd(null)).toBe('Never')
  expect(formatEnd('2027-04-01')).toBe('2027-Apr-01')
  expect(formatKnown(null)).toBe('n/a')
  expect(formatKnown('2027-04-01')).toBe('2027-Apr-01')
})

test.each([
  [1000, '10'],
  [250, '2.5'],
  [1205, '12.05'],
  [1, '0.01'],
  [7, '0.07'],
  [110, '1.1'],
  [57, '0.57'],
  [999_999, '9999.99'],
])('%i hundredths of a point are written %s', (hundredths, words) => {
  expect(formatPoints(hundredths)).toBe(words)
})

test('counts are words up to twelve', () => {
  expect([0, 1, 6, 12, 13].map(formatCount)).toEqual(['no', 'one', 'six', 'twelve', '13'])
  expect(countOf(1, 'certification')).toBe('1 certification')
  expect(countOf(6, 'certification')).toBe('6 certifications')
  expect(countOf(2, 'pass', 'passes')).toBe('2 passes')
})

test('figures stay figures', () => {
  expect(figureOf(87, 'day')).toBe('87 days')
  expect(figureOf(1, 'day')).toBe('1 day')
})

test('lists read as they are spoken', () => {
  expect(listWith('or', [])).toBe('')
  expect(listWith('or', ['a'])).toBe('a')
  expect(listWith('and', ['a', 'b'])).toBe('a and b')
  expect(listWith('or', ['a', 'b', 'c'])).toBe('a, b or c')
  expect(capitalize('two of these')).toBe('Two of these')
})

test.each([
  ['2026-12-01', '2026-12-02', '1 day'],
  ['2026-11-30', '2027-02-25', '87 days'],
  ['2026-12-01', '2027-03-02', '3 months'],
  ['2026-12-31', '2027-04-01', '3 months'],
  ['2026-11-23', '2028-01-23', '14 months'],
  ['2026-11-30', '2029-11-30', '3 years'],
  ['2026-11-30', '2029-02-18', '2 years and 2 months'],
])('from %s to %s it is %s', (from, to, distance) => {
  expect(distanceBetween(from, to)).toBe(distance)
})
