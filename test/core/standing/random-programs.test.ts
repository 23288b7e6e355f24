import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../src/core/calendar.ts'
import type { Facts } from '../../../src/core/standing/facts.ts'
import { holdingPeriods } from '../../../src/core/standing/holdings.ts'
import { standing } from '../../../src/core/standing/judge.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'
import { breaksBetween } from '../../support/standing/invariants.ts'
import { anyCareer, anyProgram, daysOf, lastDay } from '../../support/standing/random-program.ts'
import { shuffled } from '../../support/standing/shuffled.ts'

/** The same programs every time; more of them with RANDOM_PROGRAMS. */
const settings = { seed: 20_261_130, numRuns: Number(process.env.RANDOM_PROGRAMS ?? 150) }
const some = <T>(all: readonly T[], at: number) => all.filter((_, n) => n % 7 === at % 7)
const hasCycles = ({ certifications }: Rulebook) => certifications.some((one) => one.cycle)

describe('Whatever the program and the career', () => {
  test('order and repetition of the facts do not matter', () => {
    const property = fc.property(anyProgram, anyCareer, fc.nat(), (program, facts, seed) => {
      const again = shuffled(facts, seed)
      for (const day of [...some(daysOf(facts), seed), lastDay])
        expect(JSON.stringify(standing(program, 'C', again, day))).toBe(
          JSON.stringify(standing(program, 'C', facts, day)),
        )
    })
    fc.assert(property, settings)
  })

  test('what comes later changes nothing about a day', () => {
    const property = fc.property(anyProgram, anyCareer, fc.nat(), (program, facts, at) => {
      for (const day of some(daysOf(facts), at))
        expect(standing(program, 'C', facts, day)).toEqual(standing(program, 'C', until(facts, day), day))
    })
    fc.assert(property, settings)
  })

  test('history only grows, and no end moves back by itself where no minimum is asked for', () => {
    const property = fc.property(anyProgram, anyCareer, (program, facts) => {
      const standings = daysOf(facts).map((day) => standing(program, 'C', facts, day))
      const breaks = standings.slice(1).flatMap((after, at) => breaksBetween(standings[at]!, after))
      expect(breaks.filter((one) => !hasCycles(program) || !one.includes('its end moves'))).toEqual([])
    })
    fc.assert(property, settings)
  })

  test('the periods of a holding say of every day what the standing of that day says', () => {
    const property = fc.property(anyProgram, anyCareer, fc.nat(), (program, facts, at) => {
      const periods = holdingPeriods(program, facts)
      const turns = periods.flatMap(({ since }) => [addDays(since, -1), since])
      for (const day of new Set([...some(daysOf(facts), at), ...turns])) {
        const held = periods
          .filter(({ since, until: last }) => since <= day && (last === null || day <= last))
          .map(({ certification, status, expiresOn }) => `${certification} ${status} ${expiresOn}`)
        const said = standing(program, 'C', facts, day)
          .certifications.filter(({ status }) => status !== 'in-progress')
          .map(({ code, status, expiresOn }) => `${code} ${status} ${expiresOn}`)
        expect([day, ...held.sort()]).toEqual([day, ...said.sort()])
      }
    })
    fc.assert(property, settings)
  })
})

test('the programs made up for this hold every kind of rule and of policy, and are consistent enough that much is earned', () => {
  const pairs = fc.sample(fc.tuple(anyProgram, anyCareer), { ...settings, numRuns: 300 })
  const said = pairs.map(([program, facts]) => JSON.stringify([program, standing(program, 'C', facts, lastDay)]))
  const rules = ['exam', 'examIn', 'credits', 'cappedCredits', 'activity', 'certification', 'certificationIn']
  const policies = ['cycle', 'regimes', 'retired', 'transitions', 'creditPolicy', 'renewalExtends']
  const events = ['earned', 'renewed', 'expired', 'suspended', 'revoked', 'granted', 'adjusted']
  const parts = [...rules, 'all', 'any', 'atLeast', ...policies, ...events.map((event) => `"${event}"`)]
  const rare = parts.filter((part) => said.filter((one) => one.includes(part)).length < 5)
  expect(rare).toEqual([])
})

function until(facts: Facts, day: Day): Facts {
  return {
    attempts: facts.attempts.filter((one) => one.takenOn <= day),
    credits: facts.credits.filter((one) => one.activeOn <= day),
    grants: facts.grants.filter((one) => one.grantedOn <= day),
    adjustments: facts.adjustments.filter((one) => one.on <= day),
    fees: (facts.fees ?? []).filter((one) => one.paidOn <= day),
  }
}
