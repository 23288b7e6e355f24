import { describe, expect, test } from 'vitest'
import type { Credit } from '../../../src/core/standing/facts.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'
import type { BuiltInRule } from '../../../src/core/standing/rule.ts'
import { program as neutral } from '../../programs/neutral/index.ts'
import { problemsOf } from '../../../src/program/problems.ts'
import { cappedCreditsKind } from '../../support/standing/capped-credits.ts'
import { adjust, credits, factsOf, grant, pass, type Telling } from '../../support/standing/facts.ts'
import { judgedBy, nodesOf } from '../../support/standing/judged.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { riggersGuild } from '../../support/standing/second-program.ts'

const held = grant('RIGGER', '2022-01-10')
const rigger = (on: string, ...tellings: readonly Telling[]) =>
  judgedBy(factsOf(held, ...tellings), on, riggersGuild).RIGGER
const of = (category: string): Partial<Credit> => ({ category })
const named = (...ids: string[]) => ids.map((credit) => ({ credit, source: 'Academy' }))

describe('Points under a cap', () => {
  const points = [
    credits(8, '2022-03-01', of('webinar')),
    credits(8, '2022-04-01', of('webinar')),
    credits(8, '2022-05-01', of('webinar')),
    credits(30.5, '2022-06-01', of('course')),
  ]

  test('count up to the cap of their category', () => {
    const leaf = nodesOf(rigger('2022-07-01', ...points))['1.2']
    expect(leaf).toMatchObject({ kind: 'cappedCredits', have: 40.5, need: 50, met: false, towards: ['RIGGER'] })
    expect(leaf?.by).toEqual(named('2', '3', '5'))
  })

  test('count without end where their category has no cap, or they have none', () => {
    const more = [...points, credits(20, '2022-06-02', of('course')), credits(1, '2022-06-03')]
    expect(nodesOf(rigger('2022-06-01', ...more))['1.2']?.have).toBe(40.5)
    expect(rigger('2022-06-02', ...more)?.expiresOn).toBe('2026-01-10')
  })

  test('do not renew by what lies over the cap', () => {
    const over = [...points, credits(40, '2022-07-01', of('webinar')), credits(4, '2022-08-01', of('reading'))]
    const one = rigger('2022-12-01', ...over)
    expect(one).toMatchObject({ status: 'active', activeOn: '2022-01-10', expiresOn: '2024-01-10' })
    expect(nodesOf(one)['1.2']).toMatchObject({ have: 44.5, met: false })
  })

  test('renew from expiry to expiry on the day they are enough, by those that were needed', () => {
    const enough = [
      ...points,
      credits(9, '2022-07-01', of('course')),
      credits(5, '2022-08-01'),
      credits(5, '2022-08-01'),
    ]
    expect(rigger('2022-07-31', ...enough)?.expiresOn).toBe('2024-01-10')
    const renewed = rigger('2022-08-01', ...enough)
    expect(renewed).toMatchObject({ status: 'active', activeOn: '2022-08-01', expiresOn: '2026-01-10' })
    expect(renewed?.history.at(-1)).toMatchObject({ event: 'renewed', by: named('2', '3', '5', '6', '7') })
    // The next cycle begins where this one would have ended: the rest of the day is not seen again.
    expect(nodesOf(renewed)['1.2']).toMatchObject({ have: 0, by: [] })
  })

  test('of a lapsed period still renew within the months of grace', () => {
    const late = [credits(45, '2023-06-01', of('course')), credits(5, '2024-02-01', of('course'))]
    expect(rigger('2024-01-11', ...late)).toMatchObject({ status: 'suspended', expiresOn: '2024-01-10' })
    // While nothing is held, points do not count; a pass does.
    expect(rigger('2024-02-01', ...late)?.status).toBe('suspended')
    const passed = rigger('2024-02-02', ...late, pass('ROPE', '2024-02-02'))
    expect(passed).toMatchObject({ status: 'active', activeOn: '2024-02-02', expiresOn: '2026-01-10' })
    expect(rigger('2024-04-10', ...late)?.status).toBe('suspended')
    expect(rigger('2024-04-11', ...late)?.status).toBe('expired')
  })

  test('show without being enough where they work towards a higher rank', () => {
    const taker: Rulebook = {
      ...riggersGuild,
      certifications: riggersGuild.certifications.map((one) =>
        one.code === 'LEAD' ? { ...one, recertify: { cappedCredits: 60 } } : one,
      ),
    }
    const facts = factsOf(held, grant('LEAD', '2022-01-20'), credits(55, '2022-05-01'))
    const both = judgedBy(facts, '2022-06-01', taker)
    expect(nodesOf(both.RIGGER)['1.2']).toMatchObject({ have: 55, need: 50, met: false, towards: ['LEAD'] })
    expect(nodesOf(both.LEAD)['1']).toMatchObject({ have: 55, need: 60, met: false, towards: ['LEAD'] })
    expect(historyOf(judgedBy(facts, '2023-01-21', taker).RIGGER)).toEqual(['2022-01-10 granted', '2023-01-21 renewed'])
  })
})

describe('The guild', () => {
  test('earns by two of three exams, each live for a year', () => {
    const early = factsOf(pass('ROPE', '2021-01-10'), pass('LAW', '2022-01-11'))
    const one = judgedBy(early, '2022-01-11', riggersGuild).RIGGER
    expect(one).toMatchObject({ status: 'in-progress', progress: { tree: { kind: 'atLeast', have: 1, need: 2 } } })
    expect(Object.keys(nodesOf(one))).toEqual(['1', '1.1', '1.2', '1.3'])

    const earned = judgedBy(factsOf(pass('ROPE', '2021-01-10'), pass('LAW', '2022-01-10')), '2022-02-01', riggersGuild)
    expect(earned.RIGGER).toMatchObject({ status: 'active', expiresOn: '2024-01-10' })
    expect(earned.RIGGER?.history[0]?.by).toEqual([{ attempt: '1' }, { attempt: '2' }])
  })

  test('opens what waits for a certification on the day that one is reinstated', () => {
    const facts = factsOf(
      held,
      adjust('suspend', 'RIGGER', '2022-02-01'),
      pass('CREW', '2022-03-01'),
      adjust('reinstate', 'all', '2022-04-01'),
    )
    const waiting = judgedBy(facts, '2022-03-31', riggersGuild)
    expect(waiting.LEAD).toMatchObject({ status: 'in-progress', progress: { tree: { have: 1, need: 2 } } })
    expect(nodesOf(waiting.LEAD)['1.2']).toMatchObject({
      kind: 'certification',
      met: false,
      certifications: ['RIGGER'],
    })
    const opened = judgedBy(facts, '2022-04-01', riggersGuild).LEAD
    expect(opened).toMatchObject({ status: 'active', expiresOn: '2023-04-01' })
    expect(opened?.history[0]?.by).toEqual([{ attempt: '3' }, { certification: 'RIGGER' }])
  })

  test('names an exam once, whatever the number of its rules', () => {
    const facts = factsOf(held, grant('LEAD', '2022-02-01'), pass('CREW', '2022-05-01'), pass('LAW', '2022-06-01'))
    const renewed = judgedBy(facts, '2022-06-01', riggersGuild).LEAD
    expect(renewed).toMatchObject({ activeOn: '2022-06-01', expiresOn: '2023-06-01' })
    expect(renewed?.history.at(-1)?.by).toEqual([{ attempt: '3' }, { attempt: '4' }])
  })
})

describe('A kind of rule that a program brings', () => {
  const withRule = (recertify: object) => ({
    ...neutral,
    ruleKinds: [cappedCreditsKind],
    certifications: neutral.certifications.map((one) =>
      one.code === 'DECK' ? { ...one, recertify: { any: [recertify] } as unknown as BuiltInRule } : one,
    ),
  })

  test.each([
    [{ cappedCredits: 50, caps: { webinar: 10 } }, []],
    [{ cappedCredits: 0 }, [expect.stringMatching(/any\.0: a rule of DECK asks for no number of points$/)]],
    [{ cappedCredits: 50, caps: { webinar: 'few' } }, [expect.stringMatching(/caps webinar at no number of points$/)]],
  ])('is checked like the built-in ones: %j', (rule, problems) => {
    expect(problemsOf(withRule(rule))).toEqual(problems)
  })
})
