import { describe, expect, test } from 'vitest'
import { adjust, credits, factsOf, fee, grant, pass, type Telling } from '../../../../test/support/standing/facts.ts'
import { type BookLife, lifeByTheBook } from './by-the-book.ts'
import { program } from '../index.ts'
import { judgedBy } from '../../../../test/support/standing/judged.ts'
import { historyOf } from '../../../../test/support/standing/notation.ts'

const a = (points: number, on: string) => credits(points, on, { category: 'A' })
const b = (points: number, on: string) => credits(points, on, { category: 'B' })
const feesInTime = (from = 2021, to = 2030) =>
  Array.from({ length: to - from + 1 }, (_, at) => fee(from + at, `${from + at}-01-05`))

const events = (code: string, on: string, ...tellings: readonly Telling[]) =>
  historyOf(judgedBy(factsOf(...tellings), on, program)[code])

/** The same by a second, simple reading of the law, which the properties compare the engine with. */
const byTheBook = (code: string, on: string, ...tellings: readonly Telling[]) =>
  written(lifeByTheBook(code, factsOf(...tellings), on).history)
const written = (lines: BookLife['history']) => lines.map((line) => `${line.on} ${line.event}`)

const gsa = pass('G-100', '2020-03-10')
const ofFirst = [a(15, '2020-06-01'), a(15, '2021-06-01'), a(30, '2022-06-01')]
const ofSeven = [
  a(15, '2020-06-01'),
  a(15, '2021-06-01'),
  a(70, '2022-06-01'),
  a(15, '2023-06-01'),
  a(15, '2024-06-01'),
  a(15, '2025-06-01'),
]

describe('The worked examples of the guild', () => {
  const endOfFirst = ['2023-03-11 renewed', '2024-03-11 suspended', '2024-06-09 expired']
  test.each<[string, string, readonly Telling[], readonly string[]]>([
    ['1', 'GSA', [gsa, ...ofFirst, ...feesInTime()], ['2020-03-10 earned', ...endOfFirst]],
    [
      '2',
      'GSA',
      [gsa, ...ofFirst, fee(2021, '2021-02-20'), ...feesInTime(2022)],
      ['2020-03-10 earned', '2021-02-01 suspended', '2021-02-20 reinstated', ...endOfFirst],
    ],
    [
      '3',
      'GSA',
      [gsa, a(10, '2020-06-01'), a(5, '2021-03-20'), a(15, '2021-06-01'), a(30, '2022-06-01'), ...feesInTime()],
      ['2020-03-10 earned', '2021-03-11 suspended', '2021-03-20 reinstated', ...endOfFirst],
    ],
    [
      '4',
      'GSA',
      [gsa, a(10, '2020-06-01'), a(15, '2021-07-01'), ...feesInTime()],
      ['2020-03-10 earned', '2021-03-11 suspended', '2021-06-09 expired'],
    ],
    [
      '5',
      'GSA',
      [gsa, b(12, '2020-06-01'), a(4, '2020-07-01'), ...feesInTime()],
      ['2020-03-10 earned', '2021-03-11 suspended', '2021-06-09 expired'],
    ],
    [
      '6',
      'GSP',
      [
        pass('G-200', '2020-01-15'),
        pass('G-END', '2020-03-10'),
        a(40, '2020-06-01'),
        a(40, '2021-06-01'),
        a(30, '2022-06-01'),
        a(12, '2023-04-01'),
        ...feesInTime(),
      ],
      [
        '2020-03-10 earned',
        '2023-03-11 suspended',
        '2023-04-01 renewed',
        '2023-04-01 reinstated',
        '2024-03-11 suspended',
        '2024-06-09 expired',
      ],
    ],
    [
      '7',
      'GSA',
      [gsa, ...ofSeven, ...feesInTime()],
      ['2020-03-10 earned', '2023-03-11 renewed', '2026-03-11 renewed', '2027-03-11 suspended', '2027-06-09 expired'],
    ],
    [
      '8',
      'GSA',
      [gsa, ...ofSeven.map((one, at) => (at === 2 ? a(30, '2022-06-01') : one)), ...feesInTime()],
      ['2020-03-10 earned', '2023-03-11 renewed', '2026-03-11 suspended', '2026-06-09 expired'],
    ],
    [
      '9',
      'GSA',
      [gsa, ...ofSeven, a(15, '2026-06-01'), a(15, '2027-06-01'), a(25, '2028-06-01'), ...feesInTime()],
      ['2020-03-10 earned', '2023-03-11 renewed', '2026-03-11 renewed', '2029-03-11 suspended', '2029-06-09 expired'],
    ],
  ])('%s', (_, code, tellings, expected) => {
    expect(events(code, '2030-12-31', ...tellings)).toEqual(expected)
    expect(byTheBook(code, '2030-12-31', ...tellings)).toEqual(expected)
  })

  test('10: two certifications at once, each in its own cycle', () => {
    const facts = factsOf(
      gsa,
      pass('G-200', '2020-03-10'),
      pass('G-END', '2020-03-10'),
      a(40, '2020-06-01'),
      a(40, '2021-06-01'),
      a(40, '2022-06-01'),
      ...feesInTime(),
    )
    const { GSA, GSP } = judgedBy(facts, '2030-12-31', program)
    const expected = ['2020-03-10 earned', ...endOfFirst]
    expect([historyOf(GSA), historyOf(GSP)]).toEqual([expected, expected])
    const book = (['GSA', 'GSP'] as const).map((code) => lifeByTheBook(code, facts, '2030-12-31').history)
    expect(book.map(written)).toEqual([expected, expected])
  })
})

describe('What the worked examples do not reach', () => {
  const judgedOn = (on: string, ...tellings: readonly Telling[]) =>
    judgedBy(factsOf(...tellings, ...feesInTime()), on, program)

  test('a minimum that was not made good ends it with the last day for that, not with the end of its cycle', () => {
    const { GSA } = judgedOn('2021-06-09', gsa)
    expect(GSA).toMatchObject({ status: 'expired', activeOn: '2020-03-10', expiresOn: '2021-06-08' })
    expect(GSA?.history.at(-1)).toMatchObject({ on: '2021-06-09', event: 'expired', until: '2021-06-08' })
    expect(judgedOn('2021-06-08', gsa).GSA).toMatchObject({ status: 'suspended', expiresOn: '2023-03-10' })
  })

  test('nothing is left to decide about what is revoked', () => {
    const revokedLater = [gsa, adjust('revoke', 'GSA', '2021-04-01')]
    expect(judgedOn('2021-03-31', ...revokedLater).GSA).toMatchObject({ decidesOn: '2021-06-08' })
    expect(judgedOn('2021-04-01', ...revokedLater).GSA).not.toHaveProperty('decidesOn')
  })

  test('a cycle that a grant makes longer has three years, the last of them longer', () => {
    const granted = [grant('GSA', '2020-03-10', '2024-03-10'), a(15, '2020-06-01'), a(15, '2021-06-01')]
    const inLastYear = a(30, '2023-06-01')
    expect(historyOf(judgedOn('2024-03-11', ...granted, inLastYear).GSA)).toEqual([
      '2020-03-10 granted',
      '2024-03-11 renewed',
    ])
  })

  test('a year that an extension adds to a granted one of less than three has its minimum', () => {
    const extended = [grant('GSA', '2020-03-10', '2021-03-10'), adjust('extend', 'GSA', '2020-06-01', 12)]
    const lines = ['2020-03-10 granted', '2020-06-01 adjusted', '2021-03-11 suspended', '2021-06-09 expired']
    expect(historyOf(judgedOn('2022-12-31', ...extended).GSA)).toEqual(lines)
  })
})
