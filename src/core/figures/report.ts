import { addDays, addMonths, type Day } from '../calendar.ts'
import { anyCertification, type Move } from './moves.ts'

/** The moves of a month, `2026-11`, added up. */
export interface MonthOfMoves extends Omit<Move, 'day'> {
  readonly month: string
}

/** Moves as they are stored: all months, and the days of two stretches. */
export interface StoredMoves {
  readonly months: readonly MonthOfMoves[]
  /** From the first day of the month that is asked for, until the day itself. */
  readonly daysOfMonth: readonly Pick<Move, 'certification' | 'day' | 'begun' | 'ended'>[]
  /** After today. */
  readonly daysToCome: readonly Pick<Move, 'certification' | 'day' | 'begun' | 'ended'>[]
}

type Holders = ReadonlyMap<string, number>

const windows = [30, 90, 180] as const
const monthsShown = 13

/** How many hold each certification on a day; under `*`, how many people hold any. */
export function holdersOn({ months, daysOfMonth }: StoredMoves, on: Day): Holders {
  const before = months.filter(({ month }) => month < on.slice(0, 7))
  return sumsOf([...before, ...daysOfMonth.filter(({ day }) => day <= on)])
}

/** The same at the end of each of the last months and on the day itself, oldest first. */
export function holdersByMonth(moves: StoredMoves, on: Day): { readonly month: string; readonly holders: Holders }[] {
  return monthsUpTo(on).map((month) => {
    const isLast = month === on.slice(0, 7)
    return { month, holders: isLast ? holdersOn(moves, on) : sumsOf(moves.months.filter((one) => one.month <= month)) }
  })
}

/** What happened in each of the last months, all certifications together. */
export function happenedByMonth({ months }: StoredMoves, on: Day) {
  return monthsUpTo(on).map((month) => {
    const own = months.filter((one) => one.month === month && one.certification !== anyCertification)
    const sumOf = (what: 'earned' | 'renewed' | 'lapsed') => own.reduce((sum, one) => sum + one[what], 0)
    return { month, earned: sumOf('earned'), renewed: sumOf('renewed'), lapsed: sumOf('lapsed') }
  })
}

/** How many certifications end within each of the windows from today: their last day is in it, and nothing continues them. */
export function endingWithin(
  { daysToCome }: StoredMoves,
  today: Day,
): { readonly days: number; readonly ending: number }[] {
  return windows.map((days) => {
    const own = daysToCome.filter(
      ({ certification, day }) => certification !== anyCertification && day > today && day <= addDays(today, days + 1),
    )
    return { days, ending: own.reduce((sum, { ended }) => sum + ended, 0) }
  })
}

/** What has to be read of the stored days, and up to which month. */
export function stretchesFor(on: Day, today: Day) {
  return {
    until: on.slice(0, 7),
    ofMonth: [`${on.slice(0, 7)}-01`, on] as const,
    toCome: [addDays(today, 1), addDays(today, windows.at(-1)! + 1)] as const,
  }
}

function monthsUpTo(on: Day): string[] {
  const first = `${on.slice(0, 7)}-01`
  return Array.from({ length: monthsShown }, (_, at) => addMonths(first, at - monthsShown + 1).slice(0, 7))
}

function sumsOf(moves: readonly Pick<Move, 'certification' | 'begun' | 'ended'>[]): Holders {
  const sums = new Map<string, number>()
  for (const { certification, begun, ended } of moves)
    sums.set(certification, (sums.get(certification) ?? 0) + begun - ended)
  return sums
}
