import { describe, expect, test } from 'vitest'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judged, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

const on = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day)
const held = grant('CCNA', '2022-01-01')

describe('A certification is renewed', () => {
  test('by evidence dated after the start of its cycle, not on it', () => {
    const program = smallProgram({ X: { earn: { exam: 'A' }, recertify: { exam: 'B' } } })
    const x = (second: string) => {
      const facts = factsOf(
        pass('A', '2021-03-01'),
        pass('B', second),
        pass('B', '2021-06-01'),
        credits(1, '2021-07-01'),
      )
      return historyOf(judged(facts, second, program).X)
    }
    expect(x('2021-03-01')).toEqual(['2021-03-01 earned'])
    expect(x('2021-03-02')).toEqual(['2021-03-01 earned', '2021-03-02 renewed'])
  })

  test('only where that ends later than what it has', () => {
    const same = on('2022-06-01', grant('CCNA', '2022-01-01', '2025-06-01'), pass('200-301', '2022-06-01'))
    expect(historyOf(same.CCNA)).toEqual(['2022-01-01 granted'])
    const later = on('2022-06-01', grant('CCNA', '2022-01-01', '2025-05-31'), pass('200-301', '2022-06-01'))
    expect(later.CCNA).toMatchObject({ activeOn: '2022-06-01', expiresOn: '2025-06-01' })
  })

  describe('later, where a renewal had to wait', () => {
    // A pass that came while the end was too far away: whatever gives the certification a day may bring it in.
    const waiting = [grant('CCNA', '2022-01-01', '2025-06-01'), pass('350-401', '2022-03-01')]
    const renewals = (...more: Telling[]) => historyOf(on('2023-12-31', ...waiting, ...more).CCNA).slice(1)

    test.each<[string, Telling[], string[]]>([
      ['nothing', [], []],
      ['points', [credits(1, '2022-07-01')], ['2022-07-01 renewed']],
      [
        'points that count towards another',
        [grant('CCNP-ENT', '2021-07-01'), credits(1, '2022-07-01')],
        ['2022-07-01 renewed'],
      ],
      ['points that are not approved', [credits(1, '2022-07-01', { review: 'pending' })], []],
      ['an exam it does not ask for', [pass('100-150', '2022-07-01')], []],
      ['the lapse of another', [grant('CCENT', '2019-07-01', '2022-06-30')], ['2022-07-01 renewed']],
      [
        'a reinstatement of another',
        [
          grant('CCENT', '2022-02-01'),
          adjust('suspend', 'CCENT', '2022-02-01'),
          adjust('reinstate', 'CCENT', '2022-07-01'),
        ],
        ['2022-07-01 renewed'],
      ],
      ['a reinstatement that changed nothing', [adjust('reinstate', 'all', '2022-07-01')], []],
      ['a grant of another', [grant('CCENT', '2022-07-01')], []],
    ])('gets its day by %s', (_what, more, lines) => {
      expect(renewals(...more)).toEqual(lines)
    })
  })

  test('for life, where its day says so', () => {
    const told = [grant('CCST-NET', '2024-01-01', '2026-01-01')]
    expect(on('2025-12-01', ...told, pass('200-301', '2025-07-14'))['CCST-NET']).toMatchObject({
      activeOn: '2025-07-14',
      expiresOn: null,
      progress: null,
    })
    expect(on('2025-12-01', ...told, pass('200-301', '2025-07-15'))['CCST-NET']?.expiresOn).toBe('2030-07-15')
  })

  test('until the day before it retires', () => {
    const told = grant('CCT-RS', '2023-01-01')
    const x = (day: string) => on(day, told, pass('200-301', day))['CCT-RS']
    expect(x('2025-02-09')).toMatchObject({ expiresOn: '2028-02-09' })
    expect(x('2025-02-10')).toMatchObject({ status: 'active', expiresOn: '2026-01-01', progress: null })
  })

  test('not by points that have run out, and not twice by the same ones', () => {
    const short = { expiresOn: '2022-05-31' }
    const dead = on('2022-12-01', held, credits(20, '2022-02-01', short), credits(10, '2022-06-01'))
    expect(historyOf(dead.CCNA)).toEqual(['2022-01-01 granted'])
    const alive = on('2022-12-01', held, credits(20, '2022-02-01', short), credits(10, '2022-05-31'))
    expect(alive.CCNA?.activeOn).toBe('2022-05-31')
    const spent = on('2022-12-01', held, credits(60, '2022-02-01'), credits(29, '2022-06-01'))
    expect(spent.CCNA).toMatchObject({ activeOn: '2022-02-01' })
    expect(nodesOf(spent.CCNA)['1.2']).toMatchObject({ have: 29, met: false })
  })

  test('by points exact to the hundredth', () => {
    const tenths = Array.from({ length: 300 }, (_, at) =>
      credits(0.1, `2022-02-${String((at % 28) + 1).padStart(2, '0')}`),
    )
    expect(on('2022-02-28', held, ...tenths).CCNA?.activeOn).toBe('2022-02-28')
    expect(on('2022-02-28', held, ...tenths.slice(1), credits(0.09, '2022-02-01')).CCNA?.activeOn).toBe('2022-01-01')
  })
})

describe('A renewal extends', () => {
  const renewing = pass('350-701', '2022-06-01')

  test('what is active at its rank or below, to its own end', () => {
    const others = [
      held,
      grant('CCNP-ENT', '2022-01-02'),
      grant('CCIE-EI', '2022-01-03'),
      grant('SPEC-300-420', '2022-01-04'),
    ]
    const after = on('2022-06-01', ...others, grant('CCNP-SEC', '2022-01-05'), renewing)
    const last = (code: string) => after[code]?.history.at(-1)
    expect(last('CCNP-ENT')).toMatchObject({ event: 'renewed' })
    for (const code of ['CCNP-SEC', 'SPEC-300-420', 'CCNA'])
      expect(last(code)).toMatchObject({ event: 'extended', by: [{ certification: 'CCNP-ENT' }], until: '2025-06-01' })
    expect(last('CCIE-EI')).toMatchObject({ event: 'granted' })
  })

  test('nothing that is suspended, retired, for life, or takes no credits', () => {
    const told = [
      grant('CCNP-SEC', '2022-01-01'),
      grant('CCNA', '2022-01-01'),
      adjust('suspend', 'CCNA', '2022-02-01'),
      grant('CCENT', '2022-01-01'),
      pass('100-150', '2022-01-01'),
      grant('CSM', '2022-01-01'),
    ]
    const after = on('2022-06-01', ...told, renewing)
    expect(after['CCNP-SEC']?.expiresOn).toBe('2025-06-01')
    for (const code of ['CCNA', 'CCENT', 'CSM']) expect(after[code]).toMatchObject({ expiresOn: '2025-01-01' })
    expect(historyOf(after['CCST-NET'])).toEqual(['2022-01-01 earned'])
  })

  const program = smallProgram({
    SHORT: { validityMonths: 6, recertify: { exam: 'B' } },
    OWN: { validityMonths: 24, recertify: { exam: 'A' } },
    PLAIN: { validityMonths: 24, recertify: { exam: 'B' } },
    BELOW: { validityMonths: 24, recertify: { exam: 'B' } },
    TOP: { level: 'high', validityMonths: 12, recertify: { exam: 'A' } },
  })
  const small = (day: string, ...tellings: readonly Telling[]) => judged(factsOf(...tellings), day, program)
  const all = ['SHORT', 'OWN', 'PLAIN', 'TOP'].map((code) => grant(code, '2021-01-01', '2021-12-01'))

  test('no further than its own end, nor than a period of the extended one', () => {
    const after = small('2021-09-01', ...all, pass('A', '2021-09-01'))
    expect(after.TOP).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2022-09-01' })
    expect(after.PLAIN).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2022-09-01' })
    expect(after.SHORT).toMatchObject({ activeOn: '2021-09-01', expiresOn: '2022-03-01' })
  })

  test('and never takes away', () => {
    const later = [grant('TOP', '2021-01-01'), grant('PLAIN', '2021-01-01')]
    const after = small('2021-02-01', ...later, pass('A', '2021-02-01'))
    expect(after.PLAIN).toMatchObject({ activeOn: '2021-01-01', expiresOn: '2023-01-01' })
    expect(historyOf(after.PLAIN)).toEqual(['2021-01-01 granted'])
  })

  test('but where its own rule reaches further, that renews it, and what is renewed so extends nothing', () => {
    const after = small('2021-09-01', ...all, pass('A', '2021-09-01'))
    expect(after.OWN?.history.at(-1)).toMatchObject({ event: 'renewed', by: [{ attempt: '5' }], until: '2023-09-01' })
    // OWN alone would have extended PLAIN by two years.
    const alone = small('2021-09-01', ...all.slice(0, 3), pass('A', '2021-09-01'))
    expect(alone.PLAIN).toMatchObject({ expiresOn: '2023-09-01' })
    expect(after.PLAIN).toMatchObject({ expiresOn: '2022-09-01' })
  })

  test('starts a cycle: what was gathered before is spent', () => {
    const told = [held, grant('CCNP-ENT', '2022-01-01'), credits(29, '2022-03-01'), pass('350-701', '2022-06-01')]
    expect(nodesOf(on('2022-05-31', ...told).CCNA)['1.2']?.have).toBe(29)
    expect(nodesOf(on('2022-06-01', ...told).CCNA)['1.2']?.have).toBe(0)
  })

  test('once a day: what was extended is not asked for its own renewal', () => {
    const told = [
      grant('CCNP-ENT', '2022-01-01'),
      grant('SPEC-300-420', '2022-01-01'),
      held,
      pass('350-701', '2022-06-01'),
    ]
    const after = on('2022-06-01', ...told)
    expect(historyOf(after['SPEC-300-420'])).toEqual(['2022-01-01 granted', '2022-06-01 extended'])
    expect(historyOf(after.CCNA)).toEqual(['2022-01-01 granted', '2022-06-01 extended'])
  })
})

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
    ['the rest, where the higher one takes none', [grant('CCAR', '2022-01-01'), enough], ['SPEC-300-420']],
  ])('%s', (_what, tellings, codes) => {
    expect(renewedBy(...tellings)).toEqual(codes)
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
