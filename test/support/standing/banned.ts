import fc from 'fast-check'
import { addDays, type Day } from '../../../src/core/calendar.ts'
import type { Adjustment, Ban, Facts } from '../../../src/core/standing/facts.ts'

/** What a ban is made of: a day of the career, and days from there. */
const someBan = fc.record({
  at: fc.nat(),
  before: fc.constantFrom(0, 1, 1, 20, 90),
  lasts: fc.option(fc.constantFrom(0, 1, 20, 100, 400, 1500), { nil: undefined, freq: 3 }),
  liftedAfter: fc.option(fc.constantFrom(0, 2, 2, 30, 30, 100, 400, 1500), { nil: undefined, freq: 6 }),
  counts: fc.constantFrom(true, true, false),
})

/** A career with bans that begin on or shortly before days on which something happens in it. */
export function withBans(career: fc.Arbitrary<Facts>, most = 3): fc.Arbitrary<Facts> {
  return fc.tuple(career, fc.array(someBan, { minLength: 1, maxLength: most })).map(([facts, told]) => {
    const days = datesIn(facts)
    const bans = told.map(({ at, before, lasts, liftedAfter, counts }, n): Ban => {
      const from = addDays(days[at % days.length] ?? '2020-01-01', -before)
      return {
        id: `B${n}`,
        from,
        ...(lasts !== undefined && { until: addDays(from, lasts) }),
        ...(liftedAfter !== undefined && { lifted: { on: addDays(from, liftedAfter), counts } }),
      }
    })
    return { ...facts, bans }
  })
}

function datesIn(facts: Facts): Day[] {
  return [
    ...facts.attempts.map(({ takenOn }) => takenOn),
    ...facts.credits.map(({ activeOn }) => activeOn),
    ...facts.grants.map(({ grantedOn }) => grantedOn),
    ...facts.adjustments.map(({ on }) => on),
  ].sort()
}

/** The days of a ban on which something may come about, and those beside them. */
export function daysOfBans({ bans = [] }: Facts): Day[] {
  const turns = bans.flatMap(({ from, until, lifted }) => [
    from,
    ...(until ? [until] : []),
    ...(lifted ? [lifted.on] : []),
  ])
  return [...new Set(turns.flatMap((day) => [addDays(day, -1), day, addDays(day, 1), addDays(day, 2)]))].sort()
}

/** The bans as they are known on a day. */
export function bansUntil({ bans = [] }: Facts, day: Day): Ban[] {
  return bans
    .filter(({ from }) => from <= day)
    .map(({ lifted, ...ban }) => (lifted && lifted.on <= day ? { ...ban, lifted } : ban))
}

/** The first day after a ban; `null` where nothing ends it. */
export function endOf({ until, lifted }: Ban): Day | null {
  const after = until === undefined ? null : addDays(until, 1)
  return lifted && (after === null || lifted.on < after) ? lifted.on : after
}

/** The same career without exams and credits of days inside its bans. */
export function withoutEvidenceInside(facts: Facts): Facts {
  const isOutside = (day: Day) => (facts.bans ?? []).every((ban) => day < ban.from || day >= (endOf(ban) ?? '9999'))
  return {
    ...facts,
    attempts: facts.attempts.filter((one) => isOutside(one.takenOn)),
    credits: facts.credits.filter((one) => isOutside(one.activeOn)),
  }
}

/** A suspension and a reinstatement of certifications one by one, as the staff would write them instead of a ban. */
export function byStaff(ban: Ban, codes: readonly string[]): Adjustment[] {
  const end = endOf(ban)
  return codes.flatMap((certification): Adjustment[] => [
    { id: `S-${certification}`, kind: 'suspend', certification, on: ban.from },
    ...(end ? [{ id: `R-${certification}`, kind: 'reinstate' as const, certification, on: end }] : []),
  ])
}
