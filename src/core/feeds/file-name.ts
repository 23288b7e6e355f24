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

/** Of two versions of one fact, the one with the greater text stands: made later, then by the file's hash, then the later line. */
export function madeOf(madeAt: Moment, sha256: string, line: number): string {
  return `${madeAt}/${sha256.slice(0, 16)}/${String(line).padStart(10, '0')}`
}
