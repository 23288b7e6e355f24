import { describe, expect, test } from 'vitest'
import type { Migration } from '../../../src/core/standing/program.ts'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judged, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

describe('A transition', () => {
  const suspending = { validityMonths: 12, anchor: 'completion', suspendedMonths: 6 } as const
  const program = smallProgram(
    {
      HELD: { level: 'mid', recertify: { exam: 'A' } },
      GRACE: { level: 'mid', regimes: [suspending] },
      LIFE: { level: 'mid', validityMonths: undefined },
      OTHER: { level: 'high' },
      WAITS: { earn: { all: [{ exam: 'B' }, { certification: 'GRACE' }] } },
    },
    { transitions: [{ on: '2021-06-01', level: 'mid', months: 3 }] },
  )
  const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day, program)

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

  test('is a day to renew on, but not a day to earn on', () => {
    const pending = [grant('HELD', '2021-01-01', '2024-01-01'), pass('A', '2021-02-01')]
    expect(on('2021-06-01', ...pending).HELD?.expiresOn).toBe('2024-04-01')
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
  const x = (on: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), on, program).X

  test('pulls a cycle that begins in the future back to its first day', () => {
    // The first pass renews to 2022-06-01, with a cycle from 2020-06-01; the lapse of Y gives the second its day.
    const told = [grant('X', '2018-06-01'), pass('A', '2018-07-01'), grant('Y', '2019-07-01')]
    expect(x('2019-12-31', ...told)?.expiresOn).toBe('2022-06-01')
    expect(x('2020-07-02', ...told, pass('A', '2020-01-01'))?.expiresOn).toBe('2022-06-01')
    const after = x('2020-07-02', ...told, pass('A', '2020-01-02'))
    expect(after).toMatchObject({ activeOn: '2020-07-02', expiresOn: '2022-07-02' })
  })

  test('is a day to renew on, for every certification', () => {
    const facts = factsOf(grant('Y', '2019-06-01', '2020-12-15'), pass('B', '2019-12-01'))
    expect(historyOf(judged(facts, '2019-12-31', program).Y)).toEqual(['2019-06-01 granted'])
    expect(judged(facts, '2020-01-01', program).Y).toMatchObject({ activeOn: '2020-01-01', expiresOn: '2021-01-01' })
  })
})

describe('A migration', () => {
  const migration = (from: string, to: string, on = '2020-01-01'): Migration => ({ on, from, to, automatic: true })
  const old = { retired: '2020-01-01', earn: { exam: 'A' } }
  const program = smallProgram(
    {
      OLD: old,
      ELDER: { ...old, earn: { exam: 'B' }, retired: '2019-01-01' },
      ASKED: { ...old, earn: undefined },
      NEW: { introduced: '2020-01-01', earn: { exam: 'A' }, recertify: { credits: 10 }, validityMonths: 24 },
      WAITS: { level: 'mid', earn: { all: [{ exam: 'C' }, { certification: 'NEW' }] } },
    },
    {
      migrations: [
        migration('ELDER', 'OLD', '2019-01-01'),
        migration('OLD', 'NEW'),
        { ...migration('ASKED', 'NEW'), automatic: false },
      ],
    },
  )
  const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day, program)

  test('gives what is held its new name and keeps its days', () => {
    const held = on('2020-01-01', pass('A', '2019-03-01'))
    expect(held.OLD).toBeUndefined()
    expect(held.NEW).toMatchObject({
      status: 'active',
      firstEarnedOn: '2019-03-01',
      activeOn: '2019-03-01',
      expiresOn: '2020-03-01',
    })
    expect(held.NEW?.history.at(-1)).toEqual({
      on: '2020-01-01',
      event: 'renamed',
      by: [{ migration: 'OLD' }],
      until: '2020-03-01',
    })
  })

  test('may lead on to another', () => {
    const held = on(
      '2020-02-01',
      grant('ELDER', '2018-10-01', '2020-12-01'),
      adjust('extend', 'ELDER', '2020-01-15', 1),
    )
    expect(Object.keys(held)).toEqual(['NEW'])
    expect(held.NEW).toMatchObject({ firstEarnedOn: '2018-10-01', expiresOn: '2021-01-01' })
    expect(historyOf(held.NEW)).toEqual([
      '2018-10-01 granted',
      '2019-01-01 renamed',
      '2020-01-01 renamed',
      '2020-01-15 adjusted',
    ])
  })

  test('takes only what is held, and only where it is automatic', () => {
    const held = on('2020-02-01', grant('OLD', '2018-01-01'), grant('ASKED', '2019-06-01'))
    expect(held.OLD).toMatchObject({ status: 'expired' })
    expect(held.ASKED).toMatchObject({ status: 'active' })
    expect(held.NEW).toBeUndefined()
  })

  test('joins what is held already: earlier active day, later end, later cycle, its state', () => {
    const told = [
      grant('OLD', '2019-05-01'),
      grant('NEW', '2019-04-01', '2019-12-01'),
      grant('NEW', '2019-06-01', '2020-04-01'),
      adjust('suspend', 'NEW', '2019-07-01'),
    ]
    const joined = on('2020-01-01', ...told).NEW
    expect(joined).toMatchObject({
      status: 'suspended',
      firstEarnedOn: '2019-04-01',
      activeOn: '2019-05-01',
      expiresOn: '2020-05-01',
    })
    expect(joined?.history.map(({ on, by }) => [on, by])).toEqual([
      ['2019-04-01', [{ grant: '2' }]],
      ['2019-05-01', [{ grant: '1' }]],
      ['2019-06-01', [{ grant: '3' }]],
      ['2019-07-01', [{ adjustment: '4' }]],
      ['2020-01-01', [{ migration: 'OLD' }]],
    ])
    const points = [credits(5, '2019-06-01'), credits(6, '2019-06-02')]
    const lifted = on('2020-02-01', ...told, ...points, adjust('reinstate', 'OLD', '2020-02-01')).NEW
    expect(nodesOf(lifted)['1']).toMatchObject({ have: 6 })
  })

  test('puts the lines of the new name first where both have one on a day', () => {
    const joined = on('2020-01-01', grant('OLD', '2019-05-01'), grant('NEW', '2019-05-01')).NEW
    expect(joined?.history.map(({ by }) => by[0])).toEqual([{ grant: '2' }, { grant: '1' }, { migration: 'OLD' }])
  })

  test('brings back to life what had run out under the new name', () => {
    const joined = on('2020-01-01', grant('NEW', '2018-01-01', '2018-06-01'), grant('OLD', '2019-05-01')).NEW
    expect(joined).toMatchObject({ status: 'active', firstEarnedOn: '2018-01-01', expiresOn: '2020-05-01' })
    expect(historyOf(joined).slice(1, 3)).toEqual(['2018-06-02 expired', '2019-05-01 granted'])
  })

  test('does not bring back what was revoked under the new name, but hands over its history', () => {
    const told = [
      grant('NEW', '2018-01-01'),
      adjust('revoke', 'NEW', '2018-02-01'),
      grant('OLD', '2017-12-01', '2021-01-01'),
    ]
    const joined = on('2020-01-01', ...told)
    expect(joined.OLD).toBeUndefined()
    expect(joined.NEW).toMatchObject({ status: 'revoked', firstEarnedOn: '2017-12-01', expiresOn: '2020-01-01' })
    expect(historyOf(joined.NEW)).toEqual([
      '2017-12-01 granted',
      '2018-01-01 granted',
      '2018-02-01 revoked',
      '2020-01-01 renamed',
    ])
  })

  test('leaves a revocation of long ago behind', () => {
    const told = [
      pass('A', '2018-03-01'),
      adjust('revoke', 'OLD', '2018-04-01'),
      grant('OLD', '2019-11-01', '2020-01-10'),
    ]
    // The pass from before the revocation is live and counts again under the new name.
    const again = on('2020-02-01', ...told, adjust('reinstate', 'NEW', '2020-02-01')).NEW
    expect(historyOf(again).slice(-2)).toEqual(['2020-01-11 expired', '2020-02-01 earned'])
    expect(again?.history.at(-1)?.by).toEqual([{ attempt: '1' }])
  })

  test('makes deeds under the old name mean the new one from its day on', () => {
    const granted = on('2020-02-01', grant('OLD', '2020-01-01'))
    expect(granted).toMatchObject({ NEW: { expiresOn: '2022-01-01' } })
    expect(granted.OLD).toBeUndefined()
    const told = grant('NEW', '2019-06-01')
    expect(on('2020-02-01', told, adjust('revoke', 'OLD', '2020-01-01')).NEW?.status).toBe('revoked')
    expect(on('2020-02-01', told, adjust('revoke', 'OLD', '2019-12-31')).NEW?.status).toBe('active')
  })

  test('opens what waited for the new name', () => {
    const waited = on('2020-01-01', pass('C', '2019-02-01'), pass('A', '2019-03-01')).WAITS
    expect(waited).toMatchObject({ status: 'active', activeOn: '2020-01-01' })
    expect(waited?.history[0]?.by).toEqual([{ attempt: '1' }, { certification: 'NEW' }])
  })
})
