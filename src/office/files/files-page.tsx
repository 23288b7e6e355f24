import type { Sorting } from '../../core/sorting.ts'
import type { FileGroup, ListedFile } from '../../data/office/file-list.ts'
import { paths } from '../../paths.ts'
import { FileState } from '../../ui/office/file-state.tsx'
import { ListPager, ListSearch, ListTools } from '../../ui/office/list-parts.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { SortHeads, SortLine } from '../../ui/sort-head.tsx'
import { Moment } from '../../ui/time.tsx'

interface FilesProps {
  readonly frame: OfficeFrame
  readonly files: readonly ListedFile[]
  readonly group: FileGroup | undefined
  readonly search: string | undefined
  readonly sorting: Sorting<string>
  readonly addressFor: (changes?: Readonly<Record<string, string>>) => string
  readonly paging: Parameters<typeof ListPager>[0]
  readonly csv: string
}

const groups = [
  [undefined, 'All'],
  ['trouble', 'Failed or refused'],
  ['preview', 'Previews'],
  ['withdrawn', 'Taken back'],
] as const

/** Every file that came in, the newest first. */
export function FilesPage(props: FilesProps) {
  const { frame, files, group, search, addressFor, paging, csv } = props
  const facets = groups.map(([one, label]) => ({
    label,
    href: addressFor({ show: one ?? '', q: '', sort: '' }),
    isCurrent: one === group && !search,
  }))
  return (
    <OfficeLayout title="Files" frame={frame}>
      <div class="head-line">
        <div>
          <h1>Files</h1>
          <p class="lede">All files we received.</p>
        </div>
        <a class="button main" href={paths.newFile}>
          Upload a file
        </a>
      </div>
      <ListSearch action={paths.officeFiles} label="First characters of the file name, or ID" typed={search ?? ''} />
      <section class="section" aria-label="Files">
        <ListTools facets={facets} csv={csv} />
        {files.length > 0 ? (
          <Rows {...props} />
        ) : (
          <p class="empty">
            {search
              ? 'No file has this ID or a name that starts with this.'
              : 'No files. Files appear here when a program sends them, a colleague uploads them, or someone puts them in the bucket.'}
          </p>
        )}
        <ListPager {...paging} />
      </section>
    </OfficeLayout>
  )
}

function Rows({ files, sorting, addressFor, group, search }: FilesProps) {
  const columns = [
    { name: 'name', label: 'File' },
    { name: 'received', label: 'Received' },
  ]
  const sort = { columns, sorting, hrefOf: (to: string) => addressFor({ sort: to }) }
  const isSorted = !group && !search
  return (
    <>
      {isSorted && <SortLine {...sort} />}
      <table class="rows">
        <caption class="hidden">Files</caption>
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
          {files.map((file) => (
            <tr>
              <th scope="row" class="file-name">
                <a href={paths.officeFile(file.id)}>{file.name}</a>
              </th>
              <td>
                <span class="narrow">Received </span>
                <Moment at={file.receivedAt} />
              </td>
              <td>
                <span class="narrow">Sent by </span>
                {file.sentBy ?? 'n/a'}
              </td>
              <td class="amount">
                <span class="narrow">Rows </span>
                {file.rows}
              </td>
              <td class="amount">
                <span class="narrow">Rejected </span>
                {file.rejected}
              </td>
              <td class="amount">
                <span class="narrow">Held </span>
                {file.held}
              </td>
              <td>
                <FileState state={file.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Others() {
  return (
    <>
      <th scope="col">Sent by</th>
      <th scope="col" class="amount">
        Rows
      </th>
      <th scope="col" class="amount">
        Rejected
      </th>
      <th scope="col" class="amount">
        Held
      </th>
      <th scope="col">State</th>
    </>
  )
}
