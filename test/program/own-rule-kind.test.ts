import { describe, expect, test } from 'vitest'
import type { CandidateRecord, RecordedCredit } from '../../src/core/record.ts'
import { standing } from '../../src/core/standing/judge.ts'
import { problemsOf } from '../../src/program/problems.ts'
import type { Program } from '../../src/program/program.ts'
import { viewCertification } from '../../src/site/certifications/view.ts'
import { viewHome } from '../../src/site/home/view.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { yearlyCapKind } from '../programs/yearly-cap/kind.ts'

/** The neutral program with a kind of rule of its own, and one certification that is renewed by it. */
const program: Program = {
  ...neutral,
  ruleKinds: [yearlyCapKind('WEBINAR', 10)],
  certifications: neutral.certifications.map((one) =>
    one.code === 'DECK' ? { ...one, recertify: { any: [{ exam: '200-301' }, { cappedByYear: 30 }] } } : one,
  ),
}

const from = { recordedAt: '2026-01-01T00:00:00.000Z', file: 'creq-20260101-000000.csv', line: 2 }
const credit = (id: string, activeOn: string, points: number, category: string): RecordedCredit => ({
  externalId: id,
  source: 'test',
  name: id,
  providerName: 'Test',
  hundredths: points * 100,
  activeOn,
  expiresOn: '2029-01-01',
  review: 'n/a',
  category,
  ...from,
})

const record: CandidateRecord = {
  attempts: [{ registrationNumber: 'R1', exam: '200-301', grade: 'pass', takenOn: '2025-03-01', ...from }],
  credits: [
    credit('a', '2025-05-01', 8, 'WEBINAR'),
    credit('b', '2025-06-01', 8, 'WEBINAR'),
    credit('c', '2026-05-01', 9, 'COURSE'),
  ],
  grants: [],
  adjustments: [],
  agreements: [],
}
const on = '2026-06-01'

describe('a kind of rule that a program brings, in a directory of its own', () => {
  const held = standing(program, 'HARB70000001', record, on)
  const deck = held.certifications.find(({ code }) => code === 'DECK')!

  test('is sound for the check of programs', () => {
    expect(problemsOf(program)).toEqual([])
  })

  test('decides: of 16 points of webinars in a year 10 count', () => {
    const node = deck.progress!.tree.children!.find(({ kind }) => kind === 'cappedByYear')!
    expect([node.have, node.need, node.met]).toEqual([19, 30, false])
  })

  test('is said in its own words on Home', () => {
    const { next } = viewHome(program, record, held, {
      since: undefined,
      events: [],
      views: [],
      codes: [],
      items: [],
      addressOf: (path) => path,
      waiting: { agreement: undefined, unanswered: 0, questions: 5, hasOtherEmail: false },
    })
    expect(next!.ways.map(({ needed, rule, figure }) => [needed, rule, figure])).toContainEqual([
      expect.stringMatching(/^11 more /),
      expect.stringMatching(/^30 .*, at most 10 of WEBINAR a year$/),
      '19/30',
    ])
  })

  test('and on the page of the certification, and in JSON by its code name', () => {
    const view = viewCertification(deck, on, record, { program, today: on })
    expect(JSON.stringify(view.progress)).toMatch(/30 [^"]*, at most 10 of WEBINAR a year/)
    expect(JSON.stringify(view)).not.toContain('cappedByYear')
    expect(JSON.stringify(held)).toContain('"kind":"cappedByYear"')
  })
})
