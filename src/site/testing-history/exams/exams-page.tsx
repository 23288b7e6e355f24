import { sortingText } from '../../../core/sorting.ts'
import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { type OpenCase, OpenCases } from '../../../ui/open-cases.tsx'
import { Opens } from '../../../ui/opens.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Section } from '../../../ui/section.tsx'
import { Sign } from '../../../ui/sign.tsx'
import { SortHeads, SortLine } from '../../../ui/sort-head.tsx'
import { Time } from '../../../ui/time.tsx'
import { type AgreementRow, examColumns, type ExamRow, type ExamsView } from './view.ts'

/** How a case about one begins. */
export const aboutExam = 'Exam, registration number '

interface ExamsProps {
  readonly frame: Frame
  readonly view: ExamsView
  readonly cases: readonly OpenCase[]
  /** What the program calls the tab. */
  readonly label: string
}

/** Every sitting of an exam, and the agreements accepted. */
export function ExamsPage({ frame, view, cases, label }: ExamsProps) {
  const sort = { columns: examColumns, sorting: view.sorting, hrefOf: (text: string) => paths.examsBy(text) }
  return (
    <Layout title={label} frame={frame}>
      <h1>{label}</h1>
      <p class="lede">{view.lede}</p>
      <p>
        <a href="#agreements">Exam agreements</a>
      </p>
      <OpenCases cases={cases} back={paths.exams} />
      {view.rows.length > 0 && (
        <>
          <SortLine {...sort} />
          <table class="records sittings">
            <caption class="hidden">Your exams</caption>
            <thead>
              <SortHeads {...sort} />
            </thead>
            <tbody>
              {view.rows.map((row) => (
                <Sitting row={row} />
              ))}
            </tbody>
          </table>
        </>
      )}
      <Pager {...view.paging} hrefOf={(page) => paths.examsBy(sortingText(view.sorting), page)} />
      <p class="aside">
        Is one missing? <a href={paths.supportAbout('missing', aboutExam)}>Tell support</a>. To report one as wrong,
        open its row.
      </p>
      <Section id="agreements" title="Certification agreements">
        {view.agreements.length === 0 && <p class="empty">You haven’t accepted an agreement yet.</p>}
        {view.agreements.length > 0 && <Agreements rows={view.agreements} />}
      </Section>
    </Layout>
  )
}

const grades = { pass: 'Pass', fail: 'Fail', withdrawn: 'Withdrawn' } as const

function Sitting({ row }: { row: ExamRow }) {
  const pairs = [
    ['Import Source', row.importSource],
    ...(row.correctedOn ? ([['Corrected on', <Time day={row.correctedOn} />]] as const) : []),
  ] as const
  return (
    <tr>
      <td class="code">{row.code}</td>
      <th scope="row" class="name">
        <Opens name={row.exam} pairs={pairs}>
          <a href={paths.supportAbout('wrong', `${aboutExam}${row.registrationNumber}`)}>
            Something is wrong with this record
          </a>
        </Opens>
      </th>
      <td class="registration code">{row.registrationNumber}</td>
      <td class="grade">
        <span class="signed">
          <Sign state={row.grade === 'pass' ? 'passed' : 'failed'} /> {grades[row.grade]}
        </span>
      </td>
      <td class="date">
        <Time day={row.takenOn} />
      </td>
      <td class="end">
        {row.expiresOn && <span class="narrow">to </span>}
        {row.expiresOn ? <Time day={row.expiresOn} /> : 'Never'}
      </td>
    </tr>
  )
}

function Agreements({ rows }: { rows: readonly AgreementRow[] }) {
  return (
    <table class="records" aria-labelledby="agreements">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Active date</th>
          <th scope="col">Expires</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row" class="name">
              <a href={paths.agreement(row.code, row.version)}>{row.name}</a>
            </th>
            <td>
              <span class="narrow">Active date </span>
              <Time day={row.activeOn} />
            </td>
            <td>
              <span class="narrow">Expires </span>Never
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
