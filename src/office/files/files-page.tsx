import { paths } from '../../paths.ts'
import { FileState } from '../../ui/office/file-state.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Moment } from '../../ui/time.tsx'

interface FilesProps {
  readonly frame: OfficeFrame
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly state: string
    readonly rows: number
    readonly rejected: number
    readonly held: number
    readonly receivedAt: string
    readonly sentBy: string | null
  }[]
  readonly older: string | undefined
  readonly isFirst: boolean
  readonly csv: string
}

/** Every file that came in, the newest first. */
export function FilesPage({ frame, files, older, isFirst, csv }: FilesProps) {
  return (
    <OfficeLayout title="Files" frame={frame}>
      <h1>Files</h1>
      <p class="lede">Every file that came in, newest first.</p>
      <section class="section" aria-label="Files">
        <p class="tools">
          <span>{isFirst ? 'Newest files' : 'Older files'}</span>
          <a href={csv}>CSV</a>
        </p>
        {files.length === 0 ? (
          <p class="empty">No files. Files appear here when a program sends them or they lie in the bucket.</p>
        ) : (
          <table class="rows">
            <caption class="hidden">Files, newest first</caption>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Received</th>
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
              </tr>
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
        )}
        {(older ?? !isFirst) && (
          <nav class="pager" aria-label="Pages">
            {!isFirst && <a href={paths.officeFiles}>Newest</a>}
            {older && (
              <a href={older} rel="next">
                Older
              </a>
            )}
          </nav>
        )}
      </section>
    </OfficeLayout>
  )
}
