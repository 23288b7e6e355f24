import { type Day, daysBetween, type Moment, monthsBetween, writtenDay } from '../core/calendar.ts'

const counts = 'no,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve'.split(',')

/** `2021-04-01` as `2021-Apr-01`. */
export const formatDay = writtenDay

/** To the minute: `2026-Nov-23, 06:15 UTC`. */
export function formatMoment(moment: Moment): string {
  return `${formatDay(moment.slice(0, 10))}, ${moment.slice(11, 16)} UTC`
}

/** The half hour that begins with a moment: `2026-Nov-23, 12:00 to 12:30 UTC`. */
export function formatHalfHour(start: Moment): string {
  const end = new Date(Date.parse(start) + 30 * 60_000).toISOString()
  return `${formatDay(start.slice(0, 10))}, ${start.slice(11, 16)} to ${end.slice(11, 16)} UTC`
}

/** An end that never comes is `Never`. */
export function formatEnd(end: Day | null): string {
  return end === null ? 'Never' : formatDay(end)
}

/** What is not known or does not apply is `n/a`. */
export function formatKnown(day: Day | null | undefined): string {
  return day ? formatDay(day) : 'n/a'
}

/** Hundredths of a point without trailing zeros: 1000 is `10`, 250 is `2.5`. */
export function formatPoints(hundredths: number): string {
  return String(hundredths / 100)
}

/** A count inside the name of a rule, such as "one core exam": words up to twelve, then figures. */
export function formatCount(count: number): string {
  return counts[count] ?? String(count)
}

/** A count in a sentence: `6 certifications`, `1 certification`, `no certifications`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : figureOf(count, one, many)
}

/** `9,373`. */
export function formatNumber(count: number): string {
  return count.toLocaleString('en')
}

/** `87 days`, `1 day`, `0 days`. */
export function figureOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** How far a later day is, in the largest sensible unit: `87 days`, `14 months`, `3 years`, `2 years and 2 months`. */
export function distanceBetween(from: Day, to: Day): string {
  const days = daysBetween(from, to)
  const months = monthsBetween(from, to)
  if (days <= 90 || months < 3) return figureOf(days, 'day')
  if (months < 24) return figureOf(months, 'month')
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return rest === 0 ? figureOf(years, 'year') : `${figureOf(years, 'year')} and ${figureOf(rest, 'month')}`
}

/** `a`, `a or b`, `a, b or c`. */
export function listWith(word: 'and' | 'or', items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
