import type { Day } from '../core/calendar.ts'
import type { Reason } from '../core/events/event.ts'
import type { Program } from '../program/program.ts'
import { numberOfExam, titleOfExam } from '../program/title.ts'
import { formatDay, formatPoints, listWith } from '../ui/words.ts'
import { creditsOf } from './credits.ts'
import { shortNameOn } from './names.ts'

/** Each reason as the end of a sentence: "by exam 200-301", "because your exam result of … was corrected". */
export function reasonsOf(program: Program, reasons: readonly Reason[], on: Day): string[] {
  const exams = namesOfExams(program, [...new Set(reasons.flatMap((one) => (one.by === 'exam' ? one.exam : [])))])
  const others = [...new Set(reasons.flatMap((one) => reasonOf(program, one, on)))]
  return exams.length > 0 ? [`with ${listWith('and', exams)}`, ...others] : others
}

function reasonOf(program: Program, reason: Reason, on: Day): string | [] {
  switch (reason.by) {
    case 'exam':
    case 'time':
      return []
    case 'credits':
      return `with ${formatPoints(reason.hundredths)} ${creditsOf(program).short}`
    case 'certification':
      return `with ${shortNameOn(program, reason.certification, on)}`
    case 'grant':
      return 'by a manual grant'
    case 'staff':
      return 'by the program’s staff'
    case 'program':
      return 'by the program'
    case 'payment':
      return 'with your yearly fee'
    case 'rules':
      return 'because the program’s rules changed'
    case 'correction':
      return correctionOf(program, reason)
  }
}

function correctionOf(program: Program, { kind, exam, on, to }: Extract<Reason, { by: 'correction' }>): string {
  const done = to === 'withdrawn' ? 'withdrawn' : 'corrected'
  if (exam === undefined || on === undefined) return `because ${records[kind] ?? 'a record'} was ${done}`
  const result = `the result of ${nameOfExam(program, exam)} on ${formatDay(on)}`
  if (to === 'fail') return `because ${result} was corrected to Fail`
  return to === 'moved' ? `because ${result} belongs to another record` : `because ${result} was ${done}`
}

const records: Partial<Record<string, string>> = {
  creq: 'one of your activities',
  grants: 'one of your grants',
  adjustments: 'a change by staff',
  fees: 'a fee',
}

/** "exams 350-401 and 300-410", and those that have no number by their titles. */
function namesOfExams(program: Program, exams: readonly string[]): string[] {
  const numbers = exams.flatMap((exam) => numberOfExam(exam) ?? [])
  const titles = exams.filter((exam) => !numberOfExam(exam)).map((exam) => titleOfExam(program, exam))
  return numbers.length > 1
    ? [`exams ${listWith('and', numbers)}`, ...titles]
    : exams.map((exam) => nameOfExam(program, exam))
}

function nameOfExam(program: Program, exam: string): string {
  const number = numberOfExam(exam)
  return number ? `exam ${number}` : titleOfExam(program, exam)
}
