import { describe, expect, test } from 'vitest'
import { ruleKindsOf } from '../../../src/core/standing/compile.ts'
import type { Rule } from '../../../src/core/standing/rule.ts'
import { credits, factsOf, grant, type Telling } from '../../support/standing/facts.ts'
import { judgedBy } from '../../support/standing/judged.ts'
import { smallProgram } from '../../support/standing/small-program.ts'

const program = smallProgram({ X: {}, Y: { level: 'mid' } }, { examGroups: { pair: ['A', 'B'], single: ['C'] } })

/** What its own kind says about a rule. */
function problemOf(rule: Rule): string | undefined {
  const claiming = ruleKindsOf(program).filter((kind) => kind.claims(rule))
  expect(claiming).toHaveLength(1)
  return claiming[0]!.problem(rule, program)
}

describe('A rule', () => {
  test.each<Rule>([
    { exam: 'A' },
    { examIn: ['A', 'B'] },
    { examIn: ['A', 'B'], count: 2 },
    { examIn: { group: 'pair' }, count: 2 },
    { examIn: { groups: ['pair', 'single'] }, count: 3 },
    { credits: 0.5 },
    { certification: 'X' },
    { certification: 'X', state: 'active' },
    { certificationIn: ['X', 'Y'] },
    { certificationLevel: 'mid' },
    { activity: 'interview' },
    { all: [{ exam: 'A' }] },
    { any: [{ exam: 'A' }] },
    { atLeast: 1, of: [{ exam: 'A' }, { exam: 'B' }] },
    { atLeast: 2, of: [{ exam: 'A' }, { exam: 'B' }] },
  ])('is sound: %j', (rule) => {
    expect(problemOf(rule)).toBeUndefined()
  })

  test.each<[Rule, string]>([
    [{ exam: 'Z' }, 'names the exam Z, which the program does not have'],
    [{ exam: 5 }, 'names the exam 5, which the program does not have'],
    [{ examIn: ['A', 'Z'] }, 'names the exam Z, which the program does not have'],
    [{ examIn: { group: 'trio' } }, 'names the exam group trio, which the program does not have'],
    [{ examIn: { groups: ['pair', 'trio'] } }, 'names the exam group trio, which the program does not have'],
    [{ examIn: ['A', 'B'], count: 3 }, 'asks for 3 of 2 exams'],
    [{ examIn: ['A', 'B'], count: 0 }, 'asks for 0 of 2 exams'],
    [{ examIn: [] }, 'asks for 1 of 0 exams'],
    [{ credits: 0 }, 'asks for no number of points'],
    [{ credits: -5 }, 'asks for no number of points'],
    [{ credits: '30' }, 'asks for no number of points'],
    [{ certification: 'Z' }, 'names the certification Z, which the program does not have'],
    [{ certificationIn: ['X', 'Z'] }, 'names the certification Z, which the program does not have'],
    [{ certificationIn: [] }, 'names no certification'],
    [{ certificationLevel: 'high' }, 'names no certification'],
    [{ certification: 'X', state: 'expired' }, 'asks for the state expired'],
    [{ activity: 7 }, 'names no activity'],
    [{ all: [] }, 'has no rules in it'],
    [{ any: 'exam' }, 'has no rules in it'],
    [{ atLeast: 3, of: [{ exam: 'A' }, { exam: 'B' }] }, 'asks for 3 of its rules'],
    [{ atLeast: 0, of: [{ exam: 'A' }] }, 'asks for 0 of its rules'],
    [{ atLeast: 'two', of: [{ exam: 'A' }, { exam: 'B' }] }, 'asks for two of its rules'],
    [{ atLeast: 1, of: [] }, 'asks for 1 of its rules'],
  ])('is not: %j', (rule, problem) => {
    expect(problemOf(rule)).toBe(problem)
  })
})

test('A rule of no kind cannot be asked', () => {
  const odd = smallProgram({ X: { earn: { passes: 3 } } })
  expect(() => judgedBy(factsOf(grant('X', '2021-01-01')), '2021-01-01', odd)).toThrow(
    'No kind of rule claims {"passes":3}',
  )
})

describe('Points that renew are named from the oldest', () => {
  const kept = smallProgram({ X: { validityMonths: 36, recertify: { credits: 30 } } })
  const named = (...points: readonly Telling[]) => {
    const facts = factsOf(grant('X', '2022-01-01'), ...points)
    const last = judgedBy(facts, '2022-03-01', kept).X?.history.at(-1)
    return last?.event === 'renewed' && last.by.map((fact) => 'credit' in fact && fact.credit)
  }

  test.each<[string, readonly number[], readonly string[]]>([
    ['up to the one that makes them enough', [10, 20], ['2', '3']],
    ['without those of the day that are more than enough', [30, 5, 5], ['2']],
    ['to the hundredth', [29.99, 0.01], ['2', '3']],
  ])('%s', (_what, points, ids) => {
    expect(named(...points.map((one) => credits(one, '2022-03-01')))).toEqual(ids)
  })
})
