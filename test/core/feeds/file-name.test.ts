import { expect, test } from 'vitest'
import { madeOf, readFileName } from '../../../src/core/feeds/file-name.ts'

test.each([
  ['creq-20200214-200500.csv', 'creq', '2020-02-14T20:05:00.000Z'],
  ['exams-20240229-000000.csv', 'exams', '2024-02-29T00:00:00.000Z'],
  ['candidates-20261231-235959.csv', 'candidates', '2026-12-31T23:59:59.000Z'],
  ['grants-20200101-000000.csv', 'grants', '2020-01-01T00:00:00.000Z'],
  ['adjustments-20261121-061500.csv', 'adjustments', '2026-11-21T06:15:00.000Z'],
  ['agreements-20261101-063000.csv', 'agreements', '2026-11-01T06:30:00.000Z'],
])('%s is of %s, made at %s', (name, kind, madeAt) => {
  expect(readFileName(name)).toEqual({ name, kind, madeAt })
})

test.each([
  'exams.csv',
  'exam-20260214-200500.csv',
  'Exams-20260214-200500.csv',
  'exams-20260230-200500.csv',
  'exams-20261301-200500.csv',
  'exams-20260214-240000.csv',
  'exams-20260214-206000.csv',
  'exams-20260214-200560.csv',
  'exams-2026-02-14-200500.csv',
  'exams-20260214-2005.csv',
  'exams-20260214-200500.txt',
  'exams-20260214-200500.csv.gz',
  'exams-20260214-200500xcsv',
  'x/exams-20260214-200500.csv',
  ' exams-20260214-200500.csv',
  'exams-20260214-200500.csv\n',
  'secrets-20260214-200500.csv',
  '',
])('%j is the name of no feed file', (name) => {
  expect(readFileName(name)).toBeUndefined()
})

test('Of two versions the one from the later file stands, then that of the greater hash, then that of the later line', () => {
  const [early, late] = ['2026-02-14T20:05:00.000Z', '2026-02-14T20:05:01.000Z']
  const [low, high] = ['0'.repeat(64), `1${'0'.repeat(63)}`]
  const inOrder = [
    madeOf(early, low, 2),
    madeOf(early, low, 10),
    madeOf(early, low, 100_000),
    madeOf(early, high, 2),
    madeOf(late, low, 2),
  ]
  expect(inOrder.toReversed().sort()).toEqual(inOrder)
  expect(new Set(inOrder).size).toBe(inOrder.length)
})
