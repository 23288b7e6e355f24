import { examDay } from '../days.ts'
import { type FeedKindRecord, hintColumns, required } from './kind.ts'

/** Sittings of exams. */
export const exams: FeedKindRecord = {
  decides: true,
  columns: () => [...required('registration_number', 'candidate_id', 'exam_code', 'grade', 'taken_on'), ...hintColumns],
  read(row, rules) {
    const registrationNumber = row.id('registration_number')
    const candidateId = row.candidateId()
    const exam = row.exam('exam_code')
    const grade = row.oneOf('grade', ['pass', 'fail'])
    const takenOn = examDay(row, rules, exam)
    return { key: registrationNumber, candidateId, content: { exam, grade, takenOn } }
  },
}
