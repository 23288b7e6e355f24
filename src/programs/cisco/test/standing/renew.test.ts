import { describe, expect, test } from 'vitest'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../../../../test/support/standing/facts.ts'
import { judged } from './judged.ts'
import { nodesOf } from '../../../../../test/support/standing/judged.ts'
import { historyOf } from '../../../../../test/support/standing/notation.ts'
import { smallProgram } from '../../../../../test/support/standing/small-program.ts'

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

  test.each([1.1, 2.2, 4.4, 16.1])('by exactly %d points where a rule asks for them', (points) => {
    const program = smallProgram({ X: { recertify: { credits: points } } })
    const renewed = judged(factsOf(grant('X', '2021-01-01'), credits(points, '2021-03-01')), '2021-03-01', program).X
    expect(renewed?.expiresOn).toBe('2022-03-01')
  })
})
