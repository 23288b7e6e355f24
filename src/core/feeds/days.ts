import { addDays, type Day, earliestDay, isDay } from '../calendar.ts'
import { type FeedRules, type Row, short } from './row.ts'

/** A day that has begun somewhere on Earth. */
export function pastDay(row: Row, rules: FeedRules, column: string): Day {
  const text = row.required(column)
  if (isRealDay(row, column, text) && text > rules.latestDay) row.problem(column, `${text} lies in the future.`)
  return text
}

/** The day of an exam that could be taken then. */
export function examDay(row: Row, rules: FeedRules, exam: string): Day {
  const day = pastDay(row, rules, 'taken_on')
  const { firstDay, lastDay, approximateDays } = rules.exams.get(exam) ?? {}
  const { before, after } = rules.examTolerance
  if (!isDay(day) || day < earliestDay) return day
  if (firstDay && day < firstDay) {
    if (approximateDays || day >= addDays(firstDay, -before))
      row.notice(`Results of exam ${exam} are dated before its first day, ${firstDay}`)
    else row.problem('taken_on', `${day} is before exam ${exam} was introduced, which was on ${firstDay}.`)
  }
  if (lastDay && day > lastDay) {
    const isLong = day > addDays(lastDay, after)
    row.notice(`Results of exam ${exam} are dated ${isLong ? 'long ' : ''}after its last day, ${lastDay}`)
  }
  return day
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
  if (!isDay(text)) row.problem(column, `“${short(text)}” is not a day of the calendar written as YYYY-MM-DD.`)
  else if (text < earliestDay) row.problem(column, `${text} is before ${earliestDay}, the earliest day that is taken.`)
  else return true
  return false
}
