import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'

interface AttributesProps {
  readonly frame: Frame
  /** Numbers that others gave; empty where none was. */
  readonly attributes: readonly { readonly label: string; readonly value: string }[]
  readonly jobTitle: string
  readonly errors: readonly FieldError[]
  readonly isKept: boolean
}

/** The numbers of a candidate, and the job title, which alone is theirs to enter. */
export function AttributesPage({ frame, attributes, jobTitle, errors, isKept }: AttributesProps) {
  return (
    <Layout title={errors.length > 0 ? 'Error: Attributes' : 'Attributes'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {isKept && (
        <Notice title="Kept">
          <p>Your job title stands below.</p>
        </Notice>
      )}
      <h1>Candidate Attributes</h1>
      <p class="lede">
        {attributes.length > 0 && 'The program gave you these numbers. '}Your job title is yours to enter.
      </p>
      <dl class="particulars">
        {attributes.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd class={value ? 'code' : 'unset'}>{value || '[Nothing set]'}</dd>
          </div>
        ))}
      </dl>
      <form method="post" action={paths.attributes} novalidate>
        <TextField
          name="jobTitle"
          label="Job Title"
          hint="Optional. It is shown to you alone."
          value={jobTitle}
          error={errors[0]?.sentence}
          autocomplete="organization-title"
        />
        <button class="button main">Update/Confirm</button>
      </form>
      {attributes.length > 0 && (
        <p class="aside">
          Is a number wrong? <a href={paths.supportAbout('wrong')}>Support</a> has it corrected where it was made.
        </p>
      )}
    </Layout>
  )
}
