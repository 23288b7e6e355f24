import type { Day, Moment as MomentText } from '../core/calendar.ts'
import { formatDay, formatHalfHour, formatMoment } from './words.ts'

/** A day, for people and for machines. */
export function Time({ day }: { day: Day }) {
  return <time datetime={day}>{formatDay(day)}</time>
}

/** A moment to the minute, in UTC. */
export function Moment({ at }: { at: MomentText }) {
  return <time datetime={at}>{formatMoment(at)}</time>
}

/** A moment that was rounded down to its half hour says the whole of it. */
export function HalfHour({ from }: { from: MomentText }) {
  return (
    <time datetime={from} data-half>
      {formatHalfHour(from)}
    </time>
  )
}
