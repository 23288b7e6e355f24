import type { Day } from '../../../core/calendar.ts'
import type { CandidateRecord, RecordedAttempt, RecordedCredit } from '../../../core/record.ts'
import type { Fact } from '../../../core/standing/facts.ts'
import type { CertificationStanding, Progress } from '../../../core/standing/standing.ts'
import type { Program } from '../../../program/program.ts'
import { formatDay, formatPoints, listWith } from '../../../ui/words.ts'
import { numberOfExam, titleOfExam } from '../../../program/title.ts'
import { shortNameOn } from '../../../wording/names.ts'
import { creditsOf } from '../../../wording/credits.ts'

/** What a page about one candidate is made from. */
export interface Scene {
  readonly program: Program
  readonly record: CandidateRecord
  readonly on: Day
  readonly today: Day
}

/** What a tree is about: this certification, to be earned or renewed. */
export interface Goal {
  readonly scene: Scene
  readonly standing: CertificationStanding
  readonly title: string
  readonly kind: Progress['goal']
}

export function attemptsIn(record: CandidateRecord, facts: readonly Fact[]): RecordedAttempt[] {
  return facts.flatMap((fact) => {
    if (!('attempt' in fact)) return []
    return record.attempts.find((attempt) => attempt.registrationNumber === fact.attempt) ?? []
  })
}

export function creditsIn(record: CandidateRecord, facts: readonly Fact[]): RecordedCredit[] {
  return facts.flatMap((fact) => {
    if (!('credit' in fact)) return []
    return record.credits.find((one) => one.externalId === fact.credit && one.source === fact.source) ?? []
  })
}

/** What brought something about: "exam 200-301", "exam 300-710 and 40 CE credits", "manual grant". */
export function causesOf({ program, record, on }: Scene, facts: readonly Fact[]): string {
  const exams = [...new Set(attemptsIn(record, facts).map((attempt) => attempt.exam))]
  const numbers = exams.filter(numberOfExam)
  const points = creditsIn(record, facts).reduce((sum, credit) => sum + credit.hundredths, 0)
  const others = facts.flatMap((fact) => {
    if ('certification' in fact) return shortNameOn(program, fact.certification, on)
    if ('grant' in fact) return 'manual grant'
    if ('transition' in fact) return `the program’s transition of ${formatDay(fact.transition)}`
    return []
  })
  return listWith('and', [
    ...(numbers.length > 0 ? [`exam${numbers.length > 1 ? 's' : ''} ${listWith('and', numbers)}`] : []),
    ...exams.filter((exam) => !numberOfExam(exam)).map((exam) => titleOfExam(program, exam)),
    ...(points > 0 ? [`${formatPoints(points)} ${creditsOf(program).short}`] : []),
    ...others,
  ])
}
