import { paths } from '../../paths.ts'
import { figureOf } from '../../ui/words.ts'
import type { OfficeFile } from './view.ts'

/** What can be done with a file: a preview goes live or is discarded, one that came in is taken back, one that failed is settled. */
export function FileActions({ file }: { file: OfficeFile }) {
  const { id, state } = file
  if (state === 'preview')
    return (
      <div class="deeds">
        <form method="post" action={paths.takeFileLive(id)}>
          <button class="button main">Go live</button>
        </form>
        <form method="post" action={paths.takeFileBack(id)}>
          <button class="button">Discard</button>
        </form>
        <span class="aside">
          Going live checks everyone again. If people would lose more than shown here, nothing is taken in.
        </span>
      </div>
    )
  return (
    <>
      {(state === 'failed' || state === 'refused') && <Settle file={file} />}
      {(state === 'done' || state === 'failed') && (
        <details class="file-back">
          <summary>Take this file back</summary>
          <p>
            Its rows no longer count, and what other files and staff say counts again. We email people who lose
            something. Badges revoked for good stay revoked, and sent emails can’t be called back.
          </p>
          <form method="post" action={paths.takeFileBack(id)} class="deeds">
            <button class="button final">Take {figureOf(file.rows, 'row')} back</button>
          </form>
        </details>
      )}
    </>
  )
}

function Settle({ file }: { file: OfficeFile }) {
  return (
    <form method="post" action={paths.settleFile(file.id)} class="deeds">
      {file.isSettled ? (
        <p class="aside">A colleague has marked this file as done.</p>
      ) : (
        <>
          <button class="button">Mark as done</button>
          <span class="aside">This removes it from Today. Nothing else changes.</span>
        </>
      )}
    </form>
  )
}
