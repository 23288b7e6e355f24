import type { Day } from '../calendar.ts'

/** Exams of a month: how many were taken, and how many of these passed. */
export type Taken = readonly [taken: number, passed: number]

/** Sign-ins of a week that begins on a Monday. */
export interface SignIns {
  readonly people: number
  readonly signIns: number
  readonly withPasskey: number
  readonly newLogins: number
}

/** What is counted at night; a month is `2026-11`, a week its first day. */
export interface NightFigures {
  readonly exams: Readonly<Record<string, Readonly<Record<string, Taken>>>>
  readonly kits: Readonly<Record<string, number>>
  readonly signIns: Readonly<Record<Day, SignIns>>
}

export const noFigures: NightFigures = { exams: {}, kits: {}, signIns: {} }

/** The exams so far, and some more. */
export function addExams(
  exams: NightFigures['exams'],
  more: readonly { readonly exam: string; readonly takenOn: Day; readonly isPassed: boolean }[],
): NightFigures['exams'] {
  const sums = Object.fromEntries(Object.entries(exams).map(([exam, months]) => [exam, { ...months }]))
  for (const { exam, takenOn, isPassed } of more) {
    const month = takenOn.slice(0, 7)
    const months = (sums[exam] ??= {})
    const [taken, passed] = months[month] ?? [0, 0]
    months[month] = [taken + 1, passed + (isPassed ? 1 : 0)]
  }
  return sums
}

/** Counts so far, and some more. */
export function addCounts(
  counts: Readonly<Record<string, number>>,
  more: readonly (readonly [name: string, count: number])[],
): Readonly<Record<string, number>> {
  const sums = { ...counts }
  for (const [name, count] of more) sums[name] = (sums[name] ?? 0) + count
  return sums
}
