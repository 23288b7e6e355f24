import type { FactKind } from '../../core/feeds/kinds.ts'
import type { Sorting } from '../../core/sorting.ts'
import { mostUnmatchedCounted } from '../../data/office/unmatched.ts'
import { paths } from '../../paths.ts'
import { ListPager, ListSearch, ListTools } from '../../ui/office/list-parts.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { SortHeads, SortLine } from '../../ui/sort-head.tsx'
import { kindWords } from '../../wording/facts.ts'
import { UnmatchedRow } from './unmatched-row.tsx'
import type { RowView } from './view.ts'

interface UnmatchedProps {
  readonly frame: OfficeFrame
  readonly rows: readonly RowView[]
  readonly counts: readonly { readonly kind: FactKind; readonly count: number }[]
  readonly kind: FactKind | undefined
  readonly isDismissed: boolean
  readonly search: string | undefined
  readonly sorting: Sorting<string>
  readonly addressFor: (changes?: Readonly<Record<string, string>>) => string
  readonly paging: Parameters<typeof ListPager>[0]
  readonly csv: string
  readonly now: Date
  /** The person to whom a row was just attached. */
  readonly attached: string | undefined
}

export function UnmatchedPage(props: UnmatchedProps) {
  const { frame, rows, counts, kind, isDismissed, search, addressFor, paging, csv, attached } = props
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const facet = (label: string, show: string, isCurrent: boolean, count?: number) => ({
    label,
    href: addressFor({ show, q: '', sort: '' }),
    isCurrent: isCurrent && !search,
    ...(count !== undefined && { count }),
  })
  const facets = [
    facet('All', '', kind === undefined && !isDismissed, all),
    ...counts.map((one) => facet(kindWords[one.kind][1], one.kind, kind === one.kind, one.count)),
    facet('Dismissed', 'dismissed', isDismissed),
  ]
  return (
    <OfficeLayout title="Unmatched" frame={frame}>
      <h1>Unmatched rows</h1>
      <p class="lede">
        {all === 0
          ? 'Every row has a person.'
          : 'These rows name a person we don’t know. Attach each row to the right person.'}
      </p>
      {attached && (
        <p role="status" class="notice">
          <span>
            Attached. You can undo it on <a href={paths.officePerson(attached)}>the record of {attached}</a>.
          </span>
        </p>
      )}
      <ListSearch
        action={paths.officeUnmatched}
        label="Candidate ID, row key, last name or email address"
        typed={search ?? ''}
      />
      <section class="section" aria-label="Unmatched rows">
        <ListTools facets={facets} most={mostUnmatchedCounted} csv={csv} />
        {rows.length > 0 ? <Rows {...props} /> : <p class="empty">{emptyWords(search, isDismissed)}</p>}
        <ListPager {...paging} />
      </section>
    </OfficeLayout>
  )
}

function emptyWords(search: string | undefined, isDismissed: boolean): string {
  if (search) return 'No unmatched row has this ID, key, name or address.'
  if (isDismissed) return 'No dismissed rows.'
  return 'No unmatched rows. Rows appear here when a file names someone we don’t know.'
}

function Rows({ rows, sorting, addressFor, search, isDismissed, now }: UnmatchedProps) {
  const columns = [
    { name: 'received', label: 'Waiting' },
    { name: 'candidate', label: 'Person in the row' },
  ]
  const sort = { columns, sorting, hrefOf: (to: string) => addressFor({ sort: to }) }
  const isSorted = !search && !isDismissed
  return (
    <>
      {isSorted && <SortLine {...sort} />}
      <table class="rows">
        <caption class="hidden">Unmatched rows</caption>
        <thead>
          {isSorted ? (
            <SortHeads {...sort}>
              <Others />
            </SortHeads>
          ) : (
            <tr>
              {columns.map(({ label }) => (
                <th scope="col">{label}</th>
              ))}
              <Others />
            </tr>
          )}
        </thead>
        <tbody>
          {rows.map((row) => (
            <UnmatchedRow row={row} now={now} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Others() {
  return (
    <>
      <th scope="col">Row</th>
      <th scope="col">Likely person</th>
      <th scope="col">
        <span class="hidden">Action</span>
      </th>
    </>
  )
}
