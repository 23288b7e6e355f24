import { describe, expect, test } from 'vitest'
import {
  adjust,
  credits,
  factsOf,
  grant,
  pass,
  type Telling,
  withIds,
} from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { nodesOf } from '../../../../../test/support/standing/judged.ts'
import { historyOf } from '../../../../../test/support/standing/notation.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day)
const granted = grant('CCNA', '2022-01-01')

describe('A grant', () => {
  test('opens what is retired, and what is not introduced yet', () => {
    expect(on('2016-01-01', grant('CCNA-LEGACY', '2016-01-01'))['CCNA-LEGACY']).toMatchObject({
      status: 'active',
      expiresOn: '2019-01-01',
      progress: null,
    })
    expect(on('2019-01-01', grant('CCNA', '2019-01-01')).CCNA?.status).toBe('active')
  })

  test('of what is held moves its active day and keeps the later end', () => {
    const shorter = on('2022-06-01', granted, grant('CCNA', '2022-06-01', '2023-01-01')).CCNA
    expect(shorter).toMatchObject({ firstEarnedOn: '2022-01-01', activeOn: '2022-06-01', expiresOn: '2025-01-01' })
    expect(historyOf(shorter)).toEqual(['2022-01-01 granted', '2022-06-01 granted'])
    expect(on('2022-06-01', granted, grant('CCNA', '2022-06-01')).CCNA?.expiresOn).toBe('2025-06-01')
    const forLife = [pass('100-150', '2025-07-14'), grant('CCST-NET', '2025-08-01', '2026-01-01')]
    expect(on('2026-06-01', ...forLife)['CCST-NET']).toMatchObject({ status: 'active', expiresOn: null })
  })

  test('of what policy has suspended ends the suspension', () => {
    const told = [grant('CCIE-RS', '2015-03-15'), grant('CCIE-RS', '2017-06-01', '2017-09-01')]
    expect(on('2017-06-01', ...told)['CCIE-RS']).toMatchObject({ status: 'active', expiresOn: '2017-09-01' })
    expect(on('2017-09-02', ...told)['CCIE-RS']?.status).toBe('suspended')
    expect(on('2018-09-02', ...told)['CCIE-RS']?.status).toBe('expired')
  })

  test('spends the evidence up to its day, unless that renews on the day itself', () => {
    const told = [granted, credits(25, '2022-03-01'), grant('CCNA', '2022-06-01')]
    expect(nodesOf(on('2022-06-01', ...told).CCNA)['1.2']?.have).toBe(0)
    expect(on('2022-12-01', ...told, credits(5, '2022-06-01')).CCNA?.history.at(-1)).toMatchObject({
      on: '2022-06-01',
      event: 'granted',
    })
    const renewed = on('2022-12-01', granted, grant('CCNA', '2022-06-01', '2023-01-01'), credits(30, '2022-06-01')).CCNA
    expect(historyOf(renewed).slice(-2)).toEqual(['2022-06-01 granted', '2022-06-01 renewed'])
    expect(renewed?.expiresOn).toBe('2025-06-01')
  })

  test('extends nothing else', () => {
    const held = on('2022-06-01', granted, grant('CCNP-ENT', '2022-06-01'))
    expect(historyOf(held.CCNA)).toEqual(['2022-01-01 granted'])
  })

  test('opens what waited for it, on its day', () => {
    const waits = on('2016-01-01', pass('210-260', '2015-06-01'), grant('CCNA-RS', '2016-01-01'))['CCNA-SEC']
    expect(waits).toMatchObject({ status: 'active', activeOn: '2016-01-01' })
    expect(waits?.history[0]?.by).toEqual([{ attempt: '1' }, { certification: 'CCNA-RS' }])
  })
})

describe('Deeds of one day', () => {
  const day = '2022-05-01'

  test('come as grants, extensions, revocations, suspensions and reinstatements, whatever their ids', () => {
    const deeds = [
      adjust('reinstate', 'CCNA', day),
      adjust('suspend', 'CCNA', day),
      adjust('extend', 'CCNA', day, 3),
      grant('CCNA', day),
    ]
    expect(historyOf(on(day, ...deeds).CCNA)).toEqual([
      `${day} granted`,
      `${day} adjusted`,
      `${day} suspended`,
      `${day} reinstated`,
    ])
    const revoked = on(day, ...deeds, adjust('revoke', 'CCNA', day)).CCNA
    expect(historyOf(revoked)).toEqual([`${day} granted`, `${day} adjusted`, `${day} revoked`])
    expect(revoked).toMatchObject({ status: 'revoked', expiresOn: '2025-08-01' })
  })

  test.each([
    ['numbers', ['10', '9', '100'], ['9', '10', '100']],
    ['words', ['b', 'B', 'a1'], ['B', 'a1', 'b']],
    ['words with numbers', ['g10', 'g9', 'g100'], ['g10', 'g100', 'g9']],
    ['numbers written with zeros', ['010', '9', '0011'], ['9', '010', '0011']],
  ])('come by id: %s', (_what, ids, order) => {
    const facts = withIds([grant('CCNA', day), grant('CCNA', day), grant('CCNA', day)], ids)
    expect(judged(facts, day).CCNA?.history.map((line) => line.by)).toEqual(order.map((id) => [{ grant: id }]))
  })

  test('come in one order where ids of numbers and of words meet', () => {
    const orders = [
      ['9', '10', '1a'],
      ['10', '1a', '9'],
      ['1a', '9', '10'],
    ].map(
      (ids) => judged(withIds([grant('CCNA', day), grant('CCNA', day), grant('CCNA', day)], ids), day).CCNA?.history,
    )
    expect(orders[1]).toEqual(orders[0])
    expect(orders[2]).toEqual(orders[0])
  })

  test('add up in the order of their ids where months are clamped', () => {
    const extended = on(
      day,
      grant('CCNA', '2022-01-01', '2024-01-31'),
      adjust('extend', 'CCNA', day, 1),
      adjust('extend', 'CCNA', day, 1),
    )
    expect(extended.CCNA?.history.map(({ by, until }) => [by, until])).toEqual([
      [[{ grant: '1' }], '2024-01-31'],
      [[{ adjustment: '2' }], '2024-02-29'],
      [[{ adjustment: '3' }], '2024-03-29'],
    ])
  })

  test('meet what ran out the day before as ended', () => {
    const told = [grant('CCNA', '2022-01-01', '2022-04-30')]
    for (const kind of ['extend', 'revoke', 'suspend', 'reinstate'] as const)
      expect(historyOf(on(day, ...told, adjust(kind, 'CCNA', day, 6)).CCNA)).toEqual([
        '2022-01-01 granted',
        `${day} expired`,
      ])
  })
})

test('Of two facts that claim one id the same one counts, whichever comes first', () => {
  const [one, other] = [grant('CCNA', '2022-01-01', '2023-01-01'), grant('CCNA', '2022-01-01', '2024-01-01')]
  const ends = [withIds([one, other], ['7', '7']), withIds([other, one], ['7', '7'])].map((facts) => {
    const { CCNA } = judged(facts, '2022-06-01')
    return [CCNA?.history.length, CCNA?.expiresOn]
  })
  expect(ends[0]).toEqual(ends[1])
  expect(ends[0]?.[0]).toBe(1)
})

describe('A deed that changes nothing leaves no line', () => {
  test.each<[string, string, Telling[]]>([
    [
      'extending what never ends',
      'CCST-NET',
      [pass('100-150', '2022-02-01'), adjust('extend', 'CCST-NET', '2022-05-01', 6)],
    ],
    [
      'suspending twice',
      'CCNA',
      [granted, adjust('suspend', 'all', '2022-02-01'), adjust('suspend', 'CCNA', '2022-03-01')],
    ],
    ['reinstating what is active', 'CCNA', [granted, adjust('reinstate', 'CCNA', '2022-03-01')]],
    [
      'revoking twice',
      'CCNA',
      [granted, adjust('revoke', 'CCNA', '2022-02-01'), adjust('revoke', 'all', '2022-03-01')],
    ],
    ['meaning what was never held', 'CCNA', [granted, adjust('revoke', 'CCNP-ENT', '2022-03-01')]],
  ])('%s', (_what, code, tellings) => {
    const [before, after] = ['2022-02-28', '2022-06-01'].map((day) => on(day, ...tellings)[code])
    expect(before?.history.length).toBeGreaterThan(0)
    expect(after).toMatchObject({ history: before!.history, status: before!.status, expiresOn: before!.expiresOn })
  })
})

describe('Suspended by staff', () => {
  test('it runs on: extended by staff, but neither renewed nor extended by others', () => {
    const told = [
      granted,
      grant('CCNP-ENT', '2022-01-01'),
      adjust('suspend', 'CCNA', '2022-02-01'),
      adjust('extend', 'CCNA', '2022-03-01', 1),
      pass('350-701', '2022-04-01'),
    ]
    expect(on('2022-05-01', ...told).CCNA).toMatchObject({ status: 'suspended', expiresOn: '2025-02-01' })
    expect(on('2022-05-01', ...told)['CCNP-ENT']?.expiresOn).toBe('2025-04-01')
    // Lifted, its own rule may use the pass; what the other one could have given it is lost.
    const lifted = on('2022-05-01', ...told, adjust('reinstate', 'CCNA', '2022-05-01')).CCNA
    expect(lifted?.history.at(-1)).toMatchObject({ event: 'renewed', by: [{ attempt: '5' }], until: '2025-05-01' })
  })

  test('it ran out, and is earned again on the day a reinstatement names it or all, by what is still live', () => {
    const told = [
      grant('CCNA', '2022-01-01', '2022-06-01'),
      adjust('suspend', 'CCNA', '2022-02-01'),
      pass('200-301', '2022-03-01'),
    ]
    const lifted = (which: string) =>
      historyOf(on('2022-12-01', ...told, adjust('reinstate', which, '2022-09-01')).CCNA)
    const again = ['2022-01-01 granted', '2022-02-01 suspended', '2022-06-02 expired', '2022-09-01 earned']
    expect(lifted('CCNA')).toEqual(again)
    expect(lifted('all')).toEqual(again)
    expect(lifted('CCNP-ENT')).toEqual(again.slice(0, 3))
    const among = [adjust('suspend', 'all', '2022-09-01'), adjust('reinstate', 'CCNA', '2022-09-01')]
    expect(historyOf(on('2022-12-01', ...told, ...among).CCNA)).toEqual(again)
  })

  test('it ran out, and even a new pass earns it only after a reinstatement', () => {
    const told = [
      grant('CCNA', '2022-01-01', '2022-06-01'),
      adjust('suspend', 'CCNA', '2022-02-01'),
      pass('200-301', '2022-07-01'),
    ]
    expect(on('2022-08-01', ...told).CCNA?.status).toBe('expired')
    const lifted = [...told, adjust('reinstate', 'all', '2022-06-20')]
    expect(on('2022-08-01', ...lifted).CCNA).toMatchObject({ status: 'active', activeOn: '2022-07-01' })
  })
})

describe('A deed for all', () => {
  test('touches each as it stands', () => {
    const told = [
      granted,
      grant('CCNP-ENT', '2022-01-01'),
      grant('CCIE-EI', '2019-01-01', '2019-02-01'),
      pass('100-150', '2022-01-02'),
    ]
    const extended = on(
      '2022-03-01',
      ...told,
      adjust('suspend', 'CCNA', '2022-02-01'),
      adjust('extend', 'all', '2022-03-01', 2),
    )
    expect(extended.CCNA).toMatchObject({ status: 'suspended', expiresOn: '2025-03-01' })
    expect(extended['CCNP-ENT']?.expiresOn).toBe('2025-03-01')
    expect(extended['CCST-NET']?.expiresOn).toBeNull()
    const revoked = on('2022-03-01', ...told, adjust('revoke', 'all', '2022-03-01'))
    expect(Object.values(revoked).map((one) => one?.status)).toEqual(['expired', 'revoked', 'revoked', 'revoked'])
  })

  test('reinstates and so earns whatever its evidence is live for, even if it ran out on its own', () => {
    const program = smallProgram({ X: { validityMonths: 6, earn: { exam: 'A' } } })
    const facts = factsOf(pass('A', '2021-01-01'), adjust('reinstate', 'all', '2021-09-01'))
    expect(judged(facts, '2021-08-31', program).X?.status).toBe('expired')
    expect(judged(facts, '2021-09-01', program).X).toMatchObject({ status: 'active', expiresOn: '2022-03-01' })
  })
})

describe('Revoked', () => {
  test('it is earned again only by what came later, even after a grant', () => {
    const told = [
      pass('350-401', '2022-01-01'),
      pass('300-410', '2022-01-02'),
      adjust('revoke', 'CCNP-ENT', '2022-02-01'),
      pass('300-415', '2022-02-01'),
      grant('CCNP-ENT', '2022-03-01', '2022-06-01'),
      pass('300-420', '2022-07-01'),
    ]
    const after = on('2022-08-01', ...told)['CCNP-ENT']
    expect(after).toMatchObject({ status: 'expired', progress: { goal: 'earn', tree: { have: 1, need: 2 } } })
    expect(nodesOf(after)['1.2']?.by).toEqual([{ attempt: '6' }])
    expect(on('2022-08-01', ...told, pass('350-401', '2022-08-01'))['CCNP-ENT']?.status).toBe('active')
  })

  test('after a grant it needs no reinstatement to be earned', () => {
    const told = [granted, adjust('revoke', 'CCNA', '2022-03-01'), pass('200-301', '2022-04-01')]
    expect(on('2022-04-01', ...told).CCNA).toMatchObject({ status: 'active', activeOn: '2022-04-01' })
  })

  test('it keeps the end that was printed', () => {
    expect(on('2026-01-01', granted, adjust('revoke', 'CCNA', '2022-03-01')).CCNA).toMatchObject({
      status: 'revoked',
      expiresOn: '2025-01-01',
    })
  })
})
