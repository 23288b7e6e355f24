import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../../core/calendar.ts'
import type { Facts } from '../../../../core/standing/facts.ts'
import { holdingPeriods } from '../../../../core/standing/holdings.ts'
import { standing } from '../../../../core/standing/judge.ts'
import { program } from '../../index.ts'
import { career, latest, sampleDays, turningDays } from './careers.ts'
import { bansUntil, daysOfBans, withBans, withoutEvidenceInside } from '../../../../../test/support/standing/banned.ts'
import { badReasons } from '../../../../../test/support/standing/explained.ts'
import { breaksBetween } from '../../../../../test/support/standing/invariants.ts'
import { shuffled } from '../../../../../test/support/standing/shuffled.ts'

const judge = (facts: Facts, on: Day) => standing(program, 'C', facts, on)
const banned = withBans(career)
/** The same careers every time; more of them with BANNED_CAREERS. */
const settings = { seed: 20_261_201, numRuns: Number(process.env.BANNED_CAREERS ?? 100) }

describe('Whatever the career and the bans, with migrations and transitions', () => {
  test('order and repetition do not matter, and what comes later changes nothing about a day', () => {
    const property = fc.property(banned, fc.nat(), sampleDays, (facts, seed, days) => {
      for (const day of [...days, ...daysOfBans(facts), latest]) {
        const then = JSON.stringify(judge(facts, day))
        expect(JSON.stringify(judge(shuffled(facts, seed), day))).toBe(then)
        expect(JSON.stringify(judge({ ...facts, bans: bansUntil(facts, day) }, day))).toBe(then)
      }
    })
    fc.assert(property, settings)
  })

  test('history only grows and no end moves back by itself', () => {
    const property = fc.property(banned, sampleDays, (facts, days) => {
      const sorted = [...new Set([...turningDays(facts), ...daysOfBans(facts), ...days])].sort()
      const standings = sorted.map((day) => judge(facts, day))
      expect(standings.slice(1).flatMap((after, at) => breaksBetween(standings[at]!, after))).toEqual([])
    })
    fc.assert(property, settings)
  })

  test('every line and every met condition names what made it so, once, and nothing more', () => {
    const property = fc.property(banned, sampleDays, (facts, days) => {
      for (const day of [...days, ...daysOfBans(facts), latest])
        expect(badReasons(program, facts, judge(facts, day))).toEqual([])
    })
    fc.assert(property, settings)
  })

  test('evidence inside is as if it were not, where no lifting lets it count', () => {
    const property = fc.property(banned, sampleDays, (told, days) => {
      const bans = told.bans!.map(({ lifted, ...one }) => ({
        ...one,
        ...(lifted && { lifted: { ...lifted, counts: false } }),
      }))
      const facts = { ...told, bans }
      for (const day of [...days, ...daysOfBans(facts), latest])
        expect(judge(facts, day)).toEqual(judge(withoutEvidenceInside(facts), day))
    })
    fc.assert(property, settings)
  })

  test('the periods of a holding say of every day what the standing of that day says', () => {
    const property = fc.property(banned, sampleDays, (facts, days) => {
      const periods = holdingPeriods(program, facts)
      const turns = periods.flatMap(({ since }) => [addDays(since, -1), since])
      for (const day of [...days, ...daysOfBans(facts), ...turns]) {
        const held = periods
          .filter(({ since, until }) => since <= day && (until === null || day <= until))
          .map(({ certification, status, expiresOn }) => `${certification} ${status} ${expiresOn}`)
        const said = judge(facts, day)
          .certifications.filter(({ status }) => status !== 'in-progress')
          .map(({ code, status, expiresOn }) => `${code} ${status} ${expiresOn}`)
        expect([day, ...held.sort()]).toEqual([day, ...said.sort()])
      }
    })
    fc.assert(property, settings)
  })
})
