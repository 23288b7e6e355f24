import fc from 'fast-check'
import { addDays, addMonths, type Day } from '../../../../core/calendar.ts'
import type { Adjustment, Attempt, Credit, Facts, Grant } from '../../../../core/standing/facts.ts'

/** Exams and certifications that touch one another: of today, of before 2020, and of the entry level. */
const families = [
  {
    exams: ['200-301', '350-401', '350-701', '300-410', '300-415', '300-420', '300-435', '300-710', '350-901'],
    certifications: ['CCNA', 'CCNA-AUTO', 'CCNP-ENT', 'CCNP-SEC', 'CCIE-EI', 'SPEC-350-401', 'SPEC-300-420'],
  },
  {
    exams: ['LAB-CCIE-EI', 'LAB-CCIE-WIRELESS', 'LAB-CCIE-SEC', 'LAB-CCDE-PRACTICAL', '400-007', '350-401', '300-420'],
    certifications: ['CCIE-EI', 'CCIE-WIRELESS', 'CCIE-SEC', 'CCDE', 'CCNP-ENT', 'CCIE-RS', 'CCNA'],
  },
  {
    exams: [
      '640-802',
      '640-822',
      '640-816',
      '100-105',
      '200-105',
      '200-125',
      '640-554',
      '210-260',
      '210-250',
      '210-255',
    ],
    certifications: ['CCNA-RS', 'CCNA-SEC', 'CCNA-LEGACY', 'CCNA-CYBEROPS', 'CCENT', 'CCNA', 'CCNA-CYBER'],
  },
  {
    exams: ['300-101', '300-115', '300-135', '300-320', '200-310', '350-001', '400-101', 'LAB-CCIE-RS', '350-018'],
    certifications: ['CCNP-RS', 'CCDP', 'CCDA', 'CCNA-RS', 'CCIE-RS', 'CCIE-WIRELESS-L', 'CCIE-SEC', 'CCAR'],
  },
  {
    exams: ['100-150', '100-160', '800-150', '100-490', '820-605', '200-301'],
    certifications: ['CCST-NET', 'CCST-CYB', 'CCT-RS', 'CCT-FT', 'CSM', 'CCNA'],
  },
]

/** Days on or around which the program itself does something. */
const programDays = ['2020-02-23', '2020-02-24', '2020-04-27', '2020-05-29', '2025-02-10', '2025-07-15', '2026-02-03']

const earliest = '2005-01-01'
export const latest = '2026-12-31'

const anyDay = fc.integer({ min: 0, max: 8034 }).map((days) => addDays(earliest, days))

/** A day a career turns around, or one as far from it as validities, suspensions and cycles reach. */
const placeInTime = fc.record({
  around: fc.nat({ max: 7 }),
  months: fc.constantFrom(0, 0, 0, 0, 6, 12, 24, 30, 36, 36, 60),
  days: fc.constantFrom(0, 0, 0, 0, 0, -1, 1, 1, 14, 100),
})

type Place = typeof placeInTime extends fc.Arbitrary<infer T> ? T : never

const attempt = fc.record({
  place: placeInTime,
  exam: fc.nat({ max: 11 }),
  grade: fc.constantFrom<Attempt['grade']>('pass', 'pass', 'pass', 'pass', 'fail'),
})

const credit = fc.record({
  place: placeInTime,
  hundredths: fc.oneof(fc.constantFrom(500, 1500, 3000, 4000, 8000, 12_000), fc.integer({ min: 1, max: 6000 })),
  liveFor: fc.constantFrom(0, 12, 36, 36, 36),
  review: fc.constantFrom<Credit['review']>('n/a', 'n/a', 'approved', 'approved', 'pending', 'rejected'),
})

const grant = fc.record({
  place: placeInTime,
  certification: fc.nat({ max: 2 }),
  liveFor: fc.constantFrom(undefined, undefined, undefined, 0, 1, 12, 36, 48),
})

const adjustment = fc.record({
  place: placeInTime,
  /** Mostly one of those that are granted; else all that are held. */
  certification: fc.constantFrom(0, 0, 1, 1, 2, undefined),
  kind: fc.constantFrom<Adjustment['kind']>('extend', 'revoke', 'suspend', 'suspend', 'reinstate', 'reinstate'),
  months: fc.integer({ min: 1, max: 18 }),
})

/** Facts of one made-up candidate: often on the same days, often exactly where something ends. */
export const career: fc.Arbitrary<Facts> = fc
  .record({
    family: fc.constantFrom(...families),
    favourites: fc.array(fc.nat({ max: 7 }), { minLength: 3, maxLength: 3 }),
    strangers: fc.array(fc.constantFrom(...families.flatMap((family) => family.exams)), { maxLength: 2 }),
    turns: fc.array(fc.oneof(anyDay, anyDay, fc.constantFrom(...programDays)), { minLength: 1, maxLength: 5 }),
    attempts: fc.array(attempt, { maxLength: 12 }),
    credits: fc.array(credit, { maxLength: 8 }),
    grants: fc.array(grant, { maxLength: 4 }),
    adjustments: fc.array(adjustment, { maxLength: 6 }),
    ids: fc.constantFrom<(at: number) => string>(
      (at) => String(at + 1),
      (at) => `n${at}`,
      (at) => (at % 3 === 2 ? `1a${at}` : String(at + 8)),
    ),
  })
  .map(({ family, favourites, strangers, turns, attempts, credits, grants, adjustments, ids: id }) => {
    const exams = [...family.exams, ...strangers]
    const certificationAt = (at: number) => family.certifications[favourites[at]! % family.certifications.length]!
    const dayAt = ({ around, months, days }: Place) =>
      within(addDays(addMonths(turns[around % turns.length]!, months), days))
    return {
      attempts: attempts.map(({ place, exam, grade }, at): Attempt => {
        return { registrationNumber: id(at), exam: exams[exam % exams.length]!, grade, takenOn: dayAt(place) }
      }),
      credits: credits.map(({ place, liveFor, ...rest }, at): Credit => {
        const activeOn = dayAt(place)
        return { externalId: id(at), source: 'Academy', ...rest, activeOn, expiresOn: addMonths(activeOn, liveFor) }
      }),
      grants: grants.map(({ place, certification, liveFor }, at): Grant => {
        const grantedOn = dayAt(place)
        const end = liveFor === undefined ? {} : { expiresOn: addMonths(grantedOn, liveFor) }
        return { id: id(at), certification: certificationAt(certification), grantedOn, ...end }
      }),
      adjustments: adjustments.map(({ place, certification, kind, months }, at): Adjustment => {
        const named = certification === undefined ? {} : { certification: certificationAt(certification) }
        return { id: id(at), kind, on: dayAt(place), ...named, ...(kind === 'extend' && { months }) }
      }),
    }
  })

/** Some days of these years. */
export const sampleDays = fc.array(anyDay, { minLength: 1, maxLength: 8 })

function within(day: Day): Day {
  return day < earliest ? earliest : day > latest ? latest : day
}

/** The days on which, and right before and after which, facts or the program bring something about. */
export function turningDays(facts: Facts): Day[] {
  const days = [
    ...facts.attempts.flatMap(({ takenOn }) => [takenOn, addMonths(takenOn, 36)]),
    ...facts.credits.flatMap(({ activeOn, expiresOn }) => [activeOn, expiresOn]),
    ...facts.grants.flatMap(({ grantedOn, expiresOn }) => [grantedOn, expiresOn ?? addMonths(grantedOn, 36)]),
    ...facts.adjustments.map(({ on }) => on),
    ...programDays,
  ]
  const around = days.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
  return [...new Set(around)].filter((day) => day >= earliest && day <= latest).sort()
}
