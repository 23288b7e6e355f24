import { type PreviewSort, previewSorts, type PreviewTotals } from '../../core/feeds/preview.ts'
import { paths } from '../../paths.ts'
import { ListPager, ListSearch, ListTools } from '../../ui/office/list-parts.tsx'
import { Section } from '../../ui/section.tsx'
import { Sign, type SignState } from '../../ui/sign.tsx'
import { Time } from '../../ui/time.tsx'
import type { ChangeView } from './view.ts'

const words: Readonly<Record<PreviewSort, string>> = {
  gained: 'Gained',
  lost: 'Lost',
  later: 'Expires later',
  earlier: 'Expires earlier',
  suspended: 'Suspended',
}

const signs: Readonly<Record<PreviewSort, SignState>> = {
  gained: 'met',
  lost: 'failed',
  later: 'met',
  earlier: 'under-way',
  suspended: 'under-way',
}

interface TotalsProps {
  readonly totals: PreviewTotals
  readonly isPreview: boolean
  /** What certifications are called, by their codes. */
  readonly names: ReadonlyMap<string, string>
}

/** What a file changes, in figures and certification by certification. */
export function FileTotals({ totals, isPreview, names }: TotalsProps) {
  const { certifications, people, badges, kits, mails } = totals
  const rows = Object.entries(certifications).sort(([one], [other]) => (one < other ? -1 : 1))
  const count = (...sorts: readonly PreviewSort[]) =>
    rows.reduce((sum, [, counts]) => sum + sorts.reduce((all, sort) => all + (counts[sort] ?? 0), 0), 0)
  const figures = [
    ['People', people],
    ['Gained', count('gained')],
    ['Lost', count('lost', 'suspended')],
    ['Dates moved', count('later', 'earlier')],
    ['Badges revoked for good', badges],
    ['Kits held back', kits],
    ['Emails', mails],
  ] as const
  return (
    <Section id="changes" title={isPreview ? 'What it would change' : 'What it changed'}>
      {rows.length === 0 ? (
        <p class="empty">No certification {isPreview ? 'changes' : 'changed'}.</p>
      ) : (
        <>
          <dl class="figures">
            {figures.map(([label, figure]) => (
              <div>
                <dt>{label}</dt>
                <dd>{figure}</dd>
              </div>
            ))}
          </dl>
          <table class="rows">
            <caption class="hidden">By certification</caption>
            <thead>
              <tr>
                <th scope="col">Certification</th>
                {previewSorts.map((sort) => (
                  <th scope="col" class="amount">
                    {words[sort]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([certification, counts]) => (
                <tr>
                  <th scope="row">{names.get(certification) ?? certification}</th>
                  {previewSorts.map((sort) => (
                    <td class="amount">
                      <span class="narrow">{words[sort]} </span>
                      {counts[sort] ?? 0}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  )
}

interface ChangesProps {
  readonly id: string
  readonly changes: readonly ChangeView[]
  readonly search: string | undefined
  readonly paging: Parameters<typeof ListPager>[0]
  readonly csv: string
}

/** Whom a previewed file changes something for. */
export function FileChanges({ id, changes, search, paging, csv }: ChangesProps) {
  return (
    <Section id="people" title="People in the preview">
      <ListSearch action={paths.officeFile(id)} label="Candidate ID" typed={search ?? ''} />
      <ListTools facets={[{ label: 'All', href: paths.officeFile(id), isCurrent: !search }]} csv={csv} />
      {changes.length === 0 ? (
        <p class="empty">Nothing changes for this person.</p>
      ) : (
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Certification</th>
              <th scope="col">Expires now</th>
              <th scope="col">Expires after</th>
              <th scope="col">Change</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((one) => (
              <tr>
                <th scope="row" class="code">
                  <a href={paths.officePerson(one.candidateId)}>{one.candidateId}</a>
                </th>
                <td>{one.name}</td>
                <td class="state-of">
                  <span class="narrow">Expires now </span>
                  {one.wasUntil ? <Time day={one.wasUntil} /> : '–'}
                </td>
                <td class="state-of">
                  <span class="narrow">Expires after </span>
                  {one.isUntil ? <Time day={one.isUntil} /> : '–'}
                </td>
                <td>
                  <span class="signed">
                    <Sign state={signs[one.change]} />
                    {words[one.change]}
                  </span>
                  {one.badge && <span class="second-line">Badge revoked for good</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ListPager {...paging} />
    </Section>
  )
}
