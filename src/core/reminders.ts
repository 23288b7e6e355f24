import { addDays, addMonths, type Day, daysBetween } from './calendar.ts'
import { crc32 } from './crc32.ts'
import type { HoldingPeriod } from './standing/holdings.ts'

/** When a person is reminded: before, on or after the last day, or before the last day to end a suspension. */
export type ReminderStep =
  | { readonly months: number }
  | { readonly days: number }
  | { readonly daysAfter: number }
  | { readonly daysOfGrace: number }

/** The default of a program. */
const usual: readonly ReminderStep[] = [
  { months: 24 },
  { months: 12 },
  { days: 90 },
  { days: 60 },
  { days: 30 },
  { days: 7 },
  { days: 0 },
  { daysAfter: 1 },
  { daysOfGrace: 30 },
  { daysOfGrace: 7 },
  { daysOfGrace: 0 },
]

export function remindersOf({ reminders }: { readonly reminders?: readonly ReminderStep[] | undefined }) {
  return reminders ?? usual
}

/** The last day of something that ends unless it is renewed. */
export interface End {
  readonly certification: string
  /** `grace`: it is suspended, and can be made active again until this day. */
  readonly kind: 'active' | 'grace'
  readonly lastDay: Day
  /** What it is from the day after on. */
  readonly becomes: 'expired' | 'suspended'
  /** The day it was earned or renewed, or the grace began: nothing is due on it or before. */
  readonly from: Day
  /** Until when it can be made active again after the last day. */
  readonly graceUntil: Day | null
}

/**
 * What ends on the day before a period begins, of the periods of one certification; nothing where staff suspended it, where it
 * was revoked, or where it was not held.
 */
export function endBefore(periods: readonly HoldingPeriod[], begins: HoldingPeriod): End | undefined {
  const { certification, status, since, until } = begins
  const lastDay = addDays(since, -1)
  const before = periods.find((one) => one.until === lastDay)
  if (!before) return undefined
  if (status === 'suspended')
    return before.status === 'active' && isGrace(periods, begins)
      ? { certification, kind: 'active', lastDay, becomes: status, from: before.activeOn, graceUntil: until }
      : undefined
  if (status !== 'expired') return undefined
  if (before.status === 'active')
    return { certification, kind: 'active', lastDay, becomes: status, from: before.activeOn, graceUntil: null }
  return isGrace(periods, before)
    ? { certification, kind: 'grace', lastDay, becomes: status, from: addDays(before.since, -1), graceUntil: null }
    : undefined
}

/** Suspended by the rules, until it is made good or expires: not by staff, under whose suspension the expiry runs on. */
function isGrace(periods: readonly HoldingPeriod[], { status, since, until, expiresOn }: HoldingPeriod): boolean {
  if (status !== 'suspended' || until === null || expiresOn === null) return false
  const next = periods.find((one) => one.since === addDays(until, 1))
  return next?.status === 'expired' && (expiresOn < since || until < expiresOn)
}

interface DatedStep {
  readonly id: string
  readonly day: Day
  /** Months ahead: one friendly line. */
  readonly isFar: boolean
}

/** The newest step of an end that is due by a day, and the day of the next one. */
export function dueOf(
  steps: readonly ReminderStep[],
  end: End,
  today: Day,
): { readonly due: DatedStep | undefined; readonly next: Day | undefined } {
  const dated = steps
    .flatMap((step) => datedStep(step, end) ?? [])
    .filter(({ day }) => day > end.from)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const newest = dated.findLast(({ day }) => day <= today)
  return {
    due: newest && today <= latestFor(newest, end) ? newest : undefined,
    next: dated.find(({ day }) => day > today)?.day,
  }
}

function datedStep(step: ReminderStep, { kind, lastDay }: End): DatedStep | undefined {
  if ('daysOfGrace' in step)
    return kind === 'grace'
      ? { id: `grace-${step.daysOfGrace}`, day: addDays(lastDay, -step.daysOfGrace), isFar: false }
      : undefined
  if (kind === 'grace') return undefined
  if ('months' in step) return { id: `months-${step.months}`, day: addMonths(lastDay, -step.months), isFar: true }
  if ('days' in step) return { id: `days-${step.days}`, day: addDays(lastDay, -step.days), isFar: step.days > 90 }
  return { id: `after-${step.daysAfter}`, day: addDays(lastDay, step.daysAfter), isFar: false }
}

const daysLate = 7

/** Reminders before the end can be sent until the end; those after it, for some days more. */
function latestFor({ day }: DatedStep, { lastDay }: End): Day {
  return day <= lastDay ? lastDay : addDays(day, daysLate)
}

const mostDaysApart = 28
/** Reminders of an end within this many days are not delayed. */
const daysThatHurry = 14

/**
 * On which of the next days an overdue reminder is sent, if too many are overdue: always the same day for
 * a person. Undefined if it can't wait.
 */
export function spreadDay(candidateId: string, { lastDay }: End, today: Day): Day | undefined {
  const days = Math.min(mostDaysApart, daysBetween(today, lastDay) - daysThatHurry)
  if (days < 1) return undefined
  return addDays(today, 1 + (crc32(new TextEncoder().encode(candidateId)) % days))
}
