import fc from 'fast-check'
import { addDays, addMonths, type Day } from '../../../core/calendar.ts'
import type { Adjustment, Attempt, Credit, Facts, FeePayment, Grant } from '../../../core/standing/facts.ts'

export const guildCodes = ['GSA', 'GSP', 'GSF'] as const

type Code = (typeof guildCodes)[number]

/** Years of a career that facts are made for. */
const years = 8

/** Where in time: months after the day it is about begins, and days from there, mostly where the law turns. */
const place = fc.record({
  year: fc.nat({ max: years }),
  /** A cycle whose end was moved turns elsewhere. */
  isMoved: fc.constantFrom(false, false, false, true),
  days: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(-1, 0, 0, 1, 1, 2, 20, 89, 90, 91, 92) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 90 }) },
    { weight: 2, arbitrary: fc.integer({ min: -10, max: 364 }) },
  ),
})

type Place = typeof place extends fc.Arbitrary<infer T> ? T : never

const start = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('2016-02-29', '2020-02-29', '2024-02-29') },
  { weight: 1, arbitrary: fc.constantFrom('2019-12-31', '2020-01-01', '2020-01-31', '2020-02-01', '2020-11-02') },
  { weight: 4, arbitrary: fc.nat({ max: 1500 }).map((days) => addDays('2018-01-01', days)) },
)

/** What a year of the cycle brings, in hundredths of the yearly minimum; the first is most of careers. */
const yearOfPoints = fc.record({
  share: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(100, 100, 134, 134, 200) },
    { weight: 3, arbitrary: fc.constantFrom(0, 50, 90, 99.99, 260, 400) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 30_000 }).map((hundredths) => hundredths / 100) },
  ),
  days: fc.array(fc.oneof(fc.constantFrom(0, 1, 90, 91, 365), fc.integer({ min: 1, max: 364 })), {
    minLength: 1,
    maxLength: 3,
  }),
  /** In points of category B, besides or instead. */
  ofB: fc.constantFrom(0, 0, 0, 0, 4, 10, 10.01, 12),
  isInstead: fc.boolean(),
  /** What was missing, or a little less or more, after the year. */
  repair: fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined) },
    {
      weight: 5,
      arbitrary: fc.record({
        days: fc.oneof(fc.constantFrom(1, 1, 2, 89, 90, 91), fc.integer({ min: 1, max: 90 })),
        hundredths: fc.constantFrom(-1, 0, 0, 0, 1, 500, 1000, 4000),
        inTwo: fc.boolean(),
      }),
    },
  ),
})

type YearOfPoints = typeof yearOfPoints extends fc.Arbitrary<infer T> ? T : never

const credit = fc.record({
  place,
  hundredths: fc.oneof(
    fc.constantFrom(1, 500, 999, 1000, 1001, 1500, 3000, 6000, 12_000),
    fc.integer({ min: 1, max: 4000 }),
  ),
  category: fc.constantFrom('A', 'A', 'B', 'B', 'C', undefined),
  review: fc.constantFrom<Credit['review']>('n/a', 'n/a', 'approved', 'pending', 'rejected'),
})

const paid = fc.constantFrom<readonly string[]>(
  ['-01-31'],
  ['-02-01'],
  ['-02-20'],
  ['-04-15'],
  ['-12-31'],
  [],
  ['+'],
  ['-02-10', '-03-01'],
  ['-03-05', '-01-20'],
)

const feeYears = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 5, arbitrary: fc.array(fc.tuple(fc.integer({ min: -1, max: years }), paid), { maxLength: 4 }) },
)

const code = fc.constantFrom<Code>(...guildCodes)

const adjustment = fc.record({
  place,
  kind: fc.constantFrom<Adjustment['kind']>(
    ...(['extend', 'extend', 'extend', 'suspend', 'suspend', 'reinstate', 'revoke'] as const),
  ),
  isOfAll: fc.boolean(),
  months: fc.constantFrom(1, 2, 3, 6, 6, 12, 13),
})

/** An extension in the 90 days after an end that was perhaps missed, by little or much. */
const lateExtension = fc.record({
  place: fc.record({
    year: fc.constantFrom(3, 3, 6),
    isMoved: fc.constant(false),
    days: fc.oneof(fc.constantFrom(1, 2, 89, 90, 91), fc.integer({ min: 1, max: 90 })),
  }),
  kind: fc.constant<Adjustment['kind']>('extend'),
  isOfAll: fc.boolean(),
  months: fc.constantFrom(1, 1, 1, 2, 3, 12),
})

const some = <T>(one: fc.Arbitrary<T>, maxLength: number, weight = 1) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight, arbitrary: fc.array(one, { minLength: 1, maxLength }) },
  )

/** Months until the end that a grant sets, where it sets one: never within the 90 days after a year of the cycle. */
const lasts = fc.constantFrom(undefined, undefined, undefined, 6, 12, 18, 24, 30, 36, 48)

interface Plan {
  readonly start: Day
  readonly code: Code
  readonly others: readonly { readonly code: Code; readonly days: number }[]
  readonly moved: number
  readonly points: readonly YearOfPoints[]
  readonly credits: readonly { place: Place; hundredths: number; category?: string; review: Credit['review'] }[]
  readonly fees: readonly (readonly [number, readonly string[]])[]
  readonly adjustments: readonly {
    place: Place
    kind: Adjustment['kind']
    isOfAll: boolean
    months: number
  }[]
  readonly grants: readonly { place: Place; code: Code; lasts?: number }[]
  readonly passes: readonly { place: Place; exam: string; grade: 'pass' | 'fail' }[]
  readonly isGranted: boolean
  readonly lasts?: number
}

const plan: fc.Arbitrary<Plan> = fc.record({
  start,
  code,
  others: some(fc.record({ code, days: fc.constantFrom(0, 0, 30, 200, 365, 400) }), 2),
  moved: fc.constantFrom(1, 2, 3, 6, 12),
  points: fc.oneof(
    { weight: 3, arbitrary: fc.array(yearOfPoints, { minLength: 3, maxLength: years }) },
    { weight: 1, arbitrary: fc.array(yearOfPoints, { maxLength: 3 }) },
  ),
  credits: some(credit, 8, 3),
  fees: feeYears,
  adjustments: fc.oneof(
    { weight: 2, arbitrary: some(adjustment, 4, 3) },
    { weight: 1, arbitrary: fc.array(lateExtension, { minLength: 1, maxLength: 2 }) },
  ),
  grants: some(fc.record({ place, code, lasts }), 2),
  passes: some(
    fc.record({
      place,
      exam: fc.constantFrom('G-100', 'G-200', 'G-300', 'G-END', 'G-END'),
      grade: fc.constantFrom('pass', 'pass', 'pass', 'fail'),
    }),
    6,
    2,
  ),
  isGranted: fc.constantFrom(false, false, false, true),
  lasts,
})

/** Facts of one made-up member of the guild: long lives, often on the very days on which the law turns. */
export const guildCareer: fc.Arbitrary<Facts> = plan.map(factsOfPlan)

const examsOf: Readonly<Record<Code, readonly string[]>> = {
  GSA: ['G-100'],
  GSP: ['G-200', 'G-END'],
  GSF: ['G-300', 'G-END'],
}

function factsOfPlan(made: Plan): Facts {
  const dayAt = ({ year, isMoved, days }: Place) =>
    addDays(addMonths(made.start, 12 * year + (isMoved ? made.moved : 0)), days)
  const begun = (code: Code, on: Day) =>
    examsOf[code].map((exam, at) => ({ exam, grade: 'pass' as const, takenOn: at === 0 ? addDays(on, -10 * at) : on }))
  const first = made.isGranted ? [] : begun(made.code, made.start)
  const others = made.others.flatMap((one) => begun(one.code, addDays(made.start, one.days)))
  const passes = made.passes.map((one) => ({ exam: one.exam, grade: one.grade, takenOn: dayAt(one.place) }))
  const granted = made.isGranted ? [grantOf(made.code, made.start, made.lasts)] : []
  const grants = made.grants.map((one) => grantOf(one.code, dayAt(one.place), one.lasts))
  const credits = [
    ...made.points.flatMap((one, at) => creditsOfYear(made, one, at)),
    ...made.credits.map(({ place, ...rest }) => ({ ...rest, activeOn: dayAt(place) })),
  ]
  return {
    attempts: [...first, ...others, ...passes].map((one, at): Attempt => ({ registrationNumber: `${at + 1}`, ...one })),
    credits: credits.map(({ category, ...one }, at): Credit => ({
      externalId: `${at + 1}`,
      source: 'Guild',
      expiresOn: addMonths(one.activeOn, 36),
      ...one,
      ...(category && { category }),
    })),
    grants: [...granted, ...grants].map((one, at): Grant => ({ id: `${at + 1}`, ...one })),
    adjustments: made.adjustments.map(({ place, kind, isOfAll, months }, at): Adjustment => ({
      id: `${at + 1}`,
      kind,
      on: dayAt(place),
      ...(!isOfAll && { certification: made.code }),
      ...(kind === 'extend' && { months }),
    })),
    fees: feesOf(made),
  }
}

function grantOf(certification: string, grantedOn: Day, lasts: number | undefined): Omit<Grant, 'id'> {
  return { certification, grantedOn, ...(lasts && { expiresOn: addMonths(grantedOn, lasts) }) }
}

function creditsOfYear(made: Plan, year: YearOfPoints, at: number) {
  const { minimum, ofA, ofB } = pointsIn(made, year)
  const from = addMonths(made.start, 12 * at)
  const turn = addMonths(made.start, 12 * (at + 1))
  const on = (hundredths: number, activeOn: Day, category: string) => {
    return { hundredths, activeOn, category, review: 'n/a' as const }
  }
  const parts = year.days.map((days, place) => {
    const part = Math.floor(ofA / year.days.length)
    return on(place === 0 ? ofA - part * (year.days.length - 1) : part, addDays(from, days), 'A')
  })

  // What the cycle is short of, where this is its last year, or else the year alone.
  const counted = (one: YearOfPoints) => pointsIn(made, one).counted
  const ofCycle = made.points.slice(at - 2, at + 1).reduce((sum, one) => sum + counted(one), 0)
  const missing = Math.max(minimum - counted(year), at % 3 === 2 ? 4 * minimum - ofCycle : 0)
  const { repair } = year
  const amount = repair && missing > 0 ? missing + repair.hundredths : 0
  const half = repair?.inTwo ? Math.floor(amount / 2) : 0
  const repairs = [on(half, addDays(turn, 1), 'A'), on(amount - half, addDays(turn, repair?.days ?? 0), 'A')]
  return [...parts, on(ofB, addDays(from, year.days[0]! + 3), 'B'), ...repairs].filter((one) => one.hundredths > 0)
}

function pointsIn(made: Plan, year: YearOfPoints) {
  const minimum = made.code === 'GSA' ? 1500 : 3000
  const ofB = Math.round(year.ofB * 100)
  const all = Math.round((minimum * year.share) / 100)
  const ofA = year.isInstead ? Math.max(0, all - Math.min(1000, ofB)) : all
  return { minimum, ofA, ofB, counted: ofA + Math.min(1000, ofB) }
}

/** Each year's fee on 5 January, but for the years of which something else is said. */
function feesOf(made: Plan): FeePayment[] {
  const first = Number(made.start.slice(0, 4))
  const said = new Map(made.fees.map(([at, days]) => [first + at, days]))
  const all = Array.from({ length: years + 8 }, (_, at) => first - 1 + at)
  return all
    .flatMap((year) =>
      (said.get(year) ?? ['-01-05']).map((day) => ({
        year,
        paidOn: day === '+' ? `${year + 1}-03-10` : day === '-01-20' ? `${year - 1}-12-20` : `${year}${day}`,
      })),
    )
    .map((one, at) => ({ id: `${at + 1}`, ...one }))
}
