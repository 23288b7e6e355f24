import * as v from 'valibot'
import { earliestDay, isDay, type Moment, readTypedDay } from '../core/calendar.ts'

const latestDay = '2100-12-31'

/** `?on=`: a day, as it is typed or as it is shown. */
export const dayParameter = v.pipe(
  v.string(),
  v.maxLength(100),
  v.check((text) => readTypedDay(text) !== undefined, 'Enter a day like 2026-11-23 or 2026-Nov-23.'),
  v.transform((text) => readTypedDay(text)!),
  v.check((day) => day >= earliestDay && day <= latestDay, 'Choose a day from 1980 to 2100.'),
)

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** `?known=`: up to which moment facts count as known. */
const momentParameter = v.pipe(
  v.string(),
  v.check((text) => readKnown(text) !== undefined, 'Enter a date and time like 2026-11-23T06:15:00Z, or a day.'),
  v.transform((text) => readKnown(text)!),
)

/** `?on=`: the day a page or an answer is about; today where there is none. */
export const dayQuery = v.object({ on: v.optional(dayParameter) })

/** `?on=&known=`: the day, and up to which moment facts count as known. */
export const knownDayQuery = v.object({ on: v.optional(dayParameter), known: v.optional(momentParameter) })

/** RFC 9457. */
export const problemSchema = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: v.string(),
  errors: v.optional(v.array(v.strictObject({ field: v.string(), message: v.string() }))),
})

/** What is wrong with a query, part by part; nothing where it is right. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[] | undefined) {
  return (issues ?? []).map((issue) => ({ field: v.getDotPath(issue) ?? '', message: issue.message }))
}

/** Reads an RFC 3339 moment, or a bare day for its end in UTC. */
function readKnown(text: string): Moment | undefined {
  if (isDay(text)) return `${text}T23:59:59.999Z`
  const time = moment.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
