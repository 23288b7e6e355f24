import { paths } from '../../../paths.ts'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { HalfHour, Time } from '../../../ui/time.tsx'
import { capitalize } from '../../../ui/words.ts'
import type { TranscriptRow } from './view.ts'

/** What has just been done, in the guide's words. */
export const doneWords = {
  created: 'Transcript created',
  changed: 'Transcript changed',
  enabled: 'Transcript enabled',
  disabled: 'Transcript disabled',
  deleted: 'Transcript deleted',
} as const

interface ListProps {
  readonly frame: Frame
  readonly lede: string
  readonly rows: readonly TranscriptRow[]
  readonly done: keyof typeof doneWords | undefined
  /** Has the person asked that nothing is told of them? */
  readonly isClosed: boolean
}

export function TranscriptsPage({ frame, lede, rows, done, isClosed }: ListProps) {
  return (
    <Layout title="Transcripts" frame={frame} look="transcripts">
      {done && <Notice title={doneWords[done]}>{done === 'created' && <p>Share it to let others see it.</p>}</Notice>}
      <h1>Transcripts</h1>
      <p class="lede">{lede}</p>
      {isClosed && <ClosedByConsent />}
      <p class="create">
        <a class="button main" href={paths.newTranscript}>
          Create new transcript
        </a>
      </p>
      {rows.length > 0 && (
        <table class="records transcripts">
          <caption class="hidden">Your transcripts, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Description</th>
              <th scope="col">Expires after</th>
              <th scope="col">Display options</th>
              <th scope="col" class="amount">
                # Views
              </th>
              <th scope="col">Last viewed</th>
              <th scope="col">Remarks</th>
              <th scope="col">Share</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Layout>
  )
}

/** Why nobody sees anything at present. */
export function ClosedByConsent() {
  return (
    <p class="meanwhile">
      You asked us not to confirm your certifications to others, so your links don’t work. Change that in your{' '}
      <a href={paths.settings}>settings</a>.
    </p>
  )
}

function Row({ row }: { row: TranscriptRow }) {
  return (
    <tr class={row.state === 'active' ? undefined : 'over'}>
      <th scope="row" class="name">
        <a href={paths.ownTranscript(row.id)}>{row.description}</a>
      </th>
      <td>
        <span class="narrow">Expires after </span>
        {row.expiresOn ? <Time day={row.expiresOn} /> : 'Never'}
      </td>
      <td>
        <span class="narrow">Shows: </span>
        {row.display}
      </td>
      <td class="amount">
        <span class="narrow">Views: </span>
        {row.views}
      </td>
      <td>
        <span class="narrow">Last viewed: </span>
        {row.lastViewedAt ? <HalfHour from={row.lastViewedAt} /> : 'Never'}
      </td>
      <td class="remarks-cell" dir="auto">
        {row.remarks && <span class="narrow">Remarks: </span>}
        {row.remarks}
      </td>
      <td>
        <a href={paths.ownTranscript(row.id)} aria-label={`Share ${row.description}`}>
          Share
        </a>
        {row.share && <span class="second-line">{row.share}</span>}
      </td>
      <td>
        <span class="narrow">State: </span>
        {capitalize(row.state)}
        <span class="row-deeds">
          <a href={paths.ownTranscriptTo(row.id, 'edit')} aria-label={`Edit ${row.description}`}>
            Edit
          </a>
          <a href={paths.ownTranscriptTo(row.id, 'view')} aria-label={`View ${row.description}`}>
            View
          </a>
        </span>
      </td>
    </tr>
  )
}
