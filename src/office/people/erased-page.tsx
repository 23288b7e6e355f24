import type { Day } from '../../core/calendar.ts'
import type { Program } from '../../program/program.ts'
import { paths } from '../../paths.ts'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment, Time } from '../../ui/time.tsx'
import { formatEnd } from '../../ui/words.ts'
import { shortNameOn } from '../../wording/names.ts'
import type { LoadedPerson } from './load-person.ts'
import type { ListView } from './lists-view.ts'
import { ShortList } from './person-sections.tsx'
import { statusWords } from './view.ts'

/** An erased record: what still verifies, without a name. */
export function viewErased(program: Program, { id, stored, codes, badges, erasure, held }: LoadedPerson) {
  const on = held.on
  const now = stored.filter(({ since, until }) => since <= on && (until === null || on <= until))
  return {
    id,
    askedBy: erasure?.asker ?? null,
    confirmedBy: erasure?.approver ?? null,
    erasedAt: erasure?.approvedAt ?? null,
    doneAt: erasure?.doneAt ?? null,
    certifications: now.map(({ certification, status, firstEarnedOn, expiresOn }) => ({
      name: shortNameOn(program, certification, on),
      status,
      firstEarnedOn,
      expiresOn,
      codes: codes.filter((one) => one.certification === certification).map(({ code }) => code),
      badges: badges.filter((one) => one.certification === certification).map((one) => one.id),
    })),
  }
}

type ErasedView = ReturnType<typeof viewErased>

export function ErasedPage({ frame, view, log }: { frame: OfficeFrame; view: ErasedView; log: ListView | undefined }) {
  const { id, askedBy, confirmedBy, erasedAt, doneAt, certifications } = view
  return (
    <OfficeLayout title={`Erased record ${id}`} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officePeople}>People</a>
        <span>/</span>
        <span class="code">{id}</span>
      </nav>
      <h1>This record was erased</h1>
      <p class="lede">
        {askedBy ?? 'A colleague'} asked for it and{' '}
        {confirmedBy === askedBy ? 'confirmed it' : `${confirmedBy ?? 'another owner'} confirmed it`}
        {erasedAt && (
          <>
            {' '}
            at <Moment at={erasedAt} />
          </>
        )}
        . {doneAt ? 'The person’s name is removed everywhere.' : 'We’re still removing the person from received files.'}
      </p>
      <Section id="verifies" title="What still verifies">
        {certifications.length === 0 ? (
          <p class="empty">The person held no certification.</p>
        ) : (
          <Rows rows={certifications} />
        )}
      </Section>
      {log && <ShortList person={id} list={log} />}
    </OfficeLayout>
  )
}

function Rows({ rows }: { rows: ErasedView['certifications'] }) {
  return (
    <table class="rows">
      <caption class="hidden">Certifications that still verify, without a name</caption>
      <thead>
        <tr>
          <th scope="col">Certification</th>
          <th scope="col">Status</th>
          <th scope="col">First earned</th>
          <th scope="col">Expires</th>
          <th scope="col">Codes and badges</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, status, firstEarnedOn, expiresOn, codes, badges }) => (
          <tr>
            <th scope="row" class="name">
              {name}
            </th>
            <td>{statusWords[status]}</td>
            <td>
              <span class="narrow">Earned </span>
              <Time day={firstEarnedOn} />
            </td>
            <td>
              <span class="narrow">Expires </span>
              <End day={expiresOn} />
            </td>
            <td class="code">
              {codes.map((code) => (
                <a href={paths.verifyCode(code)}>{code}</a>
              ))}{' '}
              {badges.map((badge) => (
                <a href={paths.badge(badge)}>{badge}</a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function End({ day }: { day: Day | null }) {
  return day === null ? <>{formatEnd(null)}</> : <Time day={day} />
}
