import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Notice } from '../../../ui/notice.tsx'

interface AttributesProps {
  readonly frame: Frame
  /** Numbers that others gave; empty where none was. */
  readonly attributes: readonly { readonly label: string; readonly value: string; readonly isLast: boolean }[]
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
        <Notice title="Saved">
          {' '}
          <p>Your job title is below.</p>
        </Notice>
      )}
      <h1>Candidate Attributes</h1>
      <p class="lede">
        {attributes.length > 0 ? 'You can only change your job title here.' : 'Add your job title here.'}
      </p>
      <form method="post" action={paths.attributes} novalidate>
        <Numbers numbers={attributes.filter(({ isLast }) => !isLast)} />
        <TextField
          name="jobTitle"
          label="Job Title"
          hint="Optional. Only you see it."
          value={jobTitle}
          error={errors[0]?.sentence}
          autocomplete="organization-title"
        />
        <Numbers numbers={attributes.filter(({ isLast }) => isLast)} />
        <button class="button main">Update/Confirm</button>
      </form>
      {attributes.length > 0 && (
        <p class="aside after-form">
          Is a number wrong? <a href={paths.supportAbout('wrong', 'Attributes')}>Tell support</a>.
        </p>
      )}
    </Layout>
  )
}

function Numbers({ numbers }: { numbers: AttributesProps['attributes'] }) {
  if (numbers.length === 0) return null
  return (
    <dl class="particulars">
      {numbers.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd class={value ? 'code' : 'unset'}>{value || '[Nothing set]'}</dd>
        </div>
      ))}
    </dl>
  )
}
