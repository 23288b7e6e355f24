import { expect, test } from 'vitest'
import { noFacts } from '../../../../core/standing/facts.ts'
import { holdingPeriods } from '../../../../core/standing/holdings.ts'
import { program as defaultProgram } from '../../index.ts'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../../../../test/support/standing/facts.ts'

const periods = (...tellings: readonly Telling[]) =>
  holdingPeriods(defaultProgram, factsOf(...tellings)).map(
    ({ certification, since, until, status, firstEarnedOn, activeOn, expiresOn }) =>
      [certification, since, until ?? 'open', status, firstEarnedOn, activeOn, expiresOn ?? 'never'].join(' '),
  )

test('A period runs until something about it changes, lapses to come included', () => {
  expect(periods(pass('200-301', '2021-04-01'), credits(30, '2022-05-01'))).toEqual([
    'CCNA 2021-04-01 2022-04-30 active 2021-04-01 2021-04-01 2024-04-01',
    'CCNA 2022-05-01 2025-05-01 active 2021-04-01 2022-05-01 2025-05-01',
    'CCNA 2025-05-02 open expired 2021-04-01 2022-05-01 2025-05-01',
  ])
})

test('What changes nothing that is shown begins no period', () => {
  expect(periods(pass('200-301', '2021-04-01'), credits(10, '2022-05-01'), pass('100-150', '2022-06-01'))).toEqual([
    'CCNA 2021-04-01 2024-04-01 active 2021-04-01 2021-04-01 2024-04-01',
    'CCNA 2024-04-02 open expired 2021-04-01 2021-04-01 2024-04-01',
    'CCST-NET 2022-06-01 open active 2022-06-01 2022-06-01 never',
  ])
})

test('Both suspensions are periods of their own, and so is what follows', () => {
  expect(
    periods(
      grant('CCIE-RS', '2015-03-15'),
      adjust('suspend', 'all', '2015-05-01'),
      adjust('reinstate', 'all', '2015-06-01'),
    ),
  ).toEqual([
    'CCIE-RS 2015-03-15 2015-04-30 active 2015-03-15 2015-03-15 2017-03-15',
    'CCIE-RS 2015-05-01 2015-05-31 suspended 2015-03-15 2015-03-15 2017-03-15',
    'CCIE-RS 2015-06-01 2017-03-15 active 2015-03-15 2015-03-15 2017-03-15',
    'CCIE-RS 2017-03-16 2018-03-15 suspended 2015-03-15 2015-03-15 2017-03-15',
    'CCIE-RS 2018-03-16 open expired 2015-03-15 2015-03-15 2017-03-15',
  ])
})

test('A migration ends the old name and begins the new one', () => {
  expect(periods(grant('CCNA-RS', '2019-12-08'))).toEqual([
    'CCNA 2020-02-24 2022-12-08 active 2019-12-08 2019-12-08 2022-12-08',
    'CCNA 2022-12-09 open expired 2019-12-08 2019-12-08 2022-12-08',
    'CCNA-RS 2019-12-08 2020-02-23 active 2019-12-08 2019-12-08 2022-12-08',
  ])
})

test('Several deeds of one day make one period', () => {
  const day = '2022-05-01'
  expect(periods(grant('CCNA', day), adjust('extend', 'CCNA', day, 1), adjust('revoke', 'CCNA', day))).toEqual([
    `CCNA ${day} open revoked ${day} ${day} 2025-06-01`,
  ])
})

test('Without facts, or with fails only, there are none', () => {
  expect(holdingPeriods(defaultProgram, noFacts)).toEqual([])
  expect(periods(pass('350-401', '2022-01-01'))).toHaveLength(2)
})
