import { isDay, type Moment } from '../core/calendar.ts'

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/** Reads an RFC 3339 moment, or a bare day for its end in UTC. */
export function readKnown(text: string): Moment | undefined {
  if (isDay(text)) return `${text}T23:59:59.999Z`
  const time = moment.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
