import { describe, expect, test } from 'vitest'
import { type Case, check, held, program, x } from '../../support/standing/ban-cases.ts'
import { adjust, ban, credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

describe('Evidence', () => {
  test.each<Case>([
    ...(['2022-03-01', '2022-05-31'] as const).map((day) => ({
      what: `of the first or the last day of a ban (${day}) does not renew, then or later`,
      told: [held, ban('2022-03-01', '2022-05-31'), pass('B', day)],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated'],
    })),
    {
      what: 'of the day before a ban renews then',
      told: [held, ban('2022-03-01', '2022-05-31'), pass('B', '2022-02-28')],
      is: 'active 2025-02-28',
      history: ['2022-02-28 renewed', '2022-03-01 suspended', '2022-06-01 reinstated'],
    },
    {
      what: 'of the day after a ban renews then',
      told: [held, ban('2022-03-01', '2022-05-31'), pass('B', '2022-06-01')],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-06-01 reinstated', '2022-06-01 renewed'],
    },
    {
      what: 'of the day of a lifting renews then',
      told: [held, ban('2022-03-01', undefined, '2022-05-01'), pass('B', '2022-05-01')],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
    {
      what: 'of the day before a lifting does not',
      told: [held, ban('2022-03-01', undefined, '2022-05-01'), pass('B', '2022-04-30')],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'inside a ban that is lifted as counting renews on the day of the lifting',
      told: [held, ban('2022-03-01', undefined, '2022-05-01', 'counts'), pass('B', '2022-04-01')],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
    {
      what: 'inside counts no sooner than the lifting says so',
      told: [held, ban('2022-03-01', '2022-04-30', '2022-07-01', 'counts'), pass('B', '2022-04-01')],
      on: '2022-06-30',
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated'],
    },
    {
      what: 'inside is looked at again on the day of a lifting that comes after the last day',
      told: [held, ban('2022-03-01', '2022-04-30', '2022-07-01', 'counts'), pass('B', '2022-04-01')],
      is: 'active 2025-07-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-07-01 renewed'],
    },
    {
      what: 'keeps its day when it is looked at again: before the cycle it does not count',
      told: [
        held,
        ban('2022-03-01', '2022-04-30', '2022-07-01', 'counts'),
        credits(10, '2022-04-01'),
        pass('B', '2022-06-01'),
      ],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-06-01 renewed'],
    },
    {
      what: 'keeps its day when it is looked at again: what is no longer live does not count',
      told: [
        held,
        ban('2022-03-01', undefined, '2022-08-01', 'counts'),
        credits(10, '2022-04-01', { expiresOn: '2022-07-31' }),
      ],
      is: 'active 2024-01-01',
      history: ['2022-03-01 suspended', '2022-08-01 reinstated'],
    },
    {
      what: 'inside and outside adds up once it counts',
      told: [
        held,
        credits(4, '2022-02-01'),
        ban('2022-03-01', undefined, '2022-05-01', 'counts'),
        credits(6, '2022-04-01'),
      ],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
    {
      what: 'outside renews by credits on the day that has enough, without those inside',
      told: [
        held,
        credits(4, '2022-02-01'),
        ban('2022-03-01', '2022-04-30'),
        credits(6, '2022-04-01'),
        credits(6, '2022-06-01'),
      ],
      is: 'active 2025-06-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-06-01 renewed'],
    },
    {
      what: 'of before a ban renews when it ends, a turning day, where it did not before',
      told: [grant('X', '2021-01-01', '2024-06-01'), pass('B', '2021-05-01'), ban('2022-03-01', '2022-04-30')],
      is: 'active 2025-05-01',
      history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
    },
  ])('$what', (one) => check(one))

  test.each<Case>([
    {
      what: 'inside a ban does not earn, then or later',
      told: [ban('2022-03-01', '2022-05-31'), pass('A', '2022-04-01'), credits(1, '2022-07-01')],
      is: 'undefined',
      history: [],
    },
    {
      what: 'inside a ban that is lifted as counting earns on the day of the lifting',
      told: [ban('2022-03-01', undefined, '2022-05-01', 'counts'), pass('A', '2022-04-01')],
      is: 'active 2025-05-01',
      history: [],
    },
    {
      what: 'after a ban earns as ever',
      told: [ban('2022-03-01', '2022-05-31'), pass('A', '2022-06-01')],
      is: 'active 2025-06-01',
      history: [],
    },
  ])('$what', ({ told, is }) => {
    const one = judgedBy(factsOf(...told), '2023-12-01', program).X
    expect(one ? `${one.status} ${one.expiresOn}` : 'undefined').toBe(is)
  })

  test('of a newer pass of the same exam is not hidden by one that counts only later', () => {
    const told = [
      held,
      ban('2022-03-01', '2022-03-31', '2022-09-01', 'counts'),
      pass('A', '2022-03-10'),
      pass('A', '2022-08-01'),
    ]
    const by = judgedBy(factsOf(...told, adjust('revoke', 'X', '2021-06-01')), '2022-08-01', program).X
    expect(by?.history.at(-1)).toMatchObject({ event: 'earned', by: [{ attempt: '4' }] })
    const later = judgedBy(factsOf(...told, pass('C', '2022-10-01')), '2022-10-01', program)
    expect(later.Y?.history.at(-1)).toMatchObject({ event: 'earned', by: [{ attempt: '5' }, { certification: 'X' }] })
  })

  test('credits inside count again only if something was held on their day, suspended or not', () => {
    const byCredits = smallProgram({ X: { ...x, earn: { credits: 10 } }, Y: x })
    const counting = [ban('2022-03-01', undefined, '2022-05-01', 'counts'), credits(10, '2022-04-01')]
    const earned = (...told: readonly Telling[]) => historyOf(judgedBy(factsOf(...told), '2022-05-01', byCredits).X)
    expect(earned(...counting)).toEqual([])
    expect(earned(...counting, grant('Y', '2022-02-01'))).toEqual(['2022-05-01 earned'])

    const inside = [ban('2022-03-01', undefined, '2022-05-01', 'counts'), credits(10, '2022-04-01')]
    const lateGrant = grant('X', '2022-04-20', '2024-12-31')
    const leaf = (...told: readonly Telling[]) => nodesOf(judgedBy(factsOf(...told), '2022-05-01', program).X)['1.2']
    expect(leaf(...inside, lateGrant)?.have).toBe(0)
    expect(judgedBy(factsOf(held, ...inside), '2022-05-01', program).X?.history.at(-1)).toMatchObject({
      event: 'renewed',
      by: [{ credit: '3', source: 'Academy' }],
    })
  })
})

describe('The credits of a ban', () => {
  const ranks = smallProgram({ X: { ...x, level: 'mid' }, Y: { ...x, level: 'low' } })

  test('extend what is below when they are given back', () => {
    const told = [
      held,
      grant('Y', '2021-02-01'),
      ban('2022-03-01', undefined, '2022-05-01', 'counts'),
      credits(10, '2022-04-01'),
    ]
    check(
      {
        told,
        is: 'active 2025-05-01',
        history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 renewed'],
      },
      ranks,
    )
    check(
      {
        told,
        is: 'active 2025-05-01',
        history: ['2022-03-01 suspended', '2022-05-01 reinstated', '2022-05-01 extended'],
      },
      ranks,
      'Y',
    )
  })
})
