import { paths } from '../../../paths.ts'
import { TextArea } from '../../../ui/fields.tsx'
import { Section } from '../../../ui/section.tsx'

export interface ShareFields {
  readonly to: string
  readonly withCode: boolean
  readonly error: string | undefined
}

/** The mail as it will go out. */
export interface MailPreview {
  readonly subject: string
  readonly text: string
}

/** The mail says nothing that was typed here: its words are the same whoever sends it. */
export function ShareByMail({
  id,
  form,
  preview,
}: {
  id: string
  form: ShareFields
  preview: MailPreview | undefined
}) {
  return (
    <Section id="email" title="Email this transcript">
      <form method="post" action={paths.ownTranscriptTo(id, 'shares')} novalidate>
        <TextArea
          name="to"
          label="To"
          hint="One email address per line, up to 50 a day. Each recipient gets their own link, which you can end."
          value={form.to}
          error={form.error}
          rows={3}
        />
        <label class="tick">
          <input type="checkbox" name="withCode" value="yes" checked={form.withCode} />
          <span>
            Only this recipient
            <span class="second-line">The link asks for a 6-digit code. We email it to the recipient.</span>
          </span>
        </label>
        <p class="deeds share-deeds">
          <button class="button main">Send</button>
          <button class="button" formaction={paths.ownTranscriptTo(id, 'shares/preview')}>
            Preview Email
          </button>
        </p>
      </form>
      {preview && (
        <div class="mail-preview" role="status">
          <p>
            <strong>Subject</strong> {preview.subject}
          </p>
          <pre class="mail-text">{preview.text}</pre>
        </div>
      )}
    </Section>
  )
}
