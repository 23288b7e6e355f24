import type { KitChange, KitReport } from '../../data/office/kit.ts'
import { Section } from '../../ui/section.tsx'
import { Moment, Time } from '../../ui/time.tsx'
import { deedWords } from '../../wording/deeds.ts'
import { kitWhys, printerWords } from './words.ts'

/** Every row of the printer's files about a kit, the newest first. */
export function KitReports({ reports }: { reports: readonly KitReport[] }) {
  return (
    <Section id="reports" title="Printer reports">
      {reports.length === 0 ? (
        <p class="empty">No reports yet. Rows about this kit in the printer’s files appear here.</p>
      ) : (
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Sent</th>
              <th scope="col">Delivered</th>
              <th scope="col">Carrier</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr>
                <th scope="row">{report.status ? printerWords[report.status] : 'n/a'}</th>
                <td class="state-of">
                  <span class="narrow">Sent </span>
                  {report.sentOn ? <Time day={report.sentOn} /> : '–'}
                </td>
                <td class="state-of">
                  <span class="narrow">Delivered </span>
                  {report.completedOn ? <Time day={report.completedOn} /> : '–'}
                </td>
                <td>
                  {report.carrier || '–'}
                  {report.trackingNumber && <span class="second-line code">{report.trackingNumber}</span>}
                </td>
                <td class="file-name">
                  {report.file}
                  <span class="second-line">
                    Line {report.line}, received <Moment at={report.recordedAt} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** What staff did with it, and why. */
export function KitChanges({ changes }: { changes: readonly KitChange[] }) {
  return (
    <Section id="changes" title="Changes by staff">
      {changes.length === 0 ? (
        <p class="empty">No changes by staff.</p>
      ) : (
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Why</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ at, what, reason, words, colleague }) => (
              <tr>
                <td class="state-of">
                  <Moment at={at} />
                </td>
                <th scope="row">{deedWords[what]}</th>
                <td>
                  {kitWhys.find(([code]) => code === reason)?.[1] ?? reason}
                  {words && (
                    <span class="second-line" dir="auto">
                      {words}
                    </span>
                  )}
                </td>
                <td>{colleague ?? 'The site'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
