import { expect, test } from 'vitest'
import { standing } from '../../../../core/standing/judge.ts'
import { program as defaultProgram } from '../../index.ts'
import careers from '../fixtures/careers.json'
import { factsFrom, linesOf } from '../../../../../test/support/standing/notation.ts'

/** A made-up career, and what it comes to on some days. */
interface Career {
  readonly facts: readonly string[]
  readonly standings: Readonly<Record<string, readonly string[]>>
}

test.each(Object.entries<Career>(careers))('%s holds on four days what was foreseen', (id, { facts, standings }) => {
  const judge = (on: string) => linesOf(standing(defaultProgram, id, factsFrom(facts), on))
  const days = Object.keys(standings)
  expect(days).toHaveLength(4)
  expect(Object.fromEntries(days.map((on) => [on, judge(on)]))).toEqual(standings)
})
