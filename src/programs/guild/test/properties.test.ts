import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../core/calendar.ts'
import type { Fact, Facts } from '../../../core/standing/facts.ts'
import { holdingPeriods } from '../../../core/standing/holdings.ts'
import { standing } from '../../../core/standing/judge.ts'
import type { CertificationStanding, HistoryLine } from '../../../core/standing/standing.ts'
import { type BookLife, lifeByTheBook } from './by-the-book.ts'
import { guildCareer, guildCodes } from './careers.ts'
import { program } from '../index.ts'
import { historyOf } from '../../../../test/support/standing/notation.ts'
import { shuffled } from '../../../../test/support/standing/shuffled.ts'

/** After all that a made-up career can bring about. */
const latest = '2036-12-31'

/** The same careers every time; more of them with GUILD_CAREERS. */
const settings = { seed: 20_261_130, numRuns: Number(process.env.GUILD_CAREERS ?? 25) }

const judge = (facts: Facts, on: Day) => standing(program, 'C', facts, on).certifications
const livesOf = (facts: Facts) => guildCodes.map((code) => lifeByTheBook(code, facts, latest))
const anyDays = fc.array(
  fc.nat({ max: 6500 }).map((days) => addDays('2017-06-01', days)),
  { minLength: 1, maxLength: 5 },
)

/** The days on which something changes, and those beside them. */
function daysAround(lives: readonly BookLife[]): Day[] {
  const days = lives.flatMap((life) => life.changes.flatMap(({ from }) => [addDays(from, -1), from, addDays(from, 1)]))
  return [...new Set(days)].sort()
}

describe('Whatever the career in the guild', () => {
  test('it is as a second reading of the law has it, on every day that matters', () => {
    const property = fc.property(guildCareer, anyDays, (facts, days) => {
      const lives = livesOf(facts)
      for (const day of [...daysAround(lives), ...days, latest])
        expect({ day, said: judge(facts, day).map(said).sort(byCode) }).toEqual({ day, said: bookOn(lives, day) })
    })
    fc.assert(property, settings)
  })

  test('order and repetition of the facts do not matter', () => {
    const property = fc.property(guildCareer, fc.nat(), anyDays, (facts, seed, days) => {
      const again = shuffled(facts, seed)
      for (const day of [...days, latest])
        expect(JSON.stringify(judge(again, day))).toBe(JSON.stringify(judge(facts, day)))
    })
    fc.assert(property, settings)
  })

  test('what comes later changes nothing about a day: history only grows, each line by facts of its day or before', () => {
    const property = fc.property(guildCareer, anyDays, (facts, days) => {
      const end = judge(facts, latest)
      expect(end.flatMap((one) => one.history.flatMap((line) => badReasons(facts, one.code, line)))).toEqual([])
      for (const day of new Set([...days, ...end.flatMap((one) => one.history.map((line) => line.on))])) {
        const then = judge(facts, day)
        expect(then).toEqual(judge(until(facts, day), day))
        const known = end.map((one) => one.history.filter((line) => line.on <= day))
        expect(then.map((one) => one.history).filter((lines) => lines.length > 0)).toEqual(
          known.filter((lines) => lines.length > 0),
        )
      }
    })
    fc.assert(property, settings)
  })

  test('the periods of a holding say of every day what the standing of that day says', () => {
    const property = fc.property(guildCareer, anyDays, (facts, days) => {
      const periods = holdingPeriods(program, facts)
      const around = periods.flatMap(({ since }) => [addDays(since, -1), since, addDays(since, 1)])
      for (const day of new Set([...days, ...around])) {
        const ofPeriods = periods
          .filter(({ since, until }) => since <= day && (until === null || day <= until))
          .map(({ since: _since, until: _until, ...rest }) => rest)
        const ofStanding = judge(facts, day)
          .filter(({ status }) => status !== 'in-progress')
          .map(({ code, status, firstEarnedOn, activeOn, expiresOn }) => {
            return { certification: code, status, firstEarnedOn, activeOn, expiresOn }
          })
        expect(ofPeriods.sort(byCertification)).toEqual(ofStanding.sort(byCertification))
      }
    })
    fc.assert(property, settings)
  })
})

describe('The careers made up for this', () => {
  test('reach every part of the law', () => {
    const careers = fc.sample(guildCareer, { ...settings, numRuns: 8 * settings.numRuns })
    const counts = new Map<string, number>()
    for (const facts of careers)
      for (const part of new Set(livesOf(facts).flatMap((life) => [...life.reached])))
        counts.set(part, (counts.get(part) ?? 0) + 1)
    if (process.env.GUILD_CAREERS) console.log(careers.length, Object.fromEntries([...counts].sort()))
    const reached = parts.map((part) => [part, ((counts.get(part) ?? 0) / careers.length) * 1000 >= 4])
    expect(reached).toEqual(parts.map((part) => [part, true]))
  })

  test('are the same whether days on which nothing can happen are left out or not', () => {
    const property = fc.property(guildCareer, fc.constantFrom(...guildCodes), (facts, code) => {
      const [some, all] = (['that-matter', 'all'] as const).map((days) => lifeByTheBook(code, facts, latest, days))
      expect(some!.history).toEqual(all!.history)
      expect(some!.changes).toEqual(all!.changes)
    })
    fc.assert(property, { ...settings, numRuns: 5 })
  })
})

const parts = [
  'minimum made good',
  'minimum missed, expired',
  'end missed, renewed late',
  'end missed, expired',
  'end made good on its first day',
  'carried over, all 20',
  'carried over, less',
  'renewed with points carried in',
  'renewed without points spent before',
  'renewed twice',
  'renewed after 29 February',
  'fee open',
  'two fees open',
  'fee and minimum open',
  'fee and end open',
  'renewed while a fee is open',
  'extended',
  'extended while a minimum is open',
  'extended while the end is open',
  'extended to an end that has passed',
  'revoked',
  'suspended by staff',
  'suspended by staff beside a cause',
  'ended while suspended by staff',
  'grant while held',
  'granted with an end of its own',
  'granted again',
  'earned again',
]

interface Said {
  readonly code: string
  readonly status: string
  readonly days: readonly (Day | null | undefined)[]
  readonly history: readonly string[]
}

function said(one: CertificationStanding): Said {
  const { code, status, firstEarnedOn, activeOn, expiresOn, decidesOn } = one
  return { code, status, days: [firstEarnedOn, activeOn, expiresOn, decidesOn], history: historyOf(one) }
}

function bookOn(lives: readonly BookLife[], day: Day): Said[] {
  return lives
    .flatMap(({ code, changes, history }) => {
      const now = changes.findLast((change) => change.from <= day)
      if (!now) return []
      const lines = history.filter((line) => line.on <= day).map((line) => `${line.on} ${line.event}`)
      const days = [now.firstEarnedOn, now.activeOn, now.expiresOn, now.decidesOn]
      return [{ code, status: now.status, days, history: lines }]
    })
    .sort(byCode)
}

function until(facts: Facts, day: Day): Facts {
  return {
    attempts: facts.attempts.filter((one) => one.takenOn <= day),
    credits: facts.credits.filter((one) => one.activeOn <= day),
    grants: facts.grants.filter((one) => one.grantedOn <= day),
    adjustments: facts.adjustments.filter((one) => one.on <= day),
    fees: (facts.fees ?? []).filter((one) => one.paidOn <= day),
  }
}

/** Reasons that are not there, came later, or are named twice; and deeds that no fact brought about. */
function badReasons(facts: Facts, code: string, { on, event, by }: HistoryLine): string[] {
  const line = `${code} ${on} ${event}`
  const named = by.map((fact) => JSON.stringify(fact))
  const bad = named.filter((fact, at) => !isThereBy(facts, by[at]!, on)).map((fact) => `${line}: no ${fact} by then`)
  if (new Set(named).size < named.length) bad.push(`${line}: names something twice`)
  const hasCause = ['earned', 'granted', 'renewed', 'adjusted', 'revoked', 'reinstated'].includes(event)
  if (hasCause && by.length === 0) bad.push(`${line}: names nothing`)
  return bad
}

function isThereBy(facts: Facts, fact: Fact, on: Day): boolean {
  if ('attempt' in fact)
    return facts.attempts.some(
      (one) => one.registrationNumber === fact.attempt && one.grade === 'pass' && one.takenOn <= on,
    )
  if ('credit' in fact)
    return facts.credits.some(
      (one) => one.externalId === fact.credit && ['n/a', 'approved'].includes(one.review) && one.activeOn <= on,
    )
  if ('grant' in fact) return facts.grants.some((one) => one.id === fact.grant && one.grantedOn === on)
  if ('adjustment' in fact) return facts.adjustments.some((one) => one.id === fact.adjustment && one.on === on)
  if ('payment' in fact) return facts.fees!.some((one) => one.id === fact.payment && one.paidOn === on)
  return false
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : 1
}

function byCertification(a: { readonly certification: string }, b: { readonly certification: string }): number {
  return a.certification < b.certification ? -1 : 1
}
