import { describe, expect, test } from 'vitest'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { historyOf } from '../../../../../test/support/standing/notation.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

const suspending = { validityMonths: 12, anchor: 'completion', suspendedMonths: 6, recertify: { exam: 'D' } } as const
const program = smallProgram({
  BRIEF: { validityMonths: 3, earn: { exam: 'A' } },
  LATE: { introduced: '2021-06-01', retired: '2022-06-01', earn: { exam: 'B' } },
  BASE: { regimes: [suspending], earn: { exam: 'C' } },
  NEXT: { level: 'mid', earn: { all: [{ certification: 'BASE' }, { exam: 'B' }] } },
  LAST: { level: 'high', earn: { all: [{ certificationIn: ['NEXT', 'LATE'] }, { certificationLevel: 'low' }] } },
  POINTS: { level: 'mid', earn: { all: [{ exam: 'A' }, { credits: 10 }] } },
})
const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day, program)

describe('A certification is earned on a day', () => {
  test('that has something of its rule, not just because its evidence is still live', () => {
    const told = [pass('A', '2021-01-01'), pass('C', '2021-07-01'), grant('NEXT', '2021-08-01')]
    expect(on('2021-12-31', ...told).BRIEF).toMatchObject({ status: 'expired', progress: { tree: { met: true } } })
    const again = on('2021-12-31', ...told, pass('A', '2021-09-01')).BRIEF
    expect(again).toMatchObject({ firstEarnedOn: '2021-01-01', activeOn: '2021-09-01', expiresOn: '2021-12-01' })
    expect(historyOf(again).slice(0, 3)).toEqual(['2021-01-01 earned', '2021-04-02 expired', '2021-09-01 earned'])
  })

  test('but not again on the day it ran out, though points of the day before count', () => {
    const points = smallProgram({
      POINTS: { validityMonths: 3, earn: { all: [{ exam: 'A' }, { credits: 10 }] } },
      BASE: {},
    })
    const told = [grant('BASE', '2021-01-01', '2021-02-01'), pass('A', '2021-01-05'), credits(10, '2021-01-10')]
    const one = judged(factsOf(...told, credits(1, '2021-04-10')), '2021-05-01', points).POINTS
    expect(historyOf(one)).toEqual(['2021-01-10 earned', '2021-04-11 expired'])
    expect(one?.progress).toMatchObject({ goal: 'earn', tree: { have: 2, need: 2, met: true } })
  })

  test('of its introduction, by what was there before, but not after its retirement', () => {
    const early = [pass('B', '2020-06-02')]
    expect(on('2021-05-31', ...early).LATE).toBeUndefined()
    const introduced = on('2021-06-01', ...early).LATE
    expect(introduced).toMatchObject({ firstEarnedOn: '2021-06-01', expiresOn: '2022-06-01' })
    expect(introduced?.history[0]?.by).toEqual([{ attempt: '1' }])
    expect(on('2021-06-01', pass('B', '2019-05-31')).LATE).toBeUndefined()
    expect(on('2022-05-31', pass('B', '2022-05-31')).LATE?.status).toBe('active')
    expect(on('2022-06-01', pass('B', '2022-06-01')).LATE).toBeUndefined()
  })

  test('on which points complete it, if they count', () => {
    const told = [pass('A', '2021-01-01'), credits(4, '2021-02-01')]
    expect(on('2021-02-10', ...told, credits(6, '2021-02-10')).POINTS).toMatchObject({ activeOn: '2021-02-10' })
    expect(on('2021-02-10', ...told, credits(6, '2021-02-10', { review: 'pending' })).POINTS?.status).toBe(
      'in-progress',
    )
    // Nothing is held any more, so these count for nothing.
    expect(on('2021-05-01', ...told, credits(6, '2021-05-01')).POINTS?.status).toBe('in-progress')
  })

  test('together with all that it makes possible, from the lowest rank up', () => {
    const opened = on('2021-03-01', pass('B', '2021-02-01'), pass('C', '2021-03-01'))
    const by = (code: string) => opened[code]?.history.map((line) => [line.on, line.by])
    expect(by('BASE')).toEqual([['2021-03-01', [{ attempt: '2' }]]])
    expect(by('NEXT')).toEqual([['2021-03-01', [{ certification: 'BASE' }, { attempt: '1' }]]])
    expect(by('LAST')).toEqual([['2021-03-01', [{ certification: 'NEXT' }, { certification: 'BASE' }]]])
  })

  test('in the order of rank and catalogue, so that what opens first is a reason for what follows', () => {
    const either = { any: [{ certification: 'BASE' }, { exam: 'A' }] }
    const ordered = smallProgram({
      HIGH: { level: 'high', earn: either },
      BEFORE: { earn: either },
      BASE: { earn: { exam: 'A' } },
      AFTER: { earn: either },
    })
    const opened = judged(factsOf(pass('A', '2021-03-01')), '2021-03-01', ordered)
    const reasons = Object.entries(opened).map(([code, one]) => [code, one?.history[0]?.by])
    expect(Object.fromEntries(reasons)).toEqual({
      HIGH: [{ certification: 'BASE' }],
      BEFORE: [{ attempt: '1' }],
      BASE: [{ attempt: '1' }],
      AFTER: [{ certification: 'BASE' }],
    })
  })

  test('once: what is held is not opened again', () => {
    expect(historyOf(on('2021-03-01', pass('C', '2021-02-01'), pass('C', '2021-03-01')).BASE)).toEqual([
      '2021-02-01 earned',
    ])
    const suspended = on(
      '2021-03-01',
      pass('C', '2021-02-01'),
      adjust('suspend', 'BASE', '2021-02-10'),
      pass('C', '2021-03-01'),
    )
    expect(historyOf(suspended.BASE)).toEqual(['2021-02-01 earned', '2021-02-10 suspended'])
  })
})

describe('What waits for another certification is earned on the day that one', () => {
  const waits = pass('B', '2021-01-01')

  test.each<[string, Telling[], string | undefined]>([
    ['is earned', [pass('C', '2021-03-01')], '2021-03-01'],
    ['is granted', [grant('BASE', '2021-03-01')], '2021-03-01'],
    ['is granted again', [adjust('suspend', 'BASE', '2020-12-02'), grant('BASE', '2021-03-01')], '2021-03-01'],
    [
      'is reinstated',
      [adjust('suspend', 'BASE', '2020-12-02'), adjust('reinstate', 'BASE', '2021-03-01')],
      '2021-03-01',
    ],
  ])('%s', (_what, more, day) => {
    const told = more.length > 1 ? [grant('BASE', '2020-12-01'), waits, ...more] : [waits, ...more]
    expect(on('2021-02-28', ...told).NEXT?.status).toBe('in-progress')
    expect(on('2021-03-01', ...told).NEXT).toMatchObject({ status: 'active', activeOn: day })
  })

  test('is renewed out of a suspension by policy', () => {
    const told = [grant('BASE', '2020-01-01', '2020-12-31'), waits, pass('D', '2021-03-01')]
    expect(on('2021-02-28', ...told).NEXT?.status).toBe('in-progress')
    expect(on('2021-03-01', ...told).NEXT).toMatchObject({ status: 'active', activeOn: '2021-03-01' })
  })
})

test('In the default program an expert waits for nothing but the core and the lab, in either order', () => {
  const [core, lab] = [pass('350-401', '2022-01-01'), pass('LAB-CCIE-EI', '2022-02-01')]
  const earned = judged(factsOf(core, lab), '2022-02-01')['CCIE-EI']
  expect(earned?.history).toMatchObject([{ on: '2022-02-01', by: [{ attempt: '1' }, { attempt: '2' }] }])
  const other = judged(factsOf(pass('LAB-CCIE-EI', '2022-01-01'), pass('350-401', '2022-02-01')), '2022-02-01')[
    'CCIE-EI'
  ]
  expect(other?.history).toMatchObject([{ on: '2022-02-01', by: [{ attempt: '2' }, { attempt: '1' }] }])
})
