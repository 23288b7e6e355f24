import { isDay, type Moment } from '../core/calendar.ts'

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Up to which moment facts count as known: an RFC 3339 moment, or a bare day for its end in UTC; nothing for all. */
export function readKnown(text: string | undefined): { moment: Moment | undefined } | { problem: string } {
  if (text === undefined || text === '') return { moment: undefined }
  if (isDay(text)) return { moment: `${text}T23:59:59.999Z` }
  const time = moment.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN
  if (Number.isNaN(time)) return { problem: 'This is not a moment. Write it like 2026-11-23T06:15:00Z, or as a day.' }
  return { moment: new Date(time).toISOString() }
}
