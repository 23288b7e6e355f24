import { type Acceptance, allAccepted } from '../../../core/agreements.ts'
import type { Day } from '../../../core/calendar.ts'
import type { CandidateRecord } from '../../../core/record.ts'
import { pageOf, paged, type Paging } from '../../../core/paging.ts'
import { readSorting, sortedBy, type Sorting } from '../../../core/sorting.ts'
import { lastDayOfPass } from '../../../core/standing/facts.ts'
import type { Program } from '../../../program/program.ts'
import { numberOfExam, titleOfExam } from '../../../program/title.ts'
import { figureOf } from '../../../ui/words.ts'

export interface ExamRow {
  readonly code: string
  readonly exam: string
  readonly registrationNumber: string
  /** `withdrawn`: staff have taken it out, and it counts for nothing. */
  readonly grade: 'pass' | 'fail' | 'withdrawn'
  readonly takenOn: Day
  /** The last day on which a pass counts; a fail has none. */
  readonly expiresOn: Day | null
  /** The feed file it came in. */
  readonly importSource: string
  readonly correctedOn: Day | undefined
}

export interface AgreementRow {
  readonly code: string
  readonly version: string
  readonly name: string
  readonly activeOn: Day
}

export const examColumns = [
  { name: 'code', label: 'Code' },
  { name: 'exam', label: 'Exam' },
  { name: 'registration', label: 'Registration number' },
  { name: 'grade', label: 'Grade' },
  { name: 'date', label: 'Date' },
  { name: 'expires', label: 'Expires' },
] as const

type ExamColumn = (typeof examColumns)[number]['name']

const keys: Record<ExamColumn, (row: ExamRow) => string | null> = {
  code: (row) => row.code,
  exam: (row) => row.exam,
  registration: (row) => row.registrationNumber,
  grade: (row) => row.grade,
  date: (row) => row.takenOn,
  expires: (row) => row.expiresOn,
}

export interface ExamsView {
  readonly lede: string
  readonly rows: readonly ExamRow[]
  readonly sorting: Sorting<ExamColumn>
  readonly paging: Paging
  readonly agreements: readonly AgreementRow[]
}

const rowsOnPage = 50

/** All sittings, page by page, the newest first unless something else is asked for, and the agreements accepted. */
export function viewExams(
  program: Program,
  record: CandidateRecord,
  here: readonly Acceptance[],
  query: Readonly<Record<string, string | undefined>>,
): ExamsView {
  const names = examColumns.map(({ name }) => name)
  const sorting = readSorting(query.sort, names, { column: 'date', descending: true })
  const withdrawn = (record.withdrawn ?? []).map((attempt) => ({ ...attempt, grade: 'withdrawn' as const }))
  const rows = [...record.attempts, ...withdrawn].map((attempt): ExamRow => ({
    code: numberOfExam(attempt.exam) ?? '',
    exam: titleOfExam(program, attempt.exam),
    registrationNumber: attempt.registrationNumber,
    grade: attempt.grade,
    takenOn: attempt.takenOn,
    expiresOn: attempt.grade === 'pass' ? lastDayOfPass(attempt.takenOn, program.passValidityMonths) : null,
    importSource: attempt.file,
    correctedOn: attempt.correctedAt?.slice(0, 10),
  }))
  // Of the same day, by number: always in one order.
  const newestFirst = sortedBy(sortedBy(rows, keys.registration, false), keys.date, true)
  const sorted = sortedBy(newestFirst, keys[sorting.column], sorting.descending)
  const { shown, paging } = paged(sorted, pageOf(query.page), rowsOnPage)
  const agreements = allAccepted(record.agreements, here).map(({ agreement, version, acceptedOn }) => ({
    code: agreement,
    version,
    name: `${program.agreements.find(({ code }) => code === agreement)?.name ?? agreement} (${version})`,
    activeOn: acceptedOn,
  }))
  return {
    lede: ledeOf(rows),
    rows: shown,
    sorting,
    paging,
    agreements: sortedBy(agreements, (row) => row.activeOn, true),
  }
}

function ledeOf(rows: readonly ExamRow[]): string {
  const first = rows.map((row) => row.takenOn.slice(0, 4)).sort()[0]
  if (!first) return 'No exams yet. An exam appears here within days after you take it.'
  const passed = rows.filter((row) => row.grade === 'pass').length
  return `${figureOf(rows.length, 'exam')} taken since ${first}, ${passed} passed.`
}
