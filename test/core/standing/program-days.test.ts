import { describe, expect, test } from 'vitest'
import { adjust, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

describe('A transition', () => {
  const suspending = { validityMonths: 12, anchor: 'completion', suspendedMonths: 6 } as const
  const program = smallProgram(
    {
      HELD: { level: 'mid', recertify: { exam: 'A' } },
      GRACE: { level: 'mid', regimes: [suspending] },
      LIFE: { level: 'mid', validityMonths: undefined },
      OTHER: { level: 'high', recertify: { exam: 'A' } },
      WAITS: { earn: { all: [{ exam: 'B' }, { certification: 'GRACE' }] } },
    },
    { transitions: [{ on: '2021-06-01', level: 'mid', months: 3 }] },
  )
  const on = (day: string, ...tellings: readonly Telling[]) => judgedBy(factsOf(...tellings), day, program)

  test('gives its months to what is active or suspended by staff at its level, and has an end', () => {
    const told = [grant('HELD', '2021-01-31'), grant('LIFE', '2021-01-31'), grant('OTHER', '2021-01-31')]
    const held = on('2021-06-01', ...told)
    expect(held.HELD).toMatchObject({ status: 'active', activeOn: '2021-01-31', expiresOn: '2022-04-30' })
    expect(held.HELD?.history.at(-1)).toEqual({
      on: '2021-06-01',
      event: 'adjusted',
      by: [{ transition: '2021-06-01' }],
      until: '2022-04-30',
    })
    expect(historyOf(held.LIFE)).toEqual(['2021-01-31 granted'])
    expect(historyOf(held.OTHER)).toEqual(['2021-01-31 granted'])
    const suspended = on('2021-06-01', told[0]!, adjust('suspend', 'HELD', '2021-05-01'))
    expect(suspended.HELD).toMatchObject({ status: 'suspended', expiresOn: '2022-04-30' })
  })

  test('wakes what policy has suspended until that suspension would have ended', () => {
    const told = grant('GRACE', '2020-01-10', '2021-01-10')
    expect(on('2021-05-31', told).GRACE?.status).toBe('suspended')
    expect(on('2021-06-01', told).GRACE).toMatchObject({ status: 'active', expiresOn: '2021-07-10' })
  })

  test('leaves alone what ran out before, and wakes what runs out on its very day', () => {
    expect(on('2021-06-01', grant('HELD', '2020-05-31')).HELD).toMatchObject({
      status: 'expired',
      expiresOn: '2021-05-31',
    })
    const grace = on('2021-06-01', grant('GRACE', '2020-05-31')).GRACE
    expect(grace).toMatchObject({ status: 'active', expiresOn: '2021-11-30' })
    expect(historyOf(grace)).toEqual(['2020-05-31 granted', '2021-06-01 suspended', '2021-06-01 adjusted'])
  })

  test('is a day to renew on for all, but not a day to earn on', () => {
    const waiting = [grant('OTHER', '2021-01-01', '2022-05-01'), pass('A', '2021-03-01')]
    expect(on('2021-06-01', ...waiting).OTHER?.expiresOn).toBe('2022-05-01')
    expect(on('2021-06-01', ...waiting, grant('HELD', '2021-02-01', '2023-01-01')).OTHER?.expiresOn).toBe('2022-06-01')
    expect(on('2021-06-01', ...waiting, grant('GRACE', '2020-01-10', '2021-01-10')).OTHER?.expiresOn).toBe('2022-06-01')
    const waking = [grant('GRACE', '2020-01-10', '2021-01-10'), pass('B', '2021-02-01')]
    expect(on('2021-06-01', ...waking).WAITS).toMatchObject({ status: 'in-progress', progress: { tree: { have: 2 } } })
  })
})

describe('A new regime', () => {
  const until2020 = { until: '2019-12-31', validityMonths: 24, anchor: 'previousExpiry', suspendedMonths: 0 } as const
  const since2020 = { from: '2020-01-01', validityMonths: 24, anchor: 'completion', suspendedMonths: 0 } as const
  const program = smallProgram({
    X: { regimes: [until2020, since2020], recertify: { exam: 'A' } },
    Y: { recertify: { exam: 'B' } },
  })
  const x = (on: string, ...tellings: readonly Telling[]) => judgedBy(factsOf(...tellings), on, program).X

  test('pulls a cycle that begins in the future back to its first day', () => {
    // The first pass renews to 2022-06-01, with a cycle from 2020-06-01; the lapse of Y gives the second its day.
    const told = [grant('X', '2018-06-01'), pass('A', '2018-07-01'), grant('Y', '2019-07-01')]
    expect(x('2019-12-31', ...told)?.expiresOn).toBe('2022-06-01')
    expect(x('2020-07-02', ...told, pass('A', '2020-01-01'))?.expiresOn).toBe('2022-06-01')
    const after = x('2020-07-02', ...told, pass('A', '2020-01-02'))
    expect(after).toMatchObject({ activeOn: '2020-07-02', expiresOn: '2022-07-02' })
  })

  test('counts from its first day on', () => {
    const told = grant('X', '2018-06-01', '2021-06-01')
    expect(x('2019-12-31', told, pass('A', '2019-12-31'))?.expiresOn).toBe('2023-06-01')
    expect(x('2020-01-01', told, pass('A', '2020-01-01'))?.expiresOn).toBe('2022-01-01')
  })

  test('is a day to renew on, for every certification', () => {
    const facts = factsOf(grant('Y', '2019-06-01', '2020-12-15'), pass('B', '2019-12-01'))
    expect(historyOf(judgedBy(facts, '2019-12-31', program).Y)).toEqual(['2019-06-01 granted'])
    expect(judgedBy(facts, '2020-01-01', program).Y).toMatchObject({ activeOn: '2020-01-01', expiresOn: '2021-01-01' })
  })
})
