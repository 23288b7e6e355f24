import type { Moment } from '../calendar.ts'

/** A row that says a version: its `made`, when it was taken in, and when its file was taken back, if it was. */
type Saying = readonly [made: string, recordedAt: Moment, takenBackAt: Moment | null]

interface Known {
  readonly made: string
  readonly recordedAt: Moment
  /** `Saying`s in JSON, where one of them does not count any longer. */
  readonly sayings?: string | null
}

/** A version as it counted at a moment: it counts while a file that says it is known of and not taken back. */
export function asKnown<V extends Known>(version: V, known: Moment): V | undefined {
  if (!version.sayings) return version.recordedAt <= known ? version : undefined
  const made = (JSON.parse(version.sayings) as readonly Saying[])
    .filter(([, recordedAt, takenBackAt]) => recordedAt <= known && (takenBackAt === null || takenBackAt > known))
    .map(([said]) => said)
    .sort()
    .at(-1)
  return made === undefined ? undefined : { ...version, made }
}
