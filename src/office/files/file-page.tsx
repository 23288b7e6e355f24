import { paths } from '../../paths.ts'
import { FileState } from '../../ui/office/file-state.tsx'
import type { ListPager } from '../../ui/office/list-parts.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf, listWith } from '../../ui/words.ts'
import { FileActions } from './file-actions.tsx'
import { FileChanges, FileTotals } from './file-changes.tsx'
import { HeldRows } from './held-rows.tsx'
import type { ChangeView, HeldView, OfficeFile } from './view.ts'

interface FileProps {
  readonly frame: OfficeFrame
  readonly file: OfficeFile
  readonly errors: readonly { readonly line: number; readonly column: string; readonly message: string }[]
  readonly held: readonly HeldView[]
  readonly changes: readonly ChangeView[]
  readonly search: string | undefined
  readonly paging: Parameters<typeof ListPager>[0]
  readonly csv: string
  readonly names: ReadonlyMap<string, string>
}

const counted = ['accepted', 'updated', 'unchanged', 'superseded', 'unmatched', 'held', 'rejected'] as const

/** What became of a file, what it changed, and what of it waits for a person. */
export function FilePage({ frame, file, errors, held, changes, search, paging, csv, names }: FileProps) {
  const isPreview = file.state === 'preview'
  const totals = isPreview ? file.preview : file.changed
  return (
    <OfficeLayout title={file.name} frame={frame}>
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officeFiles}>Files</a>
      </nav>
      <h1 class="file-name">{file.name}</h1>
      <p class="lede">{leadOf(file, held.length)}</p>
      <dl class="facts">
        <Fact term="State">
          <FileState state={file.state} />
        </Fact>
        <Fact term="Received">
          <Moment at={file.receivedAt} />
        </Fact>
        <Fact term="Sent by">{file.sentBy ?? 'n/a'}</Fact>
        <Fact term="Rows">{file.rows}</Fact>
        {counted
          .filter((name) => file[name] > 0)
          .map((name) => (
            <Fact term={name[0]!.toUpperCase() + name.slice(1)}>{file[name]}</Fact>
          ))}
      </dl>
      {[file.recognised, ...file.warnings].filter(Boolean).map((sentence) => (
        <p class="aside">{sentence}</p>
      ))}
      <FileActions file={file} />
      {held.length > 0 && (
        <Section id="held" title={`${figureOf(held.length, 'row')} to decide`}>
          <HeldRows id={file.id} rows={held} />
        </Section>
      )}
      {totals && <FileTotals totals={totals} isPreview={isPreview} names={names} />}
      {(changes.length > 0 || search) && (
        <FileChanges id={file.id} changes={changes} search={search} paging={paging} csv={csv} />
      )}
      {errors.length > 0 && <Errors file={file} errors={errors} />}
    </OfficeLayout>
  )
}

function Errors({ file, errors }: Pick<FileProps, 'file' | 'errors'>) {
  const all = !file.isCleared && <a href={paths.rejectedRows(file.id)}>Rejected rows as CSV</a>
  return (
    <Section id="errors" title="What was wrong" beside={all}>
      <p class="aside">
        {all && 'The CSV has each rejected row with its reason. Correct the rows there and upload that file. '}
        {file.rejected > errors.length && `The first ${errors.length} reasons:`}
      </p>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col" class="line">
              Line
            </th>
            <th scope="col">Column</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {errors.map(({ line, column, message }) => (
            <tr>
              <td class="line">
                <span class="narrow">Line </span>
                {line}
              </td>
              <th scope="row">{column || 'All'}</th>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function leadOf({ state, reason, rows, rejected, unmatched, progress }: OfficeFile, held: number): string {
  if (state === 'failed' || state === 'refused') return reason ?? 'No reason was noted.'
  if (held > 0)
    return `${figureOf(held, 'row')} of ${rows} would give something to another person. Nothing changes until you decide.`
  if (state === 'preview') return reason ?? 'A preview: nothing of it was taken in. This is what it would change.'
  if (state === 'withdrawn') return 'Taken back: what it said does not count.'
  if (state === 'discarded') return 'A preview that was discarded. Nothing of it was taken in.'
  if (state === 'done') {
    const left = [rejected > 0 && `${rejected} rejected`, unmatched > 0 && `${unmatched} unmatched`].filter(
      (part) => part !== false,
    )
    return `${figureOf(rows - rejected, 'row')} taken in.${left.length > 0 ? ` ${listWith('and', left)}.` : ''}`
  }
  return `We’re working on this file: ${Math.min(progress, 100)}% is read. Reload this page to see how far it is.`
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
