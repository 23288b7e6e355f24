import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, type Day } from '../../../src/core/calendar.ts'
import { compareIds } from '../../../src/core/standing/day-facts.ts'
import type { Attempt, Credit } from '../../../src/core/standing/facts.ts'
import { Ledger } from '../../../src/core/standing/ledger.ts'

const exams = ['A', 'B', 'C', 'D', 'E', 'F']
const day = fc.integer({ min: 0, max: 30 }).map((months) => addMonths('2020-01-31', months))
const attempt = fc.record({ exam: fc.constantFrom(...exams), takenOn: day })
const credit = fc.record({
  hundredths: fc.integer({ min: 1, max: 999 }),
  activeOn: day,
  liveFor: fc.integer({ min: 0, max: 15 }),
})

const facts = fc
  .record({ attempts: fc.array(attempt, { maxLength: 25 }), credits: fc.array(credit, { maxLength: 12 }) })
  .map(({ attempts, credits }) => ({
    passes: attempts
      .map((one, at): Attempt => ({ registrationNumber: String(at), grade: 'pass', ...one }))
      .sort((a, b) => (a.takenOn < b.takenOn ? -1 : a.takenOn > b.takenOn ? 1 : 0)),
    credits: credits
      .map(({ liveFor, ...one }, at): Credit => {
        const expiresOn = addMonths(one.activeOn, liveFor)
        return { externalId: String(at), source: 'Academy', review: 'n/a', expiresOn, ...one }
      })
      .sort((a, b) => (a.activeOn < b.activeOn ? -1 : a.activeOn > b.activeOn ? 1 : 0)),
  }))

const livesFor = 12

describe('A ledger', () => {
  test('finds what a look at every fact would find', () => {
    const question = fc.record({
      asked: fc.uniqueArray(fc.constantFrom(...exams), { minLength: 1 }),
      enough: fc.integer({ min: 1, max: 4 }),
      after: fc.oneof(day, fc.constant('')),
    })
    const property = fc.property(
      facts,
      fc.array(question, { minLength: 5, maxLength: 5 }),
      ({ passes, credits }, questions) => {
        const ledger = new Ledger(credits, livesFor)
        const days = new Set([...passes.map((one) => one.takenOn), ...credits.map((one) => one.activeOn), '2023-06-30'])
        const counted: Credit[] = []
        for (const [at, on] of [...days].sort().entries()) {
          ledger.moveTo(on)
          for (const one of passes) if (one.takenOn === on) ledger.addPass(one)
          // On every third day nothing holds points.
          const ofToday = credits.filter((one) => one.activeOn === on)
          if (at % 3 !== 2) expect(ledger.countCreditsOf(on)).toBe(ofToday.length > 0)
          if (at % 3 !== 2) counted.push(...ofToday)

          for (const { asked, enough, after } of questions) {
            const live = livePasses(passes, asked, on, after)
            const found = ledger.passes(new Set(asked), enough, after)
            expect(found.map((one) => one.takenOn)).toEqual(live.slice(0, enough).map((one) => one.takenOn))
            expect(new Set(found.map((one) => one.exam)).size).toBe(found.length)
            expect(ledger.countPasses(new Set(asked), enough, after)).toBe(found.length)
            for (const one of found) expect(ledger.pass(one.exam, after)).toEqual(one)
            for (const exam of asked)
              expect(ledger.pass(exam, after)?.takenOn).toBe(live.find((one) => one.exam === exam)?.takenOn)

            const points = counted.filter((one) => one.activeOn > after && one.expiresOn >= on)
            expect(ledger.creditsAfter(after)).toEqual(points)
            expect(ledger.hundredths(after)).toBe(points.reduce((sum, one) => sum + one.hundredths, 0))
          }
        }
      },
    )
    fc.assert(property, { seed: 20_261_123, numRuns: 100 })
  })

  test('puts a pass that comes later than its day among the others', () => {
    const ledger = new Ledger([], livesFor)
    ledger.moveTo('2021-06-01')
    const told = [
      ['1', 'A', '2021-03-01'],
      ['2', 'B', '2021-05-01'],
      ['3', 'A', '2021-02-01'],
      ['4', 'C', '2021-04-01'],
    ] as const
    for (const [registrationNumber, exam, takenOn] of told)
      ledger.addPass({ registrationNumber, exam, grade: 'pass', takenOn })
    expect(ledger.pass('A', '')?.registrationNumber).toBe('1')
    expect(ledger.passes(new Set(exams), 9, '').map((one) => one.registrationNumber)).toEqual(['2', '4', '1'])
    expect(ledger.countPasses(new Set(['A', 'C']), 2, '2021-03-15')).toBe(1)
  })

  test('takes of two passes of one exam on one day the one with the later id', () => {
    const ledger = new Ledger([], livesFor)
    ledger.moveTo('2021-01-01')
    for (const id of ['1', '2'])
      ledger.addPass({ registrationNumber: id, exam: 'A', grade: 'pass', takenOn: '2021-01-01' })
    expect(ledger.pass('A', '')).toMatchObject({ registrationNumber: '2', liveUntil: '2022-01-01' })
    expect(ledger.passes(new Set(['A']), 2, '')).toMatchObject([{ registrationNumber: '2' }])
  })
})

test.each([
  ['9', '10', -1],
  ['10', '9', 1],
  ['007', '7', -1],
  ['a10', 'a9', -1],
  ['10', 'a', -1],
  ['x', 'x', 0],
])('Of the ids %j and %j the order is %d', (a, b, order) => {
  expect(Math.sign(compareIds(a, b))).toBe(order)
})

/** Of each exam the newest live pass, the newest first. */
function livePasses(passes: readonly Attempt[], asked: readonly string[], on: Day, after: Day): Attempt[] {
  const live = passes.filter(
    (one) => one.takenOn > after && one.takenOn <= on && on <= addMonths(one.takenOn, livesFor),
  )
  const newest = asked.flatMap((exam) => live.findLast((one) => one.exam === exam) ?? [])
  return newest.sort((a, b) => (a.takenOn < b.takenOn ? 1 : a.takenOn > b.takenOn ? -1 : 0))
}
