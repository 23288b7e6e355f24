import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../core/calendar.ts'
import type { Facts } from '../../../core/standing/facts.ts'
import { holdingPeriods } from '../../../core/standing/holdings.ts'
import { standing } from '../../../core/standing/judge.ts'
import type { CertificationStanding } from '../../../core/standing/standing.ts'
import { bansUntil, daysOfBans, withBans, withoutEvidenceInside } from '../../../../test/support/standing/banned.ts'
import {
  adjust,
  ban,
  credits,
  factsOf,
  fee,
  grant,
  pass,
  type Telling,
} from '../../../../test/support/standing/facts.ts'
import { judgedBy } from '../../../../test/support/standing/judged.ts'
import { historyOf } from '../../../../test/support/standing/notation.ts'
import { shuffled } from '../../../../test/support/standing/shuffled.ts'
import { program } from '../index.ts'
import { guildCareer } from './careers.ts'

const a = (points: number, on: Day) => credits(points, on, { category: 'A' })
const fees = (from = 2021, to = 2030) =>
  Array.from({ length: to - from + 1 }, (_, at) => fee(from + at, `${from + at}-01-05`))

/** Earned on 2020-03-10, so that its years end on 10 March, and with enough in each of them. */
const gsa = pass('G-100', '2020-03-10')
const enough = [a(15, '2020-06-01'), a(15, '2021-06-01'), a(30, '2022-06-01')]
const lines = (told: readonly Telling[], on: Day = '2023-12-31') =>
  historyOf(judgedBy(factsOf(gsa, ...told), on, program).GSA).slice(1)

describe('A ban in the guild', () => {
  test.each<[string, readonly Telling[], readonly string[]]>([
    [
      'suspends and reinstates, and the cycle goes on',
      [...enough, ...fees(), ban('2021-09-01', '2021-10-31')],
      ['2021-09-01 suspended', '2021-11-01 reinstated', '2023-03-11 renewed'],
    ],
    [
      'leaves out the points inside: the year misses its minimum',
      [...enough, ...fees(), ban('2021-06-01', '2021-07-31')],
      [
        '2021-06-01 suspended',
        '2021-08-01 reinstated',
        '2022-03-11 suspended',
        '2022-06-01 reinstated',
        '2023-03-11 suspended',
        '2023-06-09 expired',
      ],
    ],
    [
      'gives them back when it is lifted so, before the year is judged',
      [...enough, ...fees(), ban('2021-06-01', undefined, '2021-08-01', 'counts')],
      ['2021-06-01 suspended', '2021-08-01 reinstated', '2023-03-11 renewed'],
    ],
    [
      'or after: the year is judged again',
      [...enough, ...fees(), ban('2021-06-01', '2021-07-31', '2022-04-01', 'counts')],
      [
        '2021-06-01 suspended',
        '2021-08-01 reinstated',
        '2022-03-11 suspended',
        '2022-04-01 reinstated',
        '2023-03-11 renewed',
      ],
    ],
    [
      'over a missed minimum: it stays missed when the ban ends, and is made good after it',
      [a(10, '2020-06-01'), a(5, '2021-03-20'), a(20, '2021-05-10'), ...fees(), ban('2021-03-15', '2021-04-30')],
      ['2021-03-11 suspended', '2021-05-10 reinstated', '2023-03-11 suspended', '2023-06-09 expired'],
    ],
    [
      'and is made good by points inside, where they count',
      [
        a(10, '2020-06-01'),
        a(5, '2021-03-20'),
        a(15, '2021-07-10'),
        ...fees(),
        ban('2021-03-15', undefined, '2021-05-01', 'counts'),
      ],
      ['2021-03-11 suspended', '2021-05-01 reinstated', '2023-03-11 suspended', '2023-06-09 expired'],
    ],
    [
      'does not stop the time of grace',
      [a(10, '2020-06-01'), a(15, '2021-07-01'), ...fees(), ban('2021-04-01', '2021-06-30')],
      ['2021-03-11 suspended', '2021-06-09 expired'],
    ],
    [
      'over a fee: it is active when both are over',
      [...enough, fee(2021, '2021-02-20'), ...fees(2022), ban('2021-01-15', '2021-03-31')],
      ['2021-01-15 suspended', '2021-04-01 reinstated', '2023-03-11 renewed'],
    ],
    [
      'over a fee that is not paid: it stays suspended until it is',
      [...enough, fee(2021, '2021-05-20'), ...fees(2022), ban('2021-01-15', '2021-03-31')],
      ['2021-01-15 suspended', '2021-05-20 reinstated', '2023-03-11 renewed'],
    ],
    [
      'over the end of the cycle: it is expired, as under any suspension by staff',
      [...enough, ...fees(), ban('2023-02-01', '2023-04-30')],
      ['2023-02-01 suspended', '2023-03-11 expired'],
    ],
    [
      'over a suspension by staff, which stays open',
      [...enough, ...fees(), adjust('suspend', 'GSA', '2021-08-01'), ban('2021-09-01', '2021-10-31')],
      ['2021-08-01 suspended', '2023-03-11 expired'],
    ],
    [
      'and a reinstatement inside ends that alone',
      [
        ...enough,
        ...fees(),
        adjust('suspend', 'GSA', '2021-08-01'),
        ban('2021-09-01', '2021-10-31'),
        adjust('reinstate', 'all', '2021-10-01'),
      ],
      ['2021-08-01 suspended', '2021-11-01 reinstated', '2023-03-11 renewed'],
    ],
  ])('%s', (_what, told, expected) => {
    expect(lines(told)).toEqual(expected)
  })

  test('suspends what is granted while it is open', () => {
    const told = [ban('2021-09-01', '2021-10-31'), grant('GSP', '2021-10-01'), ...fees()]
    const gsp = judgedBy(factsOf(...told), '2021-12-01', program).GSP
    expect(historyOf(gsp)).toEqual(['2021-10-01 granted', '2021-10-01 suspended', '2021-11-01 reinstated'])
    expect(gsp?.history.slice(1).map(({ by }) => by)).toEqual([[{ ban: '1' }], [{ ban: '1' }]])
  })

  test('ends a missed end of the cycle with points inside, where they count', () => {
    const short = [a(15, '2020-06-01'), a(15, '2021-06-01'), a(20, '2022-06-01'), a(10, '2022-08-01'), ...fees()]
    const told = [...short, ban('2022-07-15', '2022-08-15', '2023-04-01', 'counts')]
    expect(lines(told)).toEqual([
      '2022-07-15 suspended',
      '2022-08-16 reinstated',
      '2023-03-11 suspended',
      '2023-04-01 renewed',
      '2023-04-01 reinstated',
    ])
    const gsaThen = judgedBy(factsOf(gsa, ...told), '2023-04-01', program).GSA
    expect(gsaThen).toMatchObject({ status: 'active', activeOn: '2023-03-10', expiresOn: '2026-03-10' })
    expect(gsaThen?.history.at(-1)?.by).toEqual([{ ban: String(told.length + 1) }])
  })
})

/** The same careers every time; more of them with GUILD_CAREERS. */
const settings = { seed: 20_261_201, numRuns: Number(process.env.GUILD_CAREERS ?? 60) }
const latest = '2036-12-31'
const judge = (facts: Facts, on: Day) => standing(program, 'C', facts, on).certifications
const anyDays = fc.array(
  fc.nat({ max: 6500 }).map((days) => addDays('2017-06-01', days)),
  { minLength: 1, maxLength: 4 },
)

describe('Whatever the career in the guild and the bans', () => {
  test('order does not matter, and what comes later changes nothing about a day', () => {
    const property = fc.property(withBans(guildCareer), fc.nat(), anyDays, (facts, seed, days) => {
      const end = judge(facts, latest)
      for (const day of [...daysOfBans(facts), ...days, latest]) {
        const then = judge(facts, day)
        expect(judge(shuffled(facts, seed), day)).toEqual(then)
        expect(judge({ ...facts, bans: bansUntil(facts, day) }, day)).toEqual(then)
        const known = end.map((one) => one.history.filter((line) => line.on <= day))
        expect(then.map((one) => one.history).filter((some) => some.length > 0)).toEqual(
          known.filter((some) => some.length > 0),
        )
      }
    })
    fc.assert(property, settings)
  })

  test('the periods of a holding say of every day what the standing of that day says', () => {
    const property = fc.property(withBans(guildCareer), anyDays, (facts, days) => {
      const periods = holdingPeriods(program, facts)
      for (const day of [...days, ...daysOfBans(facts)]) {
        const held = periods
          .filter(({ since, until }) => since <= day && (until === null || day <= until))
          .map(({ certification, status, expiresOn }) => `${certification} ${status} ${expiresOn}`)
        const said = judge(facts, day)
          .filter(({ status }) => status !== 'in-progress')
          .map(({ code, status, expiresOn }) => `${code} ${status} ${expiresOn}`)
        expect([day, ...held.sort()]).toEqual([day, ...said.sort()])
      }
    })
    fc.assert(property, settings)
  })

  test('evidence inside is as if it were not, where no lifting lets it count', () => {
    const property = fc.property(withBans(guildCareer), anyDays, (told, days) => {
      const bans = told.bans!.map(({ lifted, ...one }) => ({
        ...one,
        ...(lifted && { lifted: { ...lifted, counts: false } }),
      }))
      const facts = { ...told, bans }
      for (const day of [...days, ...daysOfBans(facts), latest])
        expect(judge(facts, day)).toEqual(judge(withoutEvidenceInside(facts), day))
    })
    fc.assert(property, settings)
  })

  test('points that are given back before they are missed for good leave everything as it would have been', () => {
    let compared = 0
    const property = fc.property(withBans(guildCareer, 1), anyDays, (told, days) => {
      const { bans, ...facts } = told
      const { id, from, lifted } = bans![0]!
      if (!lifted || lifted.on <= from) return
      const banned = { ...facts, bans: [{ id, from, lifted: { ...lifted, counts: true } }] }
      const isMeanwhile = (day: Day) => from <= day && day <= lifted.on
      const turns = [banned, facts].flatMap((one) => judge(one, lifted.on).flatMap(({ history }) => history))
      if (turns.some(({ on, event }) => isMeanwhile(on) && event !== 'suspended' && event !== 'reinstated')) return
      if (facts.adjustments.some(({ on }) => isMeanwhile(on))) return
      for (const day of [...days, latest].filter((one) => one >= lifted.on)) {
        const said = (one: CertificationStanding) => {
          const history = historyOf(one).filter((line) => !isMeanwhile(line.split(' ')[0]!))
          return { ...one, history }
        }
        compared += judge(banned, day).length
        expect(judge(banned, day).map(said)).toEqual(judge(facts, day).map(said))
      }
    })
    fc.assert(property, { ...settings, numRuns: 3 * settings.numRuns })
    expect(compared).toBeGreaterThan(settings.numRuns)
  })
})
