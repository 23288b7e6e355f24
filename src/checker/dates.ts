import { addDays, type Day, writtenDay } from '../core/calendar.ts'
import { listOf, type Thing, textOf, thingOf } from './json.ts'
import { type Finding, no, unknown, yes } from './result.ts'

/**
 * Whether today lies within the days that a credential, its JWT and its proof set for themselves; give or take as many
 * milliseconds as two clocks may differ by.
 */
export function checkDates(credential: Thing, claims: Thing | undefined, now: Date, apart = 0): Finding {
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
  if (start !== undefined && start - apart > now.getTime()) return no(`It is valid only from ${dayInWords(start)} on.`)
  if (end !== undefined && end + apart < now.getTime()) return no(`It was valid until ${endInWords(end)}.`)
  if (start === undefined && end === undefined) return unknown('It does not say from when until when it is valid.')
  const since = start === undefined ? '' : ` since ${dayInWords(start)}`
  return yes(end === undefined ? `Valid${since}, without an end.` : `Valid${since}, until ${endInWords(end)}.`)
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

/** As this site writes days, in UTC; with the time of day where it is not the first of the day. */
export function dayInWords(moment: number): string {
  const [day = '', time = ''] = new Date(moment).toISOString().split('T')
  if (!/^\d/.test(day)) return 'a day in no year from 0 to 9999'
  return time === '00:00:00.000Z' ? writtenDay(day) : `${writtenDay(day)}, ${time.slice(0, 5)} UTC`
}

/** Where a day ends last, at UTC-12: an end then means the whole of the day before, as certificates have it. */
const lastPlace = 'T11:59:59.000Z'

/** An end as people compare it: the whole of a day by its name alone. */
export function endInWords(moment: number): string {
  const written = new Date(moment).toISOString()
  if (!/^\d/.test(written)) return dayInWords(moment)
  return written.endsWith(lastPlace) || written.endsWith('T23:59:59.000Z')
    ? writtenDay(lastDayOf(written))
    : dayInWords(moment)
}

function lastDayOf(written: string): Day {
  const day = written.slice(0, 10)
  return written.endsWith(lastPlace) ? addDays(day, -1) : day
}

/** The last day that a credential says it is valid on; `null` where it has no end, nothing where that can't be read. */
export function endDayOf({ validUntil, expirationDate }: Thing): Day | null | undefined {
  const ends = momentsOf([validUntil, expirationDate])
  const [end] = ends ?? []
  if (end === undefined) return ends && null
  const written = new Date(end).toISOString()
  return /^\d/.test(written) ? lastDayOf(written) : undefined
}
