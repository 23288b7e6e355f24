import { expect, test } from 'vitest'
import { standing } from '../../../../core/standing/judge.ts'
import { program as defaultProgram } from '../../index.ts'
import cases from '../fixtures/cases.json'
import { factsFrom, linesOf } from '../../../../../test/support/standing/notation.ts'

test.each(cases)('$title', ({ facts, on, expect: lines }) => {
  expect(linesOf(standing(defaultProgram, 'C', factsFrom(facts), on))).toEqual(lines)
})
