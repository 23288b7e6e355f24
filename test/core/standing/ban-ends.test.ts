import { describe, test } from 'vitest'
import { type Case, check, held } from '../../support/standing/ban-cases.ts'
import { adjust, ban, pass } from '../../support/standing/facts.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

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
