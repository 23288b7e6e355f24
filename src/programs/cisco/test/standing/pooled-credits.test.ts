import { describe, expect, test } from 'vitest'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { nodesOf } from '../../../../../test/support/standing/judged.ts'
import { historyOf } from '../../../../../test/support/standing/notation.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day)
const held = grant('CCNA', '2022-01-01')

describe('Points are pooled towards', () => {
  const lower = [held, grant('SPEC-300-420', '2022-01-01')]
  const enough = credits(40, '2022-06-01')
  const renewedBy = (...tellings: Telling[]) => {
    const after = on('2022-12-31', ...lower, ...tellings)
    return Object.values(after).flatMap((one) =>
      one?.history.some((line) => line.event === 'renewed') ? one.code : [],
    )
  }

  test.each<[string, Telling[], string[]]>([
    ['the highest rank that takes them', [enough], ['SPEC-300-420']],
    ['a higher one, though it needs more', [grant('CCNP-ENT', '2022-01-01'), enough], []],
    [
      'the rest, while staff suspends the higher one',
      [grant('CCNP-ENT', '2022-01-01'), adjust('suspend', 'CCNP-ENT', '2022-02-01'), enough],
      ['SPEC-300-420'],
    ],
    [
      'the rest, once the higher one is revoked',
      [grant('CCNP-ENT', '2022-01-01'), adjust('revoke', 'CCNP-ENT', '2022-06-01'), enough],
      ['SPEC-300-420'],
    ],
    ['the rest, where the higher one is retired', [grant('CCIP', '2022-01-01'), enough], ['SPEC-300-420']],
  ])('%s', (_what, tellings, codes) => {
    expect(renewedBy(...tellings)).toEqual(codes)
  })

  test('the rest, where the higher one has no rule for them, or none at all', () => {
    const low = { recertify: { credits: 10 } }
    const expiresOn = (high: object) => {
      const program = smallProgram({ LOW: low, HIGH: { level: 'high', ...high } })
      const facts = factsOf(grant('LOW', '2021-01-01'), grant('HIGH', '2021-01-01'), credits(10, '2021-03-01'))
      return judged(facts, '2021-03-01', program).LOW?.expiresOn
    }
    expect(expiresOn({})).toBe('2022-03-01')
    expect(expiresOn({ recertify: { exam: 'A' } })).toBe('2022-03-01')
    expect(expiresOn({ recertify: { any: [{ exam: 'A' }, { credits: 11 }] } })).toBe('2022-01-01')
  })

  test('every one of that rank: each sees them all, and the first renewal extends the others', () => {
    const two = [grant('CCNP-SEC', '2022-01-01'), grant('CCNP-ENT', '2022-01-01')]
    const before = on('2022-05-01', ...two, credits(79, '2022-03-01'))
    expect(['CCNP-ENT', 'CCNP-SEC'].map((code) => nodesOf(before[code])['1.4'])).toMatchObject([
      { have: 79, towards: ['CCNP-ENT', 'CCNP-SEC'] },
      { have: 79, towards: ['CCNP-ENT', 'CCNP-SEC'] },
    ])
    const after = on('2022-05-01', ...two, credits(79, '2022-03-01'), credits(1, '2022-05-01'))
    expect(after['CCNP-ENT']?.history.at(-1)).toMatchObject({ event: 'renewed', until: '2025-05-01' })
    expect(after['CCNP-SEC']?.history.at(-1)).toMatchObject({ event: 'extended', until: '2025-05-01' })
  })

  test('nothing, if on their day nothing is held but what policy has suspended', () => {
    const rule = { credits: 10 }
    const suspending = { validityMonths: 12, anchor: 'completion', suspendedMonths: 6 } as const
    const program = smallProgram({ X: { regimes: [suspending], recertify: rule }, Y: { recertify: { credits: 99 } } })
    const told = [grant('X', '2020-06-01', '2021-06-01'), grant('Y', '2021-07-01'), credits(5, '2021-07-10')]
    const x = (first: string) => judged(factsOf(...told, credits(5, first)), '2021-07-10', program).X
    expect(x('2021-06-02')).toMatchObject({ status: 'suspended', expiresOn: '2021-06-01' })
    expect(x('2021-06-01')).toMatchObject({ status: 'active', expiresOn: '2022-07-10' })
    expect(x('2021-07-01')).toMatchObject({ status: 'active', expiresOn: '2022-07-10' })
  })

  test('what staff has suspended, for when it is lifted', () => {
    const told = [held, adjust('suspend', 'CCNA', '2022-02-01'), credits(10, '2022-03-01')]
    expect(nodesOf(on('2022-04-01', ...told).CCNA)['1.2']).toMatchObject({ have: 10, towards: [] })
  })

  test('what is granted on their very day, but not what is earned on it', () => {
    const points = credits(30, '2022-06-01')
    expect(on('2022-06-01', grant('CCNA', '2022-06-01', '2023-01-01'), points).CCNA?.expiresOn).toBe('2025-06-01')
    const earned = on('2022-06-30', pass('200-301', '2022-06-01'), points)
    expect(historyOf(earned.CCNA)).toEqual(['2022-06-01 earned'])
  })
})
