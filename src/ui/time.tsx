import type { Day, Moment as MomentText } from '../core/calendar.ts'
import { formatDay, formatMoment } from './words.ts'

/** A day, for people and for machines. */
export function Time({ day }: { day: Day }) {
  return <time datetime={day}>{formatDay(day)}</time>
}

/** A moment to the minute, in UTC. */
export function Moment({ at }: { at: MomentText }) {
  return <time datetime={at}>{formatMoment(at)}</time>
}
