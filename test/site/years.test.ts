import { expect, test } from 'vitest'
import type { CandidateRecord } from '../../src/core/record.ts'
import { holdingPeriods } from '../../src/core/standing/holdings.ts'
import { standing } from '../../src/core/standing/judge.ts'
import { yearsOf } from '../../src/site/home/years.ts'
import { program } from '../programs/neutral/index.ts'

const from = { recordedAt: '2026-01-01T00:00:00.000Z', file: 'exams-20260101-000000.csv', line: 2 }

/** A DECK earned on a day, seen on 2026-12-01. */
function seen(takenOn: string) {
  const record: CandidateRecord = {
    attempts: [{ registrationNumber: 'r1', exam: '200-301', grade: 'pass', takenOn, ...from }],
    credits: [],
    grants: [],
    adjustments: [],
    agreements: [],
  }
  const held = standing(program, 'HN-1', record, '2026-12-01')
  const periods = holdingPeriods(program, record)
  return yearsOf(program, record, held, { periods, next: held.certifications[0]!.expiresOn! })!
}

test.each([
  ['2023-12-31', true],
  ['2024-03-01', true],
  ['2024-03-02', false],
  ['2026-11-01', false],
])('an end three years after %s is coloured: %s', (takenOn, isNear) => {
  const years = seen(takenOn)
  expect(years.rows.map((row) => row.isNear)).toEqual([isNear])
  expect(years.next?.isNear).toBe(isNear)
})
