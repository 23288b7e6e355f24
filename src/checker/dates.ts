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
  if (end !== undefined && end < now.getTime()) return no(`It was valid until ${dayInWords(end)}.`)
  if (start === undefined && end === undefined) return unknown('It does not say from when until when it is valid.')
  const since = start === undefined ? '' : ` since ${dayInWords(start)}`
  return yes(end === undefined ? `Valid${since}, without an end.` : `Valid${since}, until ${dayInWords(end)}.`)
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

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** As this site writes days, in UTC; with the time of day where it is not the first of the day. */
export function dayInWords(moment: number): string {
  const date = new Date(moment)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${date.getUTCFullYear()}-${months[date.getUTCMonth()]}-${two(date.getUTCDate())}`
  if (moment % 86_400_000 === 0) return day
  return `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`
}
