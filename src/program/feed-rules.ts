import type { FeedRules } from '../core/feeds/row.ts'
import type { Day } from '../core/calendar.ts'
import type { Program } from './program.ts'
import { fulfillmentOf } from './fulfillment-of.ts'

/** What the program says about rows of feeds that arrive while `latestDay` is the last day that has begun. */
export function feedRulesOf(program: Program, latestDay: Day): FeedRules {
  return {
    candidateIdPattern: program.candidateId.pattern,
    candidateIdExample: program.candidateId.example,
    exams: new Map(program.exams.map((exam) => [exam.code, exam])),
    examTolerance: program.examTolerance ?? { before: 0, after: 0 },
    certifications: new Set(program.certifications.map((certification) => certification.code)),
    defaultCreditSource: program.credits?.defaultSource,
    creditsAreChosen: program.creditPolicy?.count === 'chosen',
    hasFees: program.certifications.some(({ cycle }) => cycle?.feeDueBy !== undefined),
    hasKits: fulfillmentOf(program).kits.length > 0,
    outsideIdColumns: program.outsideIds.map((outsideId) => outsideId.column),
    latestDay,
  }
}
