import { describe, expect, test } from 'vitest'
import { adjust, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

/** Until 2020 from expiry to expiry with six months of suspension, since then from the renewal and without. */
const changing = smallProgram({
  X: {
    regimes: [
      {
        until: '2019-12-31',
        validityMonths: 24,
        anchor: 'previousExpiry',
        suspendedMonths: 6,
        recertify: { exam: 'A' },
      },
      { from: '2020-01-01', validityMonths: 36, anchor: 'completion', suspendedMonths: 0 },
    ],
    recertify: { exam: 'B' },
  },
})
const x = (on: string, ...tellings: readonly Telling[]) => judgedBy(factsOf(...tellings), on, changing).X

describe('What runs out', () => {
  test('is active on its last day and closed the day after', () => {
    const told = grant('X', '2021-03-01', '2021-03-01')
    expect(x('2021-03-01', told)?.status).toBe('active')
    expect(x('2021-03-02', told)).toMatchObject({ status: 'expired', expiresOn: '2021-03-01' })
    expect(x('2021-03-02', told)?.history.at(-1)).toEqual({
      on: '2021-03-02',
      event: 'expired',
      by: [],
      until: '2021-03-01',
    })
  })

  test('is suspended where the regime of its last day says so, though the next regime has begun', () => {
    expect(x('2020-01-01', grant('X', '2018-06-01', '2019-12-31'))).toMatchObject({
      status: 'suspended',
      expiresOn: '2019-12-31',
    })
    expect(x('2020-01-02', grant('X', '2018-06-01', '2020-01-01'))?.status).toBe('expired')
  })

  test('is suspended for its months from the expiry, clamped to the end of a shorter one', () => {
    const told = grant('X', '2018-01-01', '2018-08-31')
    expect(x('2019-02-28', told)).toMatchObject({ status: 'suspended', expiresOn: '2018-08-31' })
    expect(x('2019-03-01', told)?.status).toBe('expired')
    expect(historyOf(x('2019-03-01', told))).toEqual([
      '2018-01-01 granted',
      '2018-09-01 suspended',
      '2019-03-01 expired',
    ])
  })

  test('is renewed out of its suspension by the rule, the months and the anchor of its last day', () => {
    const told = grant('X', '2018-06-01', '2019-12-31')
    expect(x('2020-02-01', told, pass('B', '2020-02-01'))?.status).toBe('suspended')
    const renewed = x('2020-02-01', told, pass('A', '2020-02-01'))
    expect(renewed).toMatchObject({ status: 'active', activeOn: '2020-02-01', expiresOn: '2021-12-31' })
    expect(nodesOf(x('2020-01-15', told))['1']).toMatchObject({ exams: ['A'], have: 0 })
    expect(nodesOf(renewed)['1']).toMatchObject({ exams: ['B'] })
  })

  test('under suspension by staff is closed at once, and waits for a reinstatement', () => {
    const told = [grant('X', '2017-01-01', '2018-08-31'), adjust('suspend', 'X', '2018-08-01')]
    expect(x('2018-08-31', ...told)?.status).toBe('suspended')
    expect(historyOf(x('2018-09-01', ...told)).at(-1)).toBe('2018-09-01 expired')
    expect(x('2018-09-01', ...told)?.status).toBe('expired')
  })

  test('ends the day after a suspension that begins while it is suspended by policy', () => {
    const told = [grant('X', '2017-01-01', '2018-08-31'), adjust('suspend', 'X', '2018-10-01')]
    expect(historyOf(x('2019-03-01', ...told))).toEqual([
      '2017-01-01 granted',
      '2018-09-01 suspended',
      '2019-03-01 expired',
    ])
  })
})
