import { paths } from '../../../paths.ts'
import { ErrorSummary, TextField } from '../../../ui/fields.tsx'
import type { OpenFrame } from '../../../ui/frame.ts'
import { OpenLayout } from '../../../ui/layout.tsx'
import type { Preview } from '../../../ui/preview.tsx'
import { TranscriptSheet } from '../sheet.tsx'
import type { Sheet, SheetGroup } from '../sheet-view.ts'

/** No name in the title: it stands in what chats and networks show of a link. */
const title = 'Transcript'

interface SharedProps {
  readonly frame: OpenFrame
  readonly sheet: Sheet
  readonly groups: readonly SheetGroup[]
  readonly hasRecord: boolean
}

export function SharedTranscriptPage({ frame, sheet, groups, hasRecord }: SharedProps) {
  return (
    <OpenLayout title={title} frame={frame} robots="noindex" preview={previewOf(sheet)} look="transcripts">
      <TranscriptSheet sheet={sheet} groups={groups} hasRecord={hasRecord}>
        <ul class="sheet-forms">
          <li>
            <a href={paths.transcriptPdf(sheet.transcript)}>PDF</a>
            <span class="second-line">To print or to keep</span>
          </li>
          <li>
            <a href={paths.transcriptData(sheet.transcript)}>Digital record (JSON)</a>
            <span class="second-line">For software that reads records</span>
          </li>
          {hasRecord && (
            <li>
              <a href={paths.transcriptRecord(sheet.transcript)}>Signed learner record (CLR)</a>
              <span class="second-line">To verify without asking us</span>
            </li>
          )}
        </ul>
      </TranscriptSheet>
    </OpenLayout>
  )
}

function previewOf({ issuer, certifications: [first] }: Sheet): Preview {
  return {
    title: 'Transcript of certifications',
    description: `Shared by its owner, from the records of ${issuer}`,
    image: first && paths.achievementImage(first.certification),
  }
}

/** The same whether there never was one, or it is over for whatever reason. */
export function NoTranscriptPage({ frame }: { frame: OpenFrame }) {
  return (
    <OpenLayout title={title} frame={frame} robots="noindex">
      <h1>No transcript to show</h1>
      <p class="lede">This link has no transcript to show today.</p>
      <p class="meanwhile">
        That alone says nothing about the person. Compare the address with the one you were given, or ask them for a new
        link. They decide what to show, and for how long.
      </p>
      <p class="meanwhile">
        If a certificate has a code, you can check it without a transcript:{' '}
        <a href={paths.verify}>Verify a certificate</a>.
      </p>
    </OpenLayout>
  )
}

interface CodeProps {
  readonly frame: OpenFrame
  readonly token: string
  /** Has this browser asked for a code that can still be entered? */
  readonly hasAsked: boolean
  readonly error?: { readonly field: string; readonly sentence: string } | undefined
}

/** Where only the recipient gets in. */
export function CodePage({ frame, token, hasAsked, error }: CodeProps) {
  return (
    <OpenLayout title={error ? `Error: ${title}` : title} frame={frame} robots="noindex">
      {error && <ErrorSummary errors={[error]} />}
      <h1>For one recipient</h1>
      <p class="lede">You need a code to open this transcript. We’ll email it to the address this link was sent to.</p>
      {hasAsked && (
        <form method="post" action={paths.transcriptProof(token)} class="after-form" novalidate>
          <TextField
            name="code"
            label="Code"
            hint="The 6 digits in the email we’ve just sent you. They work in this browser for 15 minutes."
            error={error?.field === 'code' ? error.sentence : undefined}
            autocomplete="one-time-code"
            width="day"
          />
          <button class="button main">Open the transcript</button>
        </form>
      )}
      <form method="post" action={paths.transcriptCode(token)} class="after-form" id="send">
        {error?.field === 'send' && <p class="error">{error.sentence}</p>}
        <p class="hint before-button">The transcript then stays open in this browser for 12 hours.</p>
        <button class={hasAsked ? 'button' : 'button main'}>{hasAsked ? 'Send another code' : 'Send me a code'}</button>
      </form>
    </OpenLayout>
  )
}
