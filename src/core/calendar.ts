import { madeOnce } from './made-once.ts'

/** A calendar day of the program's own time zone, `YYYY-MM-DD`. Days compare as text. */
export type Day = string

/** An end is near within so many days. */
export const nearDays = 90

/** Nothing that the site is about happened before. */
export const earliestDay: Day = '1980-01-01'

/** A moment in time, RFC 3339 in UTC, `2026-11-23T06:15:00.000Z`. Moments compare as text. */
export type Moment = string

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a day that exists: `2024-02-29` does, `2023-02-30` does not. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month)
}

/** Reads a day as people type it, `2026-11-23` or `2026-Nov-23`. */
export function readTypedDay(text: string): Day | undefined {
  const parts = /^(\d{4})-([A-Za-z]{3})-(\d{2})$/.exec(text.trim())
  const month = parts ? months.findIndex((name) => name.toLowerCase() === parts[2]!.toLowerCase()) + 1 : 0
  const day = parts ? `${parts[1]}-${String(month).padStart(2, '0')}-${parts[3]}` : text.trim()
  return isDay(day) ? day : undefined
}

/** As days are written for people: `2021-04-01` is `2021-Apr-01`. */
export function writtenDay(day: Day): string {
  return `${day.slice(0, 5)}${months[Number(day.slice(5, 7)) - 1]}${day.slice(7)}`
}

/** Keeps the day of the month and clamps to the end of a shorter one: 2024-02-29 + 36 is 2027-02-28. */
export function addMonths(day: Day, months: number): Day {
  // The walk asks this of one day again and again.
  if (day === last.day && months === last.months) return last.result
  const result = countMonths(day, months)
  last = { day, months, result }
  return result
}

let last = { day: '', months: 0, result: '' }

function countMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day)
  const counted = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(counted / 12), (counted % 12) + 1]
  return format(toYear, toMonth, Math.min(date, lengthOfMonth(toYear, toMonth)))
}

/** The day `count` days later (or earlier, where negative). */
export function addDays(day: Day, count: number): Day {
  const [year, month, date] = partsOf(day)
  const moved = date + count
  if (moved >= 1 && moved <= 28) return format(year, month, moved)
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, moved)
  return format(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** Whole months from `from` to a later day. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth] = partsOf(from)
  const [toYear, toMonth] = partsOf(to)
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth
  return countMonths(from, months) > to ? months - 1 : months
}

/** The day a moment falls on in an IANA time zone, such as `America/Los_Angeles`. */
export function dayOf(moment: Moment | Date, timeZone: string): Day {
  const time = typeof moment === 'string' ? Date.parse(moment) : moment.getTime()
  // A page asks for today again and again.
  if (time !== lastMoment.time || timeZone !== lastMoment.timeZone)
    lastMoment = { time, timeZone, day: formatIn(timeZone).format(time) }
  return lastMoment.day
}

let lastMoment = { time: NaN, timeZone: '', day: '' }

/** Kept for each zone: to make one costs as much as the rest of a small page. */
const formatIn = madeOnce(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
)

/** The last day that has begun anywhere on Earth (UTC+14): what is dated after it lies in the future for everyone. */
export function latestDayAnywhere(now: Date): Day {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10)
}

export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** The later of two ends, where `null` is one that never comes. */
export function laterEnd(a: Day | null, b: Day | null): Day | null {
  return a === null || b === null ? null : a > b ? a : b
}

/** The earlier of two ends, where `null` is one that never comes. */
export function earlierEnd(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null ? a : a < b ? a : b
}

/** Is the end `a` later than the end `b`? `null` never comes and so is later than any day. */
export function endsLater(a: Day | null, b: Day | null): boolean {
  return b !== null && (a === null || a > b)
}

/** Read digit by digit: the walk does this more often than anything else. */
function partsOf(day: Day): [number, number, number] {
  const digits = (at: number) => day.charCodeAt(at) * 10 + day.charCodeAt(at + 1) - 528
  return [digits(0) * 100 + digits(2), digits(5), digits(8)]
}

function format(year: number, month: number, date: number): Day {
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
