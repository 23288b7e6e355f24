import { describe, expect, test } from 'vitest'
import type { Migration } from '../../../src/core/standing/program.ts'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

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
      LONG: { level: 'high', recertify: { exam: 'D' } },
    },
    {
      migrations: [
        migration('ELDER', 'OLD', '2019-01-01'),
        migration('OLD', 'NEW'),
        { ...migration('ASKED', 'NEW'), automatic: false },
      ],
    },
  )
  const on = (day: string, ...tellings: readonly Telling[]) => judgedBy(factsOf(...tellings), day, program)

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

  test('is a day to renew on for all', () => {
    const waiting = [grant('LONG', '2019-01-01', '2020-12-15'), pass('D', '2019-12-01')]
    expect(on('2020-01-01', ...waiting).LONG?.expiresOn).toBe('2020-12-15')
    expect(on('2020-01-01', ...waiting, grant('OLD', '2019-06-01')).LONG?.expiresOn).toBe('2021-01-01')
  })

  test('opens what waited for the new name', () => {
    const waited = on('2020-01-01', pass('C', '2019-02-01'), pass('A', '2019-03-01')).WAITS
    expect(waited).toMatchObject({ status: 'active', activeOn: '2020-01-01' })
    expect(waited?.history[0]?.by).toEqual([{ attempt: '1' }, { certification: 'NEW' }])
  })
})
