import { paths } from '../../paths.ts'
import { FileState } from '../../ui/office/file-state.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { Section } from '../../ui/section.tsx'
import { Moment } from '../../ui/time.tsx'
import { figureOf } from '../../ui/words.ts'
import { FileActions } from './file-actions.tsx'
import { HeldRows } from './held-rows.tsx'
import type { HeldView, OfficeFile } from './view.ts'

interface FileProps {
  readonly frame: OfficeFrame
  readonly file: OfficeFile
  readonly errors: readonly { readonly line: number; readonly column: string; readonly message: string }[]
  readonly held: readonly HeldView[]
}

const counted = ['accepted', 'updated', 'unchanged', 'superseded', 'unmatched', 'held', 'rejected'] as const

/** What became of a file, and what of it waits for a person. */
export function FilePage({ frame, file, errors, held }: FileProps) {
  const isTrouble = file.state === 'failed' || file.state === 'refused'
  return (
    <OfficeLayout title={file.name} frame={frame}>
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
      {isTrouble && (
        <form method="post" action={paths.settleFile(file.id)} class="deeds">
          {file.isSettled ? (
            <p class="aside">A colleague has marked this file as done.</p>
          ) : (
            <>
              <button class="button">Mark as done</button>
              <span class="aside">It leaves Today. Nothing else changes.</span>
            </>
          )}
        </form>
      )}
      <FileActions file={file} />
      {held.length > 0 && (
        <Section id="held" title={`${figureOf(held.length, 'row')} to decide`}>
          <HeldRows id={file.id} rows={held} />
        </Section>
      )}
      {errors.length > 0 && (
        <Section id="errors" title="What was wrong">
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
      )}
    </OfficeLayout>
  )
}

function leadOf({ state, reason, rows }: OfficeFile, held: number): string {
  if (state === 'failed' || state === 'refused') return reason ?? 'No reason was noted.'
  if (held > 0)
    return `${figureOf(held, 'row')} of ${rows} would give something to another person. Nothing changes until you decide.`
  if (state === 'preview') return reason ?? 'A preview: nothing of it was taken in. This is what it would change.'
  if (state === 'withdrawn') return 'Taken back: what it said does not count.'
  if (state === 'discarded') return 'A preview that was discarded. Nothing of it was taken in.'
  if (state === 'done') return `${figureOf(rows, 'row')} taken in. Nothing waits.`
  if (state === 'preview') return 'A preview: nothing of it counts until it goes live.'
  if (state === 'discarded') return 'A preview that was discarded. Nothing of it counts.'
  if (state === 'withdrawn') return 'It was taken back. Nothing of it counts.'
  return 'The file is coming in.'
}

function Fact({ term, children }: { term: string; children?: unknown }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
