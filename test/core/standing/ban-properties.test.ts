import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../src/core/calendar.ts'
import type { Facts } from '../../../src/core/standing/facts.ts'
import { holdingPeriods } from '../../../src/core/standing/holdings.ts'
import { standing } from '../../../src/core/standing/judge.ts'
import type { Rulebook } from '../../../src/core/standing/program.ts'
import type { CertificationStanding } from '../../../src/core/standing/standing.ts'
import {
  bansUntil,
  byStaff,
  daysOfBans,
  endOf,
  withBans,
  withoutEvidenceInside,
} from '../../support/standing/banned.ts'
import { breaksBetween } from '../../support/standing/invariants.ts'
import { historyOf } from '../../support/standing/notation.ts'
import { anyCareer, anyProgram, daysOf, lastDay } from '../../support/standing/random-program.ts'
import { shuffled } from '../../support/standing/shuffled.ts'

/** The same programs every time; more of them with RANDOM_PROGRAMS. */
const settings = { seed: 20_261_201, numRuns: Number(process.env.RANDOM_PROGRAMS ?? 150) }
const anyBanned = withBans(anyCareer)
const judge = (program: Rulebook, facts: Facts, day: Day) => standing(program, 'C', facts, day)
const some = <T>(all: readonly T[], at: number) => all.filter((_, n) => n % 7 === at % 7)
const daysAround = (facts: Facts) => [...new Set([...daysOf(facts), ...daysOfBans(facts)])].sort()

describe('Whatever the program, the career and the bans', () => {
  test('order and repetition of the facts do not matter', () => {
    const property = fc.property(anyProgram, anyBanned, fc.nat(), (program, facts, seed) => {
      const again = shuffled(facts, seed)
      for (const day of [...some(daysOf(facts), seed), ...daysOfBans(facts), lastDay])
        expect(JSON.stringify(judge(program, again, day))).toBe(JSON.stringify(judge(program, facts, day)))
    })
    fc.assert(property, settings)
  })

  test('a ban or a lifting of later changes nothing about a day', () => {
    const property = fc.property(anyProgram, anyBanned, fc.nat(), (program, facts, at) => {
      for (const day of [...some(daysOf(facts), at), ...daysOfBans(facts)])
        expect(judge(program, facts, day)).toEqual(judge(program, { ...facts, bans: bansUntil(facts, day) }, day))
    })
    fc.assert(property, settings)
  })

  test('history only grows, and no end moves back by itself where no minimum is asked for', () => {
    const property = fc.property(anyProgram, anyBanned, (program, facts) => {
      const hasCycles = program.certifications.some((one) => one.cycle)
      const standings = daysAround(facts).map((day) => judge(program, facts, day))
      const breaks = standings.slice(1).flatMap((after, at) => breaksBetween(standings[at]!, after))
      expect(breaks.filter((one) => !hasCycles || !one.includes('its end moves'))).toEqual([])
    })
    fc.assert(property, settings)
  })

  test('the periods of a holding say of every day what the standing of that day says', () => {
    const property = fc.property(anyProgram, anyBanned, fc.nat(), (program, facts, at) => {
      const periods = holdingPeriods(program, facts)
      const turns = periods.flatMap(({ since }) => [addDays(since, -1), since])
      for (const day of new Set([...some(daysOf(facts), at), ...daysOfBans(facts), ...turns])) {
        const held = periods
          .filter(({ since, until }) => since <= day && (until === null || day <= until))
          .map(({ certification, status, expiresOn }) => `${certification} ${status} ${expiresOn}`)
        const said = judge(program, facts, day)
          .certifications.filter(({ status }) => status !== 'in-progress')
          .map(({ code, status, expiresOn }) => `${code} ${status} ${expiresOn}`)
        expect([day, ...held.sort()]).toEqual([day, ...said.sort()])
      }
    })
    fc.assert(property, settings)
  })

  test('nothing is active while a ban is open', () => {
    const property = fc.property(anyProgram, anyBanned, (program, facts) => {
      for (const ban of facts.bans!)
        for (const day of daysAround(facts).filter((one) => ban.from <= one && one < (endOf(ban) ?? lastDay)))
          expect(judge(program, facts, day).certifications.filter((one) => one.status === 'active')).toEqual([])
    })
    fc.assert(property, settings)
  })

  test('a ban that is left out, or never had a day, gives what was before', () => {
    const property = fc.property(anyProgram, anyBanned, fc.nat(), (program, facts, at) => {
      const { bans, ...free } = facts
      const neverWas = bans!.map(({ from, ...ban }) => ({ ...ban, from, lifted: { on: from, counts: at % 2 === 0 } }))
      for (const day of [...some(daysOf(facts), at), lastDay]) {
        const before = judge(program, free, day)
        expect(judge(program, { ...free, bans: [] }, day)).toEqual(before)
        expect(judge(program, { ...free, bans: neverWas }, day)).toEqual(before)
      }
    })
    fc.assert(property, settings)
  })

  test('evidence inside is as if it were not, where no lifting lets it count', () => {
    const property = fc.property(anyProgram, anyBanned, fc.nat(), (program, facts, at) => {
      const bans = facts.bans!.map(({ lifted, ...ban }) => ({
        ...ban,
        ...(lifted && { lifted: { ...lifted, counts: false } }),
      }))
      const told = { ...facts, bans }
      for (const day of [...some(daysOf(facts), at), ...daysOfBans(facts), lastDay])
        expect(judge(program, told, day)).toEqual(judge(program, withoutEvidenceInside(told), day))
    })
    fc.assert(property, settings)
  })

  test('is like a suspension of all that is held and their reinstatement, where nothing else is dated inside', () => {
    let compared = 0
    const property = fc.property(anyProgram, withBans(anyCareer, 1), (program, told) => {
      const [ban] = told.bans!
      if (endOf(ban!) === ban!.from) return
      const { bans: _bans, ...facts } = withNothingInside(told)
      const before = judge(program, facts, addDays(ban!.from, -1)).certifications
      if (before.some(({ status }) => status === 'suspended')) return
      const held = before.filter(({ status }) => status === 'active').map(({ code }) => code)
      const suspended = { ...facts, adjustments: [...facts.adjustments, ...byStaff(ban!, held)] }
      const banned = { ...facts, bans: [ban!] }
      const end = judge(program, suspended, endOf(ban!) ?? lastDay).certifications
      // What opens meanwhile, such as on the day of its introduction, only a ban suspends.
      if (end.some((one) => one.history.some(({ on, event }) => event === 'earned' && on >= ban!.from))) return
      compared += held.length
      for (const day of daysAround(banned))
        expect(judge(program, banned, day).certifications.map(said)).toEqual(
          judge(program, suspended, day).certifications.map(said),
        )
    })
    fc.assert(property, { ...settings, numRuns: 3 * settings.numRuns })
    expect(compared).toBeGreaterThan(settings.numRuns / 10)
  })

  test('a ban with no evidence inside that is lifted changes no end that is not moved by what comes after', () => {
    let compared = 0
    const property = fc.property(anyProgram, withBans(anyCareer, 1), (program, told) => {
      if (program.certifications.some((one) => one.cycle)) return
      const facts = withoutEvidenceInside(told)
      const [ban] = facts.bans!
      const { bans: _bans, ...free } = facts
      for (const day of daysAround(facts)) {
        const without = judge(program, free, day).certifications
        for (const one of judge(program, facts, day).certifications) {
          const other = without.find(({ code }) => code === one.code)
          const isMoved = [one, other].some((each) =>
            each?.history.some((line) => line.on >= ban!.from && moves(line.event)),
          )
          if (isMoved) continue
          compared++
          expect([one.code, day, one.expiresOn]).toEqual([one.code, day, other?.expiresOn])
        }
      }
    })
    fc.assert(property, settings)
    expect(compared).toBeGreaterThan(settings.numRuns)
  })
})

test('the bans made up for this suspend, reinstate, and give back evidence that renews and earns', () => {
  const pairs = fc.sample(fc.tuple(anyProgram, anyBanned), { ...settings, numRuns: 1500 })
  const counts = {
    suspended: 0,
    reinstated: 0,
    'renewed on a lifting': 0,
    'earned on a lifting': 0,
    'kept by cycles': 0,
  }
  for (const [program, facts] of pairs) {
    const liftings = facts.bans!.flatMap(({ lifted }) => (lifted?.counts ? lifted.on : []))
    for (const { code, history } of judge(program, facts, lastDay).certifications)
      for (const { on, event, by } of history) {
        const isByBan = by.some((fact) => 'ban' in fact)
        if (isByBan && event === 'suspended') counts.suspended++
        if (isByBan && event === 'reinstated') counts.reinstated++
        if (event === 'renewed' && liftings.includes(on)) counts['renewed on a lifting']++
        if (event === 'earned' && liftings.includes(on)) counts['earned on a lifting']++
        if (isByBan && program.certifications.find((one) => one.code === code)?.cycle) counts['kept by cycles']++
      }
  }
  expect(Object.entries(counts).filter(([, count]) => count < 5)).toEqual([])
})

function said(one: CertificationStanding) {
  const { code, status, firstEarnedOn, activeOn, expiresOn, decidesOn, progress } = one
  return { code, status, firstEarnedOn, activeOn, expiresOn, decidesOn, history: historyOf(one), progress }
}

function moves(event: string): boolean {
  return !['suspended', 'reinstated', 'expired', 'revoked'].includes(event)
}

/** The same career without anything dated from the first day of its ban to the day after its end, both included. */
function withNothingInside(facts: Facts): Facts {
  const [ban] = facts.bans!
  const isOutside = (day: Day) => day < ban!.from || day > (endOf(ban!) ?? '9999')
  return {
    ...facts,
    attempts: facts.attempts.filter((one) => isOutside(one.takenOn)),
    credits: facts.credits.filter((one) => isOutside(one.activeOn)),
    grants: facts.grants.filter((one) => isOutside(one.grantedOn)),
    adjustments: facts.adjustments.filter((one) => isOutside(one.on)),
  }
}
