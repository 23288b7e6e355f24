import { describe, expect, test } from 'vitest'
import { levelNamesOn, levelOn, nameOn } from '../../../src/core/certification-on.ts'
import { offersOf } from '../../../src/core/kits.ts'
import { standing } from '../../../src/core/standing/judge.ts'
import { requirementsOf } from '../../../src/core/standing/requirements.ts'
import { credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

const raised = { level: 'high', levels: [{ level: 'low' }, { from: '2024-07-01', level: 'high' }] }

/** X rises from the lowest level to the highest on 2024-07-01; M stays between. */
const program = smallProgram({
  X: { ...raised, earn: { exam: 'A' }, recertify: { any: [{ exam: 'B' }, { credits: 10 }] } },
  M: { level: 'mid', recertify: { any: [{ exam: 'C' }, { credits: 10 }] } },
  TOP: { level: 'high', earn: { all: [{ exam: 'D' }, { certificationLevel: 'high' }] } },
})
const [x, m] = [grant('X', '2024-02-01'), grant('M', '2024-02-01')]
const on = (day: string, ...tellings: readonly Telling[]) => judgedBy(factsOf(...tellings), day, program)

describe('What the program says of a day', () => {
  test.each([
    ['2023-12-31', 'First', 'low'],
    ['2024-06-30', 'First', 'low'],
    ['2024-07-01', 'Second', 'high'],
    ['2024-07-02', 'Second', 'high'],
  ])('%s: the name %s, the level %s', (day, name, level) => {
    const names = [
      { from: '2024-01-01', name: 'First' },
      { from: '2024-07-01', name: 'Second' },
    ]
    expect(nameOn({ name: 'Second', names }, day)).toBe(name)
    expect(levelOn(raised, day)).toBe(level)
    const labelled = names.map((one) => ({ ...one, label: `${one.name} ones` }))
    const levels = [{ code: 'low', name: 'Second', label: 'Second ones', names: labelled, rank: 1 }]
    expect(levelNamesOn(levels, 'low', day)).toMatchObject({ name, label: `${name} ones` })
  })

  test('without changes is what it is', () => {
    expect([nameOn({ name: 'X' }, '2024-01-01'), levelOn({ level: 'low' }, '2024-01-01')]).toEqual(['X', 'low'])
    expect(levelNamesOn([], 'low', '2024-01-01')).toEqual({ name: 'low', label: 'low' })
  })
})

describe('A certification that comes to another level', () => {
  test.each([
    ['2024-06-30', ['M', 'X'], 'low'],
    ['2024-07-01', ['X', 'M'], 'high'],
  ])('on %s stands in its place of the day', (day, order, level) => {
    const all = standing(program, 'C', factsOf(x, m), day).certifications
    expect(all.map(({ code }) => code)).toEqual(order)
    expect(all.find(({ code }) => code === 'X')).toMatchObject({ level })
    expect(requirementsOf(program, 'X', day)).toMatchObject({ level })
  })

  test('is extended by a higher one until the day before, and extends that from its day on', () => {
    const byM = (day: string) => historyOf(on(day, x, m, pass('C', day)).X).at(-1)
    expect(byM('2024-06-30')).toBe('2024-06-30 extended')
    expect(byM('2024-07-01')).toBe('2024-02-01 granted')
    const byX = (day: string) => historyOf(on(day, x, m, pass('B', day)).M).at(-1)
    expect(byX('2024-06-30')).toBe('2024-02-01 granted')
    expect(byX('2024-07-01')).toBe('2024-07-01 extended')
  })

  test('is asked before all of a lower rank from that day on', () => {
    const both = (day: string) => {
      const { X, M } = on(day, x, m, pass('B', day), pass('C', day))
      return [X, M].map((one) => historyOf(one).at(-1)!.slice(11))
    }
    expect([both('2024-06-30'), both('2024-07-01')]).toEqual([
      ['extended', 'renewed'],
      ['renewed', 'extended'],
    ])
  })

  test('gives credits another place to count, and is asked on that day', () => {
    const points = credits(10, '2024-03-01')
    expect(historyOf(on('2024-06-30', x, m, points).M)).toContain('2024-03-01 renewed')
    // M ends later than the points could take it: nothing is renewed until they count towards X.
    const kept = [grant('M', '2024-02-01', '2030-01-01'), x, points]
    expect(historyOf(on('2024-06-30', ...kept).X)).toEqual(['2024-02-01 granted'])
    expect(historyOf(on('2024-07-01', ...kept).X)).toEqual(['2024-02-01 granted', '2024-07-01 renewed'])
  })

  test('meets a rule that names the level from that day on, with no fact on it', () => {
    const facts = [x, pass('D', '2024-03-01')]
    expect(on('2024-06-30', ...facts).TOP).toMatchObject({ status: 'in-progress' })
    expect(nodesOf(on('2024-06-30', ...facts).TOP)['1.2']).toMatchObject({ have: 0, certifications: ['TOP'] })
    expect(on('2024-07-01', ...facts).TOP).toMatchObject({ status: 'active', firstEarnedOn: '2024-07-01' })
    expect(on('2024-09-01', ...facts).TOP).toMatchObject({ status: 'active', firstEarnedOn: '2024-07-01' })
  })

  test('takes part in a transition of the level of the day', () => {
    const moved = (level: string) => {
      const rules = { ...program, transitions: [{ on: '2024-07-01', level, months: 6 }] }
      return judgedBy(factsOf(x), '2024-07-01', rules).X?.expiresOn
    }
    expect([moved('low'), moved('high')]).toEqual(['2025-02-01', '2025-08-01'])
  })

  test('has the kits of the level of the day', () => {
    const price = { cents: 0, currency: 'USD' }
    const kits = [{ code: 'BRASS', kind: 'plaque', levels: ['high'], initial: price }] as const
    const day = { since: '2024-02-01', until: null, firstEarnedOn: '2024-02-01', activeOn: '2024-02-01' }
    const period = { certification: 'X', status: 'active', expiresOn: null, ...day } as const
    const offered = (on: string) => offersOf({ ...program, kits }, [period], [], on).map(({ kit }) => kit)
    expect([offered('2024-06-30'), offered('2024-07-01')]).toEqual([[], ['BRASS']])
  })
})
