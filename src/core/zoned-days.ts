import { addDays, type Day, dayOf, type Moment } from './calendar.ts'

/** No zone has ever been further from UTC. */
const furthest = 16 * 3600

/** The first second of a day in a time zone, without fractions; of a day that the zone skipped, that of the next one. */
export function startOfDay(day: Day, timeZone: string): Moment {
  const midnight = Date.parse(day) / 1000
  let [before, from] = [midnight - furthest, midnight + furthest]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dayOf(new Date(middle * 1000), timeZone) < day) before = middle
    else from = middle
  }
  return secondOf(new Date(from * 1000))
}

/** The last second of a day in a time zone: the one before the next day starts. */
export function endOfDay(day: Day, timeZone: string): Moment {
  return secondOf(new Date(Date.parse(startOfDay(addDays(day, 1), timeZone)) - 1000))
}

/** A moment without fractions, as credentials have it. */
export function secondOf(moment: Date): Moment {
  return `${moment.toISOString().slice(0, 19)}Z`
}
