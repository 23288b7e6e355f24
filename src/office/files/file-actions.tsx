import { type PreviewTotals, previewSorts } from '../../core/feeds/preview.ts'
import { paths } from '../../paths.ts'
import { figureOf } from '../../ui/words.ts'
import type { OfficeFile } from './view.ts'

/** What can be done with a file: a preview goes live or is discarded, one that came in is taken back. */
export function FileActions({ file }: { file: OfficeFile }) {
  const { id, state, preview } = file
  if (state === 'preview')
    return (
      <>
        {preview && <PreviewTable preview={preview} />}
        <div class="deeds">
          <form method="post" action={paths.takeFileLive(id)}>
            <button class="button main">Go live</button>
          </form>
          <form method="post" action={paths.takeFileBack(id)}>
            <button class="button">Discard</button>
          </form>
          <span class="aside">
            Going live looks at everyone again. If more would be lost by then, nothing is taken in.
          </span>
        </div>
      </>
    )
  if (state !== 'done' && state !== 'failed') return null
  return (
    <details class="file-back">
      <summary>Take this file back</summary>
      <p>
        What it said doesn’t count any longer, and what stood without it stands again. We email people who lose
        something by that. Badges that were revoked for good and emails that were sent stay so.
      </p>
      <form method="post" action={paths.takeFileBack(id)} class="deeds">
        <button class="button final">Take {figureOf(file.rows, 'row')} back</button>
      </form>
    </details>
  )
}

const heads = { gained: 'Gained', lost: 'Lost', later: 'Later', earlier: 'Earlier', suspended: 'Suspended' } as const

function PreviewTable({ preview }: { preview: PreviewTotals }) {
  const { certifications, people, badges, kits, mails } = preview
  const rows = Object.entries(certifications).sort(([one], [other]) => (one < other ? -1 : 1))
  const follows = [
    figureOf(people, 'person', 'people'),
    figureOf(mails, 'email'),
    `${figureOf(badges, 'badge')} revoked for good`,
    `${figureOf(kits, 'kit')} held back`,
  ]
  return (
    <>
      {rows.length === 0 && <p>No certification changes.</p>}
      {rows.length > 0 && (
        <table class="rows">
          <caption class="hidden">What would change</caption>
          <thead>
            <tr>
              <th scope="col">Certification</th>
              {previewSorts.map((sort) => (
                <th scope="col" class="amount">
                  {heads[sort]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([certification, counts]) => (
              <tr>
                <th scope="row">{certification}</th>
                {previewSorts.map((sort) => (
                  <td class="amount">
                    <span class="narrow">{heads[sort]} </span>
                    {counts[sort] ?? 0}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="aside">{follows.join(' · ')}</p>
    </>
  )
}
