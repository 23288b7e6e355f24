import { addDays, type Day, dayOf, writtenDay } from '../core/calendar.ts'
import { listOf, type Thing, textOf, thingOf } from './json.ts'
import { type Finding, no, unknown, yes } from './result.ts'

interface Clock {
  readonly now: Date
  /** So many milliseconds two clocks may differ by. */
  readonly apart?: number
  /** The zone of the days that are said. */
  readonly timeZone?: string | undefined
}

/** Whether today lies within the days that a credential, its JWT and its proof set for themselves. */
export function checkDates(credential: Thing, claims: Thing | undefined, { now, apart = 0, timeZone }: Clock): Finding {
  const starts = [credential.validFrom, credential.issuanceDate, seconds(claims?.nbf)]
  const ends = [
    credential.validUntil,
    credential.expirationDate,
    seconds(claims?.exp),
    ...listOf(credential.proof).map((proof) => thingOf(proof)?.expires),
  ]
  const [from, until] = [momentsOf(starts), momentsOf(ends)]
  if (!from || !until) return unknown('It has a day that does not exist.')
  const [start, end] = [from.at(-1), until[0]]
  if (start !== undefined && start - apart > now.getTime())
    return no(`It is valid only from ${dayInWords(start, timeZone)} on.`)
  if (end !== undefined && end + apart < now.getTime()) return no(`It was valid until ${endInWords(end, timeZone)}.`)
  if (start === undefined && end === undefined) return unknown('It does not say from when until when it is valid.')
  const since = start === undefined ? '' : ` since ${dayInWords(start, timeZone)}`
  return yes(
    end === undefined ? `Valid${since}, without an end.` : `Valid${since}, until ${endInWords(end, timeZone)}.`,
  )
}

function seconds(claim: unknown): string | undefined {
  if (claim === undefined) return undefined
  const date = new Date(typeof claim === 'number' ? claim * 1000 : Number.NaN)
  return Number.isNaN(date.getTime()) ? 'no day' : date.toISOString()
}

/** In their order; nothing where one of them is no moment. */
function momentsOf(values: readonly unknown[]): number[] | undefined {
  const moments = values.flatMap(listOf).map(momentOf)
  return moments.some(Number.isNaN) ? undefined : moments.sort((one, other) => one - other)
}

const asWritten = /^([+-]\d{6}|\d{4})-\d\d-(\d\d)(?:[Tt](\d\d:\d\d(?::\d\d)?)(\.\d+)?([Zz]|[+-]\d\d:\d\d)?)?$/

/** In one way on every machine: without a zone it is UTC, and a second that was put in counts as the one before. */
export function momentOf(value: unknown): number {
  const [, , day, time = '00:00', part = '', zone = 'Z'] = asWritten.exec(textOf(value) ?? '') ?? []
  if (day === undefined) return Number.NaN
  const [date = ''] = String(value).split(/[Tt]/)
  // Some browsers take a thirtieth of February, and some do not.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day)) return Number.NaN
  return Date.parse(`${date}T${time.replace(/:60$/, ':59')}${part}${zone.toUpperCase()}`)
}

/** As this site writes days: in a zone, or in UTC with the time of day where it is not the first of the day. */
export function dayInWords(moment: number, timeZone?: string): string {
  const [day = '', time = ''] = new Date(moment).toISOString().split('T')
  if (!/^\d/.test(day)) return 'a day in no year from 0 to 9999'
  if (timeZone !== undefined) return writtenDay(dayIn(moment, timeZone))
  return time === '00:00:00.000Z' ? writtenDay(day) : `${writtenDay(day)}, ${time.slice(0, 5)} UTC`
}

/** An end as people compare it: the whole of a day by its name alone. */
export function endInWords(moment: number, timeZone?: string): string {
  const [day] = daysEndingAt(moment, timeZone)
  return day === undefined ? dayInWords(moment) : writtenDay(day)
}

/** Where a day ends last, at UTC-12: what this site signed until December 2026 ends there. */
const lastPlace = 'T11:59:59.000Z'

/** The days of which a moment is the last second, likeliest first: in the zone, or in UTC, or everywhere on Earth. */
function daysEndingAt(moment: number, timeZone?: string): Day[] {
  const written = new Date(moment).toISOString()
  if (!/^\d/.test(written)) return []
  const day = dayIn(moment, timeZone)
  return [
    ...(dayIn(moment + 1000, timeZone) > day ? [day] : []),
    ...(written.endsWith(lastPlace) ? [addDays(written.slice(0, 10), -1)] : []),
  ]
}

/** The last days that a credential may mean by its end; `null` where it has no end, nothing where that can't be read. */
export function endDaysOf({ validUntil, expirationDate }: Thing, timeZone?: string): readonly Day[] | null | undefined {
  const ends = momentsOf([validUntil, expirationDate])
  const [end] = ends ?? []
  if (end === undefined) return ends && null
  const days = [...daysEndingAt(end, timeZone), ...(timeZone === undefined ? daysEndingSomewhere(end) : [])]
  if (days.length > 0) return days
  const written = new Date(end).toISOString()
  return /^\d/.test(written) ? [dayIn(end, timeZone)] : undefined
}

/** The days of which a moment is the last second in some zone, of UTC-12 to UTC+14 by quarters of an hour. */
function daysEndingSomewhere(moment: number): Day[] {
  const [day = '', time = ''] = new Date(moment).toISOString().split('T')
  const [hours = 0, minutes = 0, seconds = 0] = time.split(/[:Z]/).map(Number)
  const since = hours * 3600 + minutes * 60 + seconds + 1
  if (!/^\d/.test(day) || since % 900 !== 0) return []
  return [...(86_400 - since <= 14 * 3600 ? [day] : []), ...(since <= 12 * 3600 ? [addDays(day, -1)] : [])]
}

/** Years before 1000 are written in UTC: only a forger has such. */
function dayIn(moment: number, timeZone?: string): Day {
  const written = new Date(moment).toISOString()
  return timeZone === undefined || written < '1000-01-02' ? written.slice(0, 10) : dayOf(new Date(moment), timeZone)
}
