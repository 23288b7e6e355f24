import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'
import { Sign } from '../../../ui/sign.tsx'
import { SortHeads, SortLine } from '../../../ui/sort-head.tsx'
import { Time } from '../../../ui/time.tsx'
import { type AgreementRow, examColumns, type ExamRow, type ExamsView } from './view.ts'

/** Every sitting of an exam, and the agreements accepted. */
export function ExamsPage({ frame, view }: { frame: Frame; view: ExamsView }) {
  const sort = { columns: examColumns, sorting: view.sorting, hrefOf: (text: string) => `${paths.exams}?sort=${text}` }
  return (
    <Layout title="Exams" frame={frame}>
      <h1>Exams</h1>
      <p class="lede">{view.lede}</p>
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
      <p class="aside">
        Is one of them wrong, or missing?{' '}
        <a href={paths.supportAbout('wrong', 'About an exam, registration number')}>Tell support</a>.
      </p>
      <Section id="agreements" title="Certification agreements">
        {view.agreements.length === 0 && <p class="empty">No agreement of yours has been reported yet.</p>}
        {view.agreements.length > 0 && <Agreements rows={view.agreements} />}
      </Section>
    </Layout>
  )
}

function Sitting({ row }: { row: ExamRow }) {
  return (
    <tr>
      <td class="code">{row.code}</td>
      <th scope="row" class="name">
        {row.exam}
      </th>
      <td class="registration code">
        {row.registrationNumber}
        {row.correctedOn && (
          <span class="second-line">
            Corrected on <Time day={row.correctedOn} />
          </span>
        )}
      </td>
      <td class="grade">
        <span class="signed">
          <Sign state={row.grade === 'pass' ? 'passed' : 'failed'} /> {row.grade === 'pass' ? 'Pass' : 'Fail'}
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
              {row.name}
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
