import { addMonths, type Day } from '../../../src/core/calendar.ts'
import type { Adjustment, Credit, Facts } from '../../../src/core/standing/facts.ts'

/** One fact, told without its id. */
export type Telling = (id: string) => Partial<Facts>

/** Gathers what is told; the ids are the places in the telling: '1', '2', and so on. */
export function factsOf(...tellings: readonly Telling[]): Facts {
  const parts = tellings.map((tell, at) => tell(String(at + 1)))
  const fees = parts.flatMap((part) => part.fees ?? [])
  const bans = parts.flatMap((part) => part.bans ?? [])
  return {
    ...(fees.length > 0 && { fees }),
    ...(bans.length > 0 && { bans }),
    attempts: parts.flatMap((part) => part.attempts ?? []),
    credits: parts.flatMap((part) => part.credits ?? []),
    grants: parts.flatMap((part) => part.grants ?? []),
    adjustments: parts.flatMap((part) => part.adjustments ?? []),
  }
}

export function pass(exam: string, takenOn: Day): Telling {
  return (id) => ({ attempts: [{ registrationNumber: id, exam, grade: 'pass', takenOn }] })
}

export function fail(exam: string, takenOn: Day): Telling {
  return (id) => ({ attempts: [{ registrationNumber: id, exam, grade: 'fail', takenOn }] })
}

/** Points of one activity, live for 36 months unless more is said. */
export function credits(points: number, activeOn: Day, more: Partial<Credit> = {}): Telling {
  return (id) => ({
    credits: [
      {
        externalId: id,
        source: 'Academy',
        hundredths: Math.round(points * 100),
        activeOn,
        expiresOn: addMonths(activeOn, 36),
        review: 'n/a',
        ...more,
      },
    ],
  })
}

export function grant(certification: string, grantedOn: Day, expiresOn?: Day): Telling {
  return (id) => ({ grants: [{ id, certification, grantedOn, ...(expiresOn && { expiresOn }) }] })
}

/** `all` means all that is held; months are for an extension only. */
export function adjust(kind: Adjustment['kind'], certification: string, on: Day, months?: number): Telling {
  const named = certification === 'all' ? {} : { certification }
  return (id) => ({ adjustments: [{ id, kind, on, ...named, ...(months && { months }) }] })
}

/** The same facts under other ids: keeps the order in which they were told only where the ids do. */
export function withIds(tellings: readonly Telling[], ids: readonly string[]): Facts {
  return factsOf(...tellings.map((tell, at) => () => tell(ids[at]!)))
}

/** The fee of a calendar year. */
export function fee(year: number, paidOn: Day): Telling {
  return (id) => ({ fees: [{ id, year, paidOn }] })
}

/** Without an end it is open; `lifted` is the day of a lifting, by which what lies inside counts only if so said. */
export function ban(
  from: Day,
  until?: Day,
  lifted?: Day,
  counts: 'counts' | 'does not count' = 'does not count',
): Telling {
  return (id) => ({
    bans: [
      { id, from, ...(until && { until }), ...(lifted && { lifted: { on: lifted, counts: counts === 'counts' } }) },
    ],
  })
}
