import { addDays, writtenDay } from '../core/calendar.ts'
import { listOf, type Thing, textOf, thingOf } from './json.ts'
import { type Finding, no, unknown, yes } from './result.ts'

/** Whether today lies within the days that a credential, its JWT and its proof set for themselves. */
export function checkDates(credential: Thing, claims: Thing | undefined, now: Date): Finding {
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
  if (start !== undefined && start > now.getTime()) return no(`It is valid only from ${dayInWords(start)} on.`)
  if (end !== undefined && end < now.getTime()) return no(`It was valid until ${endInWords(end)}.`)
  if (start === undefined && end === undefined) return unknown('It does not say from when until when it is valid.')
  const since = start === undefined ? '' : ` since ${dayInWords(start)}`
  return yes(end === undefined ? `Valid${since}, without an end.` : `Valid${since}, until ${endInWords(end)}.`)
}

function seconds(claim: unknown): string | undefined {
  if (typeof claim !== 'number') return undefined
  const date = new Date(claim * 1000)
  return Number.isNaN(date.getTime()) ? 'no day' : date.toISOString()
}

/** In their order; nothing where one of them is no moment. */
function momentsOf(values: readonly unknown[]): number[] | undefined {
  const moments = values
    .filter((value) => value !== undefined && value !== null)
    .map((value) => Date.parse(textOf(value) ?? ''))
  return moments.some(Number.isNaN) ? undefined : moments.sort((one, other) => one - other)
}

/** As this site writes days, in UTC; with the time of day where it is not the first of the day. */
export function dayInWords(moment: number): string {
  const [day = '', time = ''] = new Date(moment).toISOString().split('T')
  return time === '00:00:00.000Z' ? writtenDay(day) : `${writtenDay(day)}, ${time.slice(0, 5)} UTC`
}

/** Where a day ends last, at UTC-12: an end then means the whole of the day before, as certificates have it. */
const lastPlace = 'T11:59:59.000Z'

/** An end as people compare it: the whole of a day by its name alone. */
export function endInWords(moment: number): string {
  const written = new Date(moment).toISOString()
  if (written.endsWith(lastPlace)) return writtenDay(addDays(written.slice(0, 10), -1))
  return written.endsWith('T23:59:59.000Z') ? writtenDay(written.slice(0, 10)) : dayInWords(moment)
}
