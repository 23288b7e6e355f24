import { type Day, isDay } from '../calendar.ts'
import { type FeedRules, type Row, short } from './row.ts'

/** A day that has begun somewhere on Earth. */
export function pastDay(row: Row, rules: FeedRules, column: string): Day {
  const text = row.required(column)
  if (isRealDay(row, column, text) && text > rules.latestDay) row.problem(column, `${text} lies in the future.`)
  return text
}

/** A day at or after the one it starts from, or nothing. */
export function endDay(row: Row, column: string, start: Day, startColumn: string): Day {
  const text = row.optional(column)
  if (isRealDay(row, column, text) && isDay(start) && text < start)
    row.problem(column, `${text} is before ${startColumn}, which is ${start}.`)
  return text
}

function isRealDay(row: Row, column: string, text: string): boolean {
  if (text === '') return false
  if (isDay(text)) return true
  row.problem(column, `“${short(text)}” is not a day of the calendar written as YYYY-MM-DD.`)
  return false
}
