import fc from 'fast-check'
import { addDays, addMonths, type Day } from '../../../src/core/calendar.ts'
import type { CyclePolicy } from '../../../src/core/standing/cycle/policy.ts'
import type { Adjustment, Attempt, Credit, Facts, FeePayment, Grant } from '../../../src/core/standing/facts.ts'
import type { Certification, CreditPolicy, Regime, Rulebook } from '../../../src/core/standing/program.ts'
import type { Rule } from '../../../src/core/standing/rule.ts'
import { cappedCreditsKind } from './capped-credits.ts'

const exams = ['A', 'B', 'C', 'D', 'E']
const codes = ['ONE', 'TWO', 'THREE', 'FOUR']
const levels = ['low', 'mid', 'high']
const categories = ['talk', 'course']

const first = '2015-01-01'
/** After all that a made-up career in a made-up program can bring about. */
export const lastDay = '2035-12-31'

const anExam = fc.constantFrom(...exams)
const someExams = fc.uniqueArray(anExam, { minLength: 1, maxLength: 3 })

const leaf: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: anExam.map((exam) => ({ exam })) },
  { weight: 2, arbitrary: fc.record({ examIn: someExams }) },
  { weight: 1, arbitrary: fc.constant({ examIn: { group: 'theory' }, count: 2 }) },
  { weight: 1, arbitrary: fc.constant({ examIn: { groups: ['theory', 'practice'] } }) },
  { weight: 3, arbitrary: fc.constantFrom(5, 10, 20.5, 40).map((credits) => ({ credits })) },
  { weight: 1, arbitrary: fc.constantFrom(...categories).map((activity) => ({ activity })) },
  { weight: 1, arbitrary: fc.constant({ cappedCredits: 20, caps: { talk: 5 } }) },
)

const rule: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  { weight: 2, arbitrary: fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => ({ all })) },
  { weight: 2, arbitrary: fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any) => ({ any })) },
  { weight: 1, arbitrary: fc.tuple(leaf, leaf, leaf).map((of) => ({ atLeast: 2, of })) },
)

/** Certifications build on those that stand before them in the program, so that none waits for itself. */
const buildsOn = (at: number): fc.Arbitrary<Rule | undefined> =>
  at === 0
    ? fc.constant(undefined)
    : fc.option(
        fc.oneof(
          fc.constantFrom(...codes.slice(0, at)).map((certification): Rule => ({ certification })),
          fc.constant<Rule>({ certificationIn: codes.slice(0, at), state: 'active' }),
        ),
        { nil: undefined, freq: 2 },
      )

const cycle: fc.Arbitrary<CyclePolicy> = fc.record(
  {
    total: fc.constantFrom(20, 30),
    yearly: fc.constantFrom(5, 10),
    graceDays: fc.constantFrom(0, 30, 90),
    yearlyCaps: fc.constant({ talk: 5 }),
    carryOver: fc.constantFrom(0, 5, 20),
    feeDueBy: fc.constantFrom('01-31', '06-30'),
  },
  { requiredKeys: ['total', 'graceDays'] },
)

const regime: fc.Arbitrary<Omit<Regime, 'validityMonths'>> = fc.record({
  anchor: fc.constantFrom('completion', 'previousExpiry'),
  suspendedMonths: fc.constantFrom(0, 0, 3, 12),
})

const kept = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: fc.record({ validityMonths: fc.constantFrom(12, 24, 36), recertify: rule }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(regime, fc.constantFrom(12, 24), rule)
      .map(([one, validityMonths, recertify]) => ({ regimes: [{ ...one, validityMonths, recertify }] })),
  },
  { weight: 1, arbitrary: cycle.map((policy) => ({ validityMonths: 36, cycle: policy })) },
)

const certification = (at: number): fc.Arbitrary<Certification> =>
  fc
    .record({
      level: fc.constantFrom(...levels),
      track: fc.constantFrom('one', 'two'),
      earn: rule,
      below: buildsOn(at),
      kept,
      introduced: fc.option(fc.constantFrom('2016-01-01', '2018-06-30'), { nil: undefined }),
      retired: fc.option(fc.constantFrom('2022-01-01', '2026-03-01'), { nil: undefined, freq: 8 }),
      acceptsCredits: fc.option(fc.constant(false), { nil: undefined, freq: 8 }),
    })
    .map(({ level, track, earn, below, kept: howKept, ...rest }) => ({
      code: codes[at]!,
      name: codes[at]!,
      level,
      track,
      earn: below ? { all: [earn, below] } : earn,
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      ...howKept,
    }))

const creditPolicy: fc.Arbitrary<CreditPolicy> = fc.record(
  {
    count: fc.constantFrom('towards-highest', 'towards-each', 'chosen'),
    daysBefore: fc.constantFrom(0, 90),
    carryOver: fc.constantFrom(0, 5, 'all' as const),
  },
  { requiredKeys: [] },
)

/** Whole programs of a few certifications, made of every kind of rule and every policy there is. */
export const anyProgram: fc.Arbitrary<Rulebook> = fc
  .record({
    certifications: fc
      .integer({ min: 1, max: codes.length })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => certification(at)))),
    passValidityMonths: fc.option(fc.constantFrom(12, 36), { nil: undefined, freq: 3 }),
    creditValidityMonths: fc.constantFrom(12, 36),
    creditPolicy: fc.option(creditPolicy, { nil: undefined }),
    renewalExtends: fc.option(fc.constantFrom('same-rank-and-below' as const, 'nothing' as const), { nil: undefined }),
    transitions: fc.array(
      fc.record({ on: fc.constant('2020-02-24'), level: fc.constantFrom(...levels), months: fc.constantFrom(6, 12) }),
      { maxLength: 1 },
    ),
  })
  .map(({ certifications, transitions, creditValidityMonths, ...rest }) => ({
    levels: levels.map((code, at) => ({ code, name: code, label: code, rank: (at + 1) * 10 })),
    exams: exams.map((code) => ({ code, title: code })),
    examGroups: { theory: ['A', 'B', 'C'], practice: ['D', 'E'] },
    certifications,
    migrations: [],
    transitions,
    creditValidityMonths,
    ruleKinds: [cappedCreditsKind],
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  }))

const aDay = fc.integer({ min: 0, max: 4700 }).map((days) => addDays(first, days))
/** A turn of the career, or as far from one as ends, years and grace reach. */
const fromTurn = fc.record({
  turn: fc.nat({ max: 3 }),
  months: fc.constantFrom(0, 0, 0, 12, 24, 36),
  days: fc.constantFrom(0, 0, 0, -1, 1, 30),
})
const someCode = fc.constantFrom(...codes)

/** Facts of one made-up candidate of any such program: what a program does not know is in none of its rules. */
export const anyCareer: fc.Arbitrary<Facts> = fc
  .record({
    turns: fc.array(aDay, { minLength: 4, maxLength: 4 }),
    attempts: fc.array(
      fc.record({ at: fromTurn, exam: anExam, grade: fc.constantFrom('pass', 'pass', 'pass', 'fail') }),
      {
        maxLength: 10,
      },
    ),
    credits: fc.array(
      fc.record({
        at: fromTurn,
        hundredths: fc.constantFrom(250, 500, 1000, 2050, 4000),
        category: fc.option(fc.constantFrom(...categories), { nil: undefined }),
        towards: fc.option(someCode, { nil: undefined }),
        review: fc.constantFrom<Credit['review']>('n/a', 'approved', 'pending', 'rejected'),
      }),
      { maxLength: 8 },
    ),
    grants: fc.array(
      fc.record({ at: fromTurn, certification: someCode, months: fc.constantFrom(undefined, undefined, 6, 24) }),
      { maxLength: 3 },
    ),
    adjustments: fc.array(
      fc.record({
        at: fromTurn,
        certification: fc.option(someCode, { nil: undefined, freq: 4 }),
        kind: fc.constantFrom<Adjustment['kind']>('extend', 'revoke', 'suspend', 'reinstate'),
        months: fc.constantFrom(1, 6, 12),
      }),
      { maxLength: 4 },
    ),
    fees: fc.uniqueArray(fc.record({ year: fc.integer({ min: 2016, max: 2028 }), late: fc.nat({ max: 500 }) }), {
      maxLength: 6,
      selector: ({ year }) => year,
    }),
  })
  .map(({ turns, attempts, credits, grants, adjustments, fees }) => {
    const dayOf = ({ turn, months, days }: { turn: number; months: number; days: number }): Day =>
      addDays(addMonths(turns[turn]!, months), days)
    return {
      attempts: attempts.map(({ at, exam, grade }, n): Attempt => ({
        registrationNumber: `R${n}`,
        exam,
        grade: grade as Attempt['grade'],
        takenOn: dayOf(at),
      })),
      credits: credits.map(({ at, hundredths, category, towards, review }, n): Credit => {
        const activeOn = dayOf(at)
        const more = { ...(category && { category }), ...(towards && { towards }) }
        return {
          externalId: `C${n}`,
          source: 'S',
          hundredths,
          activeOn,
          expiresOn: addMonths(activeOn, 36),
          review,
          ...more,
        }
      }),
      grants: grants.map(({ at, certification: code, months }, n): Grant => {
        const grantedOn = dayOf(at)
        return {
          id: `G${n}`,
          certification: code,
          grantedOn,
          ...(months && { expiresOn: addMonths(grantedOn, months) }),
        }
      }),
      adjustments: adjustments.map(({ at, certification: code, kind, months }, n): Adjustment => ({
        id: `J${n}`,
        kind,
        on: dayOf(at),
        ...(code && { certification: code }),
        ...(kind === 'extend' && { months }),
      })),
      fees: fees.map(({ year, late }, n): FeePayment => ({
        id: `F${n}`,
        year,
        paidOn: addDays(`${year - 1}-12-01`, late),
      })),
    }
  })

/** The days on which, and right before and after which, something may come about, and a few others. */
export function daysOf(facts: Facts): Day[] {
  const own = [
    ...facts.attempts.map(({ takenOn }) => takenOn),
    ...facts.credits.map(({ activeOn }) => activeOn),
    ...facts.grants.map(({ grantedOn }) => grantedOn),
    ...facts.adjustments.map(({ on }) => on),
    ...(facts.fees ?? []).map(({ paidOn }) => paidOn),
  ]
  const reached = own.flatMap((day) => [day, ...[12, 24, 36].map((months) => addMonths(day, months))])
  const around = reached.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
  return [...new Set([...around, '2020-02-23', '2020-02-24', '2022-01-01', '2026-03-01'])]
    .filter((day) => day <= lastDay)
    .sort()
}
