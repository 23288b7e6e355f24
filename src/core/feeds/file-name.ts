import { isDay, type Moment } from '../calendar.ts'
import { type FeedKind, feedKinds } from './kinds.ts'

export interface FeedFile {
  readonly name: string
  readonly kind: FeedKind
  /** The moment it was made, by its name. */
  readonly madeAt: Moment
}

/** `creq-20200214-200500.csv`: the kind, and the moment it was made; or nothing where a name is not of this form. */
export function readFileName(name: string): FeedFile | undefined {
  const parts = /^([a-z]+)-(\d{4})(\d{2})(\d{2})-([01]\d|2[0-3])([0-5]\d)([0-5]\d)\.csv$/.exec(name)
  if (!parts) return undefined
  const [, kind, year, month, date, hour, minute, second] = parts
  const day = `${year}-${month}-${date}`
  if (!isDay(day) || !(feedKinds as readonly string[]).includes(kind!)) return undefined
  return { name, kind: kind as FeedKind, madeAt: `${day}T${hour}:${minute}:${second}.000Z` }
}

/** How feed files are named. Which of two files is the later one, their names decide: so all are in one time zone. */
export const howToName = `Name the file <kind>-YYYYMMDD-HHMMSS.csv after the moment it was made, in UTC; kinds are ${feedKinds.join(', ')}.`

/** A clock that is not set to UTC may be ahead by so much. */
export const hoursAhead = 14

/** Says why a file is not taken yet: it would outrank every file that is made until then. */
export function refuseFuture({ madeAt }: FeedFile, now: Date): string | undefined {
  if (Date.parse(madeAt) <= now.getTime() + hoursAhead * 3_600_000) return undefined
  const moment = `${madeAt.slice(0, 10)} ${madeAt.slice(11, 19)} UTC`
  return `By its name, the file was made at ${moment}, which is in the future. Name it after the moment it was made, in UTC.`
}

/** The name of the file that a version was made by. */
export function fileMadeBy(kind: FeedKind, made: string): string {
  const [, year, month, date, hour, minute, second] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})/.exec(made) ?? []
  return `${kind}-${year}${month}${date}-${hour}${minute}${second}.csv`
}

/** Of two versions of one fact, the one with the greater text stands: made later, then by the file's hash, then the later line. */
export function madeOf(madeAt: Moment, sha256: string, line: number): string {
  return `${madeAt}/${sha256.slice(0, 16)}/${String(line).padStart(10, '0')}`
}
