import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldHoldings } from '../../src/core/fold-holdings.ts'
import { aliasVersion, asOnePerson } from '../../src/core/merges.ts'
import { type KeptFact, personKnownAs, recordOf } from '../../src/core/record.ts'
import { standing } from '../../src/core/standing/judge.ts'
import { factsIn, keep } from '../support/standing/kept.ts'
import { anyCareer, anyProgram, lastDay } from '../support/standing/random-program.ts'

const settings = { seed: 20_261_201, numRuns: Number(process.env.RANDOM_PROGRAMS ?? 150) }
const moment = (minutes: number) => new Date(Date.UTC(2026, 4, 1) + minutes * 60_000).toISOString()
const alias = (at: string, from = 'B', into = 'A') => aliasVersion({ id: `m${at}`, from, into, at, by: 'office' })
/** As it is read once it was undone. */
const undone = (version: KeptFact, at: string): KeptFact => ({
  ...version,
  sayings: JSON.stringify([[version.made, version.recordedAt, at]]),
})

/** The facts of a career, each under one of two ids and at a moment of its own; and a moment among them. */
const split = fc.tuple(anyCareer, fc.infiniteStream(fc.nat())).map(([facts, numbers]) => {
  const versions = keep(facts, { recordedAt: moment(0) }).map((version, at): KeptFact => {
    const { value } = numbers.next() as { value: number }
    const recordedAt = moment(value % 97)
    return { ...version, candidateId: value % 2 === 0 ? 'A' : 'B', recordedAt, made: `${recordedAt}/${at}` }
  })
  return { versions, at: (numbers.next() as { value: number }).value % 97 }
})
const underA = (versions: readonly KeptFact[]) => versions.map((one) => ({ ...one, candidateId: 'A' }))
const byText = (facts: object) => JSON.stringify(facts)

describe('Facts of one person under two ids', () => {
  test('have the standing, the history and the holdings of one id that has all, in whatever order they came', () => {
    const property = fc.property(anyProgram, split, (program, { versions, at }) => {
      const all = [...versions.slice(at % 7), alias(moment(at)), ...versions.slice(0, at % 7)]
      const one = underA([...versions.slice(at % 7), ...versions.slice(0, at % 7)])
      const [merged, single] = [recordOf('A', all, 36), recordOf('A', one, 36)]
      expect(byText(merged)).toBe(byText(single))
      expect(standing(program, 'A', factsIn(merged), lastDay)).toEqual(standing(program, 'A', factsIn(single), lastDay))
      expect(foldHoldings(program, ['A', 'B'], all)).toEqual(foldHoldings(program, ['A'], one))
      expect(factsIn(recordOf('B', all, 36))).toEqual({ attempts: [], credits: [], grants: [], adjustments: [] })
    })
    fc.assert(property, settings)
  })

  test('are two records again after an undo, and were one in between, with what had come by then', () => {
    const property = fc.property(split, ({ versions, at }) => {
      const all = [...versions, undone(alias(moment(at)), moment(at + 20))]
      for (const id of ['A', 'B']) expect(recordOf(id, all, 36)).toEqual(recordOf(id, versions, 36))
      const by = (minutes: number) => versions.filter(({ recordedAt }) => recordedAt <= moment(minutes))
      for (const minutes of [0, at - 1, at, at + 19, at + 20, 97]) {
        const isOne = minutes >= at && minutes < at + 20
        expect(personKnownAs('B', all, moment(minutes))).toBe(isOne ? 'A' : 'B')
        for (const id of ['A', 'B']) {
          const expected = recordOf(id, isOne ? underA(by(minutes)) : by(minutes), 36)
          expect(recordOf(id, all, 36, moment(minutes))).toEqual(expected)
        }
      }
    })
    fc.assert(property, settings)
  })

  test('merged, parted and merged the other way round, are the other id’s', () => {
    const property = fc.property(split, ({ versions }) => {
      const all = [...versions, undone(alias(moment(1)), moment(2)), alias(moment(3), 'A', 'B')]
      const one = versions.map((version) => ({ ...version, candidateId: 'B' }))
      expect(recordOf('B', all, 36)).toEqual(recordOf('B', one, 36))
      expect(personKnownAs('A', all)).toBe('B')
    })
    fc.assert(property, settings)
  })
})

test('of two records with the same certification, the better one counts before a merge', () => {
  const period = { since: '2024-01-01', until: null, firstEarnedOn: '2024-01-01', activeOn: '2024-01-01' } as const
  const own = { ...period, candidateId: 'A', certification: 'ONE', status: 'active', expiresOn: '2027-01-01' } as const
  const later = { ...own, candidateId: 'B', expiresOn: '2028-01-01' }
  const never = { ...own, candidateId: 'B', expiresOn: null }
  const revoked = { ...own, candidateId: 'B', status: 'revoked' } as const
  const last = (...periods: (typeof own | typeof never | typeof revoked | typeof later)[]) =>
    asOnePerson(periods, 'A', '2026-01-01').at(-1)
  expect(last(later, own)).toMatchObject({ candidateId: 'A', expiresOn: '2028-01-01' })
  expect(last(never, own)).toMatchObject({ expiresOn: null })
  expect(last(own, revoked)).toMatchObject({ status: 'active' })
  expect(last({ ...later, since: '2026-06-01' } as never, own)).toMatchObject({ expiresOn: '2027-01-01' })
})
