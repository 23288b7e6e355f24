import { describe, expect, test } from 'vitest'
import type { Day } from '../../../src/core/calendar.ts'
import { holdingPeriods } from '../../../src/core/standing/holdings.ts'
import { type Case, check, held, program, x } from '../../support/standing/ban-cases.ts'
import { adjust, ban, credits, factsOf, grant, pass } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

describe('A ban', () => {
  test.each<Case>([
    {
      what: 'has no effect on the day before it',
      told: [held, ban('2022-03-01')],
      on: '2022-02-28',
      is: 'active 2024-01-01',
      history: [],
    },
    {
      what: 'suspends what is held from its first day on',
      told: [held, ban('2022-03-01')],
      on: '2022-03-01',
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'lasts through its last day',
      told: [held, ban('2022-03-01', '2022-05-31')],
      on: '2022-05-31',
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'is over on the day after its last day',
      told: [held, ban('2022-03-01', '2022-05-31')],
      on: '2022-06-01',
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'may be for one day',
      told: [held, ban('2022-03-01', '2022-03-01')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-03-02 reinstated'],
    },
    {
      what: 'is open without a last day',
      told: [held, ban('2022-03-01')],
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'is over on the day of its lifting',
      told: [held, ban('2022-03-01', undefined, '2022-05-01')],
      on: '2022-05-01',
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'is not over before the day of its lifting',
      told: [held, ban('2022-03-01', undefined, '2022-05-01')],
      on: '2022-04-30',
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'is lifted before its last day',
      told: [held, ban('2022-03-01', '2022-12-31', '2022-05-01')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'is lifted on its last day',
      told: [held, ban('2022-03-01', '2022-05-31', '2022-05-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-31 reinstated'],
    },
    {
      what: 'that is lifted after its last day was over with that day',
      told: [held, ban('2022-03-01', '2022-04-30', '2022-07-01')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'that is lifted on its first day never was',
      told: [held, ban('2022-03-01', undefined, '2022-03-01', 'counts'), pass('B', '2022-03-02')],
      is: 'active 2025-03-02',
      history: ['2022-03-02 renewed'],
    },
    {
      what: 'of nobody who holds anything leaves a revocation alone',
      told: [held, adjust('revoke', 'X', '2022-01-01'), ban('2022-03-01', '2022-04-30')],
      is: 'revoked 2024-01-01',
      history: ['2022-01-01 revoked'],
    },
    {
      what: 'does not keep what is revoked under it from being revoked',
      told: [held, ban('2022-03-01', '2022-04-30'), adjust('revoke', 'X', '2022-04-01')],
      is: 'revoked 2024-01-01',
      history: ['2022-03-01 suspended', '2022-04-01 revoked'],
    },
    {
      what: 'lets an extension move the end',
      told: [held, ban('2022-03-01', '2022-04-30'), adjust('extend', 'X', '2022-04-01', 6)],
      is: 'active 2024-07-01',
      history: ['2022-03-01 suspended', '2022-04-01 adjusted', '2022-05-01 reinstated'],
    },
  ])('$what', (one) => check(one))

  test('names itself, on the day it begins and on the day it ends', () => {
    const one = judgedBy(factsOf(held, ban('2022-03-01', '2022-05-31')), '2022-12-01', program).X
    expect(one?.history.slice(1)).toEqual([
      { on: '2022-03-01', event: 'suspended', by: [{ ban: '2' }], until: '2024-01-01' },
      { on: '2022-06-01', event: 'reinstated', by: [{ ban: '2' }], until: '2024-01-01' },
    ])
  })

  test('shows in the periods of a holding', () => {
    const periods = holdingPeriods(program, factsOf(held, ban('2022-03-01', '2022-05-31')))
    expect(periods.map(({ since, until, status }) => [since, until, status])).toEqual([
      ['2021-01-01', '2022-02-28', 'active'],
      ['2022-03-01', '2022-05-31', 'suspended'],
      ['2022-06-01', '2024-01-01', 'active'],
      ['2024-01-02', null, 'expired'],
    ])
  })

  test('shows credits without letting them count towards anything', () => {
    const told = [held, credits(4, '2022-02-01'), ban('2022-03-01', '2022-05-31'), credits(3, '2022-04-01')]
    const leaf = (on: Day) => nodesOf(judgedBy(factsOf(...told), on, program).X)['1.2']
    expect(leaf('2022-04-01')).toMatchObject({ have: 4, met: false, towards: [] })
    expect(leaf('2022-06-01')).toMatchObject({ have: 4, met: false, towards: ['X'] })
  })
})

describe('What is granted or earned under a ban', () => {
  test.each<Case>([
    {
      what: 'is suspended at once',
      told: [ban('2022-03-01', '2022-05-31'), grant('X', '2022-04-01')],
      on: '2022-04-01',
      is: 'suspended 2025-04-01',
      history: ['2022-04-01 suspended'],
    },
    {
      what: 'is reinstated with the rest',
      told: [ban('2022-03-01', '2022-05-31'), grant('X', '2022-04-01')],
      is: 'active 2025-04-01',
      history: ['2022-04-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'is suspended at once where it was held, with its new end',
      told: [held, ban('2022-03-01', '2022-05-31'), grant('X', '2022-04-01')],
      is: 'active 2025-04-01',
      history: ['2022-03-01 suspended', '2022-04-01 granted', '2022-04-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'on its first day is suspended at once',
      told: [ban('2022-03-01', '2022-05-31'), grant('X', '2022-03-01')],
      on: '2022-03-01',
      is: 'suspended 2025-03-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'on the day after it is active',
      told: [held, ban('2022-03-01', '2022-05-31'), grant('X', '2022-06-01')],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-06-01 granted'],
    },
  ])('$what', (one) => check(one))

  test('is earned by its introduction, suspended, and active when the ban ends', () => {
    const introduced = smallProgram({ X: { ...x, introduced: '2022-04-01' } })
    const told = [pass('A', '2022-02-01'), ban('2022-03-01', '2022-05-31')]
    check({ told, is: 'active 2025-04-01', history: ['2022-04-01 suspended', '2022-06-01 reinstated'] }, introduced)
  })

  test('is earned on the day a ban ends, by what it builds on being reinstated', () => {
    const introduced = smallProgram({
      X: x,
      Y: { earn: { all: [{ exam: 'C' }, { certification: 'X' }] }, introduced: '2022-04-01' },
    })
    const told = [held, pass('C', '2022-02-01'), ban('2022-03-01', '2022-05-31')]
    const days = (on: Day) => historyOf(judgedBy(factsOf(...told), on, introduced).Y)
    expect(days('2022-05-31')).toEqual([])
    expect(days('2022-06-01')).toEqual(['2022-06-01 earned'])
  })
})

describe('The program’s own days under a ban', () => {
  test('what is renamed stays suspended under its new name', () => {
    const renaming = smallProgram(
      { X: x, NEW: x },
      { migrations: [{ on: '2022-04-01', from: 'X', to: 'NEW', automatic: true }] },
    )
    const told = [held, ban('2022-03-01', '2022-05-31')]
    const history = ['2022-03-01 suspended', '2022-04-01 renamed']
    check({ told, on: '2022-04-01', is: 'suspended 2024-01-01', history }, renaming, 'NEW')
    check({ told, is: 'active 2024-01-01', history: [...history, '2022-06-01 reinstated'] }, renaming, 'NEW')
  })

  test('a transition moves the end and lifts nothing', () => {
    const moved = smallProgram({ X: x }, { transitions: [{ on: '2022-04-01', level: 'low', months: 6 }] })
    const told = [held, ban('2022-03-01', '2022-05-31')]
    const history = ['2022-03-01 suspended', '2022-04-01 adjusted']
    check({ told, on: '2022-04-01', is: 'suspended 2024-07-01', history }, moved)
    check({ told, is: 'active 2024-07-01', history: [...history, '2022-06-01 reinstated'] }, moved)
  })
})
