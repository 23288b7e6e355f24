import { describe, expect, test } from 'vitest'
import type { Day } from '../../../src/core/calendar.ts'
import { holdingPeriods } from '../../../src/core/standing/holdings.ts'
import type { Certification } from '../../../src/core/standing/program.ts'
import { adjust, ban, credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

const x: Partial<Certification> = {
  validityMonths: 36,
  earn: { exam: 'A' },
  recertify: { any: [{ exam: 'B' }, { credits: 10 }] },
}
const program = smallProgram({ X: x, Y: { ...x, earn: { all: [{ exam: 'C' }, { certification: 'X' }] } } })

/** Granted 2021-01-01, so that it expires on 2024-01-01. */
const held = grant('X', '2021-01-01')

interface Case {
  readonly what: string
  readonly told: readonly Telling[]
  readonly on?: Day
  /** Status and expiry day. */
  readonly is: string
  /** What is written after its first line. */
  readonly history: readonly string[]
}

function check({ told, on = '2023-12-01', is, history }: Case, of = program, code = 'X') {
  const one = judgedBy(factsOf(...told), on, of)[code]
  expect([one && `${one.status} ${one.expiresOn}`, ...historyOf(one).slice(1)]).toEqual([is, ...history])
}

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

describe('Evidence', () => {
  test.each<Case>([
    ...(['2022-03-01', '2022-05-31'] as const).map((day) => ({
      what: `of the first or the last day of a ban (${day}) does not renew, then or later`,
      told: [held, ban('2022-03-01', '2022-05-31'), pass('B', day)],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated'],
    })),
    {
      what: 'of the day before a ban renews then',
      told: [held, ban('2022-03-01', '2022-05-31'), pass('B', '2022-02-28')],
      is: 'active 2025-02-28',
      history: ['2022-02-28 renewed', '2022-03-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'of the day after a ban renews then',
      told: [held, ban('2022-03-01', '2022-05-31'), pass('B', '2022-06-01')],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated', '2022-06-01 renewed'],
    },
    {
      what: 'of the day of a lifting renews then',
      told: [held, ban('2022-03-01', undefined, '2022-05-01'), pass('B', '2022-05-01')],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
    {
      what: 'of the day before a lifting does not',
      told: [held, ban('2022-03-01', undefined, '2022-05-01'), pass('B', '2022-04-30')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'inside a ban that is lifted as counting renews on the day of the lifting',
      told: [held, ban('2022-03-01', undefined, '2022-05-01', 'counts'), pass('B', '2022-04-01')],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
    {
      what: 'inside counts no sooner than the lifting says so',
      told: [held, ban('2022-03-01', '2022-04-30', '2022-07-01', 'counts'), pass('B', '2022-04-01')],
      on: '2022-06-30',
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'inside is looked at again on the day of a lifting that comes after the last day',
      told: [held, ban('2022-03-01', '2022-04-30', '2022-07-01', 'counts'), pass('B', '2022-04-01')],
      is: 'active 2025-07-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-07-01 renewed'],
    },
    {
      what: 'keeps its day when it is looked at again: before the cycle it does not count',
      told: [
        held,
        ban('2022-03-01', '2022-04-30', '2022-07-01', 'counts'),
        credits(10, '2022-04-01'),
        pass('B', '2022-06-01'),
      ],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-06-01 renewed'],
    },
    {
      what: 'keeps its day when it is looked at again: what is no longer live does not count',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-08-01', 'counts'),
        credits(10, '2022-04-01', { expiresOn: '2022-07-31' }),
      ],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-08-01 reinstated'],
    },
    {
      what: 'inside and outside adds up once it counts',
      told: [
        held,
        credits(4, '2022-02-01'),
        ban('2022-03-01', undefined, '2022-05-01', 'counts'),
        credits(6, '2022-04-01'),
      ],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
    {
      what: 'outside renews by credits on the day that has enough, without those inside',
      told: [
        held,
        credits(4, '2022-02-01'),
        ban('2022-03-01', '2022-04-30'),
        credits(6, '2022-04-01'),
        credits(6, '2022-06-01'),
      ],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-06-01 renewed'],
    },
    {
      what: 'of before a ban renews when it ends, a turning day, where it did not before',
      told: [grant('X', '2021-01-01', '2024-06-01'), pass('B', '2021-05-01'), ban('2022-03-01', '2022-04-30')],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
  ])('$what', (one) => check(one))

  test.each<Case>([
    {
      what: 'inside a ban does not earn, then or later',
      told: [ban('2022-03-01', '2022-05-31'), pass('A', '2022-04-01'), credits(1, '2022-07-01')],
      is: 'undefined',
      history: [],
    },
    {
      what: 'inside a ban that is lifted as counting earns on the day of the lifting',
      told: [ban('2022-03-01', undefined, '2022-05-01', 'counts'), pass('A', '2022-04-01')],
      is: 'active 2025-05-01',
      history: [],
    },
    {
      what: 'after a ban earns as ever',
      told: [ban('2022-03-01', '2022-05-31'), pass('A', '2022-06-01')],
      is: 'active 2025-06-01',
      history: [],
    },
  ])('$what', ({ told, is }) => {
    const one = judgedBy(factsOf(...told), '2023-12-01', program).X
    expect(one ? `${one.status} ${one.expiresOn}` : 'undefined').toBe(is)
  })

  test('of a newer pass of the same exam is not hidden by one that counts only later', () => {
    const told = [
      held,
      ban('2022-03-01', '2022-03-31', '2022-09-01', 'counts'),
      pass('A', '2022-03-10'),
      pass('A', '2022-08-01'),
    ]
    const by = judgedBy(factsOf(...told, adjust('revoke', 'X', '2021-06-01')), '2022-08-01', program).X
    expect(by?.history.at(-1)).toMatchObject({ event: 'earned', by: [{ attempt: '4' }] })
    const later = judgedBy(factsOf(...told, pass('C', '2022-10-01')), '2022-10-01', program)
    expect(later.Y?.history.at(-1)).toMatchObject({ event: 'earned', by: [{ attempt: '5' }, { certification: 'X' }] })
  })

  test('credits inside count again only if something was held on their day, suspended or not', () => {
    const inside = [ban('2022-03-01', undefined, '2022-05-01', 'counts'), credits(10, '2022-04-01')]
    const lateGrant = grant('X', '2022-04-20', '2024-12-31')
    const leaf = (...told: readonly Telling[]) => nodesOf(judgedBy(factsOf(...told), '2022-05-01', program).X)['1.2']
    expect(leaf(...inside, lateGrant)?.have).toBe(0)
    expect(judgedBy(factsOf(held, ...inside), '2022-05-01', program).X?.history.at(-1)).toMatchObject({
      event: 'renewed',
      by: [{ credit: '3', source: 'Academy' }],
    })
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
    check(
      { what: '', told, is: 'active 2025-04-01', history: ['2022-04-01 suspended', '2022-06-01 reinstated'] },
      introduced,
    )
  })

  test('is earned on the last day of a ban, by what it builds on being reinstated', () => {
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

describe('Ends run on under a ban', () => {
  const over = [held, ban('2023-06-01', '2024-06-30')]

  test.each<Case>([
    {
      what: 'so that what ran out is expired from its own day on',
      told: over,
      on: '2024-01-02',
      is: 'expired 2024-01-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired'],
    },
    {
      what: 'and the end of the ban writes nothing of it',
      told: over,
      on: '2024-12-01',
      is: 'expired 2024-01-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired'],
    },
    {
      what: 'also on its last day',
      told: [held, ban('2023-06-01', '2024-01-01')],
      on: '2024-12-01',
      is: 'expired 2024-01-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired'],
    },
    {
      what: 'and what ran out may be earned again on the day the ban ends',
      told: [...over, pass('A', '2023-05-01')],
      on: '2024-12-01',
      is: 'active 2027-07-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired', '2024-07-01 earned'],
    },
    {
      what: 'but not before, though a reinstatement is dated inside',
      told: [...over, pass('A', '2023-05-01'), adjust('reinstate', 'all', '2024-03-01')],
      on: '2024-06-30',
      is: 'expired 2024-01-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired'],
    },
    {
      what: 'and not while a suspension of its own is open',
      told: [...over, pass('A', '2023-05-01'), adjust('suspend', 'X', '2023-08-01')],
      on: '2024-12-01',
      is: 'expired 2024-01-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired'],
    },
    {
      what: 'and by evidence inside, where the lifting says that it counts',
      told: [held, ban('2023-06-01', undefined, '2024-07-01', 'counts'), pass('A', '2024-02-01')],
      on: '2024-12-01',
      is: 'active 2027-07-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired', '2024-07-01 earned'],
    },
  ])('$what', (one) => check(one))

  const withGrace = smallProgram({
    X: { regimes: [{ validityMonths: 36, anchor: 'previousExpiry', suspendedMonths: 12, recertify: { exam: 'B' } }] },
  })

  test.each<Case>([
    {
      what: 'a suspension by policy does not follow under a ban, as under one by staff',
      told: [held, ban('2023-06-01', '2024-06-30')],
      on: '2024-12-01',
      is: 'expired 2024-01-01',
      history: ['2023-06-01 suspended', '2024-01-02 expired'],
    },
    {
      what: 'over a suspension by policy nothing is written, and it goes on afterwards',
      told: [held, ban('2024-03-01', '2024-04-30')],
      on: '2024-05-01',
      is: 'suspended 2024-01-01',
      history: ['2024-01-02 suspended'],
    },
    {
      what: 'over a suspension by policy: out of it by evidence after the ban',
      told: [held, ban('2024-03-01', '2024-04-30'), pass('B', '2024-04-01'), pass('B', '2024-05-02')],
      on: '2024-12-01',
      is: 'active 2027-01-01',
      history: ['2024-01-02 suspended', '2024-05-02 renewed'],
    },
    {
      what: 'over a suspension by policy: out of it by evidence inside that counts',
      told: [held, ban('2024-03-01', undefined, '2024-05-01', 'counts'), pass('B', '2024-04-01')],
      on: '2024-12-01',
      is: 'active 2027-01-01',
      history: ['2024-01-02 suspended', '2024-05-01 renewed'],
    },
    {
      what: 'over the end of a suspension by policy: expired on its day',
      told: [held, ban('2024-03-01', '2025-06-30')],
      on: '2025-01-02',
      is: 'expired 2024-01-01',
      history: ['2024-01-02 suspended', '2025-01-02 expired'],
    },
  ])('$what', (one) => check(one, withGrace))
})

describe('Suspensions and reinstatements by staff beside a ban', () => {
  const suspended = [held, adjust('suspend', 'X', '2022-01-10')]

  test.each<Case>([
    {
      what: 'a suspension of before stays open when the ban ends',
      told: [...suspended, ban('2022-03-01', '2022-05-31')],
      is: 'suspended 2024-01-01',
      history: ['2022-01-10 suspended'],
    },
    {
      what: 'and is ended by a reinstatement after it',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-07-01')],
      is: 'active 2024-01-01',
      history: ['2022-01-10 suspended', '2022-07-01 reinstated'],
    },
    {
      what: 'or by one inside, which does not end the ban',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-04-01')],
      on: '2022-05-31',
      is: 'suspended 2024-01-01',
      history: ['2022-01-10 suspended'],
    },
    {
      what: 'so that the ban alone holds it back to its end',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-04-01')],
      is: 'active 2024-01-01',
      history: ['2022-01-10 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'a reinstatement inside changes nothing where only the ban holds it back',
      told: [held, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'all', '2022-04-01')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'a suspension inside stays open when the ban ends',
      told: [held, ban('2022-03-01', '2022-05-31'), adjust('suspend', 'X', '2022-04-01')],
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'a reinstatement of the first day comes before the ban',
      told: [...suspended, ban('2022-03-01', '2022-05-31'), adjust('reinstate', 'X', '2022-03-01')],
      on: '2022-03-01',
      is: 'suspended 2024-01-01',
      history: ['2022-01-10 suspended', '2022-03-01 reinstated', '2022-03-01 suspended'],
    },
    {
      what: 'a suspension of the day after keeps it suspended',
      told: [held, ban('2022-03-01', '2022-05-31'), adjust('suspend', 'X', '2022-06-01')],
      is: 'suspended 2024-01-01',
      history: ['2022-03-01 suspended'],
    },
    {
      what: 'a suspension on the day of a grant under the ban is written once',
      told: [ban('2022-03-01', '2022-05-31'), grant('X', '2022-04-01'), adjust('suspend', 'X', '2022-04-01')],
      is: 'suspended 2025-04-01',
      history: ['2022-04-01 suspended'],
    },
  ])('$what', (one) => check(one))
})

describe('Two bans', () => {
  test.each<Case>([
    {
      what: 'that overlap last from the first day of one to the last of the other',
      told: [held, ban('2022-03-01', '2022-05-31'), ban('2022-05-01', '2022-08-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-09-01 reinstated'],
    },
    {
      what: 'that follow on each other are as one',
      told: [held, ban('2022-03-01', '2022-05-31'), ban('2022-06-01', '2022-08-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-09-01 reinstated'],
    },
    {
      what: 'with a day between them are two',
      told: [held, ban('2022-03-01', '2022-05-31'), ban('2022-06-02', '2022-08-31')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated', '2022-06-02 suspended', '2022-09-01 reinstated'],
    },
    {
      what: 'of which one is lifted as counting leave out what is inside the other too',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-07-01', 'counts'),
        ban('2022-04-01', '2022-04-30'),
        pass('B', '2022-04-15'),
      ],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-07-01 reinstated'],
    },
    {
      what: 'that are both lifted as counting give it back with the later lifting',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-07-01', 'counts'),
        ban('2022-04-01', '2022-04-30', '2022-09-01', 'counts'),
        pass('B', '2022-04-15'),
      ],
      is: 'active 2025-09-01',
      history: ['2022-03-01 suspended', '2022-07-01 reinstated', '2022-09-01 renewed'],
    },
    {
      what: 'of which one is still open renew nothing by what the other gives back, until it ends',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-05-01', 'counts'),
        ban('2022-04-01', '2022-06-30'),
        pass('B', '2022-03-15'),
      ],
      is: 'active 2025-07-01',
      history: ['2022-03-01 suspended', '2022-07-01 reinstated', '2022-07-01 renewed'],
    },
  ])('$what', (one) => check(one))

  test('that end on one day are both named by what they held back', () => {
    const told = [held, ban('2022-03-01', '2022-05-31'), ban('2022-04-01', '2022-05-31')]
    const lines = judgedBy(factsOf(...told), '2022-06-01', program).X?.history.slice(1)
    expect(lines?.map(({ by }) => by)).toEqual([[{ ban: '2' }], [{ ban: '2' }, { ban: '3' }]])
  })
})

describe('The credits of a ban', () => {
  const ranks = smallProgram({ X: { ...x, level: 'mid' }, Y: { ...x, level: 'low' } })

  test('extend what is below when they are given back', () => {
    const told = [
      held,
      grant('Y', '2021-02-01'),
      ban('2022-03-01', undefined, '2022-05-01', 'counts'),
      credits(10, '2022-04-01'),
    ]
    check(
      {
        what: '',
        told,
        is: 'active 2025-05-01',
        history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
      },
      ranks,
    )
    check(
      {
        what: '',
        told,
        is: 'active 2025-05-01',
        history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 extended'],
      },
      ranks,
      'Y',
    )
  })
})
