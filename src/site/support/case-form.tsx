import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, FileField, SelectField, TextArea, TextField } from '../../ui/fields.tsx'
import type { OpenFrame } from '../../ui/frame.ts'
import { OpenLayout } from '../../ui/layout.tsx'

export interface CaseFormProps {
  readonly topics: readonly { readonly code: string; readonly name: string }[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** As it is named in questions about a record. */
  readonly idLabel: string
  readonly hasReports: boolean
}

/** What a person tells support. */
export function CaseForm({ topics, typed, errors, idLabel, hasReports }: CaseFormProps) {
  const field = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: errors.find((error) => error.field === name)?.sentence,
  })
  return (
    <form method="post" action={paths.support} enctype="multipart/form-data" novalidate>
      <SelectField
        {...field('topic')}
        label="Topic"
        options={topics.map(({ code, name }) => [code, name] as const)}
        none="Choose one"
      />
      {typed.about !== undefined && typed.about !== '' && (
        <TextField
          {...field('about')}
          label="About"
          hint="The part of your record this is about. Complete it if something is missing."
        />
      )}
      <TextArea
        {...field('message')}
        label="Message"
        hint={`Give your ${idLabel} if you know it. Don’t send passwords: support doesn’t need them.`}
        rows={8}
      />
      <TextField
        {...field('replyTo')}
        type="email"
        label="Reply address"
        hint="We’ll email our answer to this address."
        autocomplete="email"
      />
      <FileField
        {...field('file')}
        label="File, optional"
        hint={`A PDF, JPEG or PNG (10 MB at most)${hasReports ? ', such as a score report' : ''}.`}
        accept="application/pdf,image/jpeg,image/png"
      />
      <button class="button main">Open a case</button>
    </form>
  )
}

/** The form alone, when it came back. */
export function CaseFormPage({ frame, ...form }: CaseFormProps & { frame: OpenFrame }) {
  return (
    <OpenLayout title="Error: Support/FAQs" frame={frame}>
      <ErrorSummary errors={form.errors} />
      <h1>Open a case</h1>
      <CaseForm {...form} />
    </OpenLayout>
  )
}

interface ReceivedProps {
  readonly frame: OpenFrame
  readonly reference: string
  readonly isMailed: boolean
}

export function CaseReceivedPage({ frame, reference, isMailed }: ReceivedProps) {
  return (
    <OpenLayout title="Your case is open" frame={frame} robots="noindex">
      <h1>Your case is open</h1>
      <p class="lede">
        Its reference is <span class="code">{reference}</span>.
      </p>
      {isMailed ? (
        <p>We’ve sent the reference to your reply address. Our answer will go there too.</p>
      ) : (
        <p>
          Write the reference down: we only email it to an address you’ve confirmed on your record. Our answer will go
          to your reply address.
        </p>
      )}
      <p>
        <a href={paths.start}>Go to the start page</a>
      </p>
    </OpenLayout>
  )
}
