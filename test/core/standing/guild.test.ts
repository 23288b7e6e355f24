import { describe, expect, test } from 'vitest'
import { credits, factsOf, fee, pass, type Telling } from '../../support/standing/facts.ts'
import { guildRulebook } from '../../support/standing/guild-rulebook.ts'
import { judged } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'

const a = (points: number, on: string) => credits(points, on, { category: 'A' })
const b = (points: number, on: string) => credits(points, on, { category: 'B' })
const feesInTime = (from = 2021, to = 2030) =>
  Array.from({ length: to - from + 1 }, (_, at) => fee(from + at, `${from + at}-01-05`))

const events = (code: string, on: string, ...tellings: readonly Telling[]) =>
  historyOf(judged(factsOf(...tellings), on, guildRulebook)[code])

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
    const { GSA, GSP } = judged(facts, '2030-12-31', guildRulebook)
    const expected = ['2020-03-10 earned', ...endOfFirst]
    expect([historyOf(GSA), historyOf(GSP)]).toEqual([expected, expected])
  })
})
