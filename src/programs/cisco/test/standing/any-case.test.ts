import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '../../../../core/calendar.ts'
import type { Facts } from '../../../../core/standing/facts.ts'
import { standing } from '../../../../core/standing/judge.ts'
import { program as defaultProgram } from '../../index.ts'
import cases from '../fixtures/cases.json'
import careers from '../fixtures/careers.json'
import { turningDays } from './careers.ts'
import { breaksBetween } from '../../../../../test/support/standing/invariants.ts'
import { factsFrom } from '../../../../../test/support/standing/notation.ts'
import { shuffled } from '../../../../../test/support/standing/shuffled.ts'

const made = Object.entries(careers).map(([title, { facts }]) => ({ title, facts: factsFrom(facts) }))
const small = cases.map(({ title, facts, on }) => ({ title, facts: factsFrom(facts), on }))
const judge = (facts: Facts, on: Day) => standing(defaultProgram, 'C', facts, on)

describe('T16: in any order and repeated, the facts give the same standing, byte for byte', () => {
  test.each([...small, ...made])('$title', ({ facts }) => {
    const expected = JSON.stringify(judge(facts, '2026-11-23'))
    for (const seed of [1, 22, 333, 4444, 55_555])
      expect(JSON.stringify(judge(shuffled(facts, seed), '2026-11-23'))).toBe(expected)
  })
})

describe('T17 and T18: from day to day no end moves back and no line of history changes', () => {
  test.each(small)('$title', ({ facts, on }) => {
    const last = addMonths(on, 3)
    const breaks: string[] = []
    let before = judge(facts, turningDays(facts)[0] ?? on)
    for (let day = addDays(before.on, 1); day <= last; day = addDays(day, 1)) {
      const after = judge(facts, day)
      breaks.push(...breaksBetween(before, after))
      before = after
    }
    expect(breaks).toEqual([])
  })

  test.each(made)('$title', ({ facts }) => {
    const standings = turningDays(facts).map((day) => judge(facts, day))
    expect(standings.slice(1).flatMap((after, at) => breaksBetween(standings[at]!, after))).toEqual([])
  })
})
