import { paths } from '../../../paths.ts'
import { ErrorSummary, type FieldError, FileField, TextArea, TextField } from '../../../ui/fields.tsx'
import type { Frame } from '../../../ui/frame.ts'
import { Layout } from '../../../ui/layout.tsx'
import { Section } from '../../../ui/section.tsx'

interface NameProps {
  readonly frame: Frame
  readonly name: string
  readonly localizedName: string
  readonly labels: Readonly<
    Record<'firstName' | 'lastName' | 'localizedFirstName' | 'localizedLastName' | 'reason' | 'file', string>
  >
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** How the name stands on file, and a request to correct it. */
export function NamePage({ frame, name, localizedName, labels, typed, errors }: NameProps) {
  const field = (one: keyof NameProps['labels']) => ({
    name: one,
    label: labels[one],
    value: typed[one] ?? '',
    error: errors.find((error) => error.field === one)?.sentence,
  })
  return (
    <Layout title={errors.length > 0 ? 'Error: Name' : 'Name'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Name</h1>
      <p class="lede">Your name on file is {name || 'missing'}.</p>
      {localizedName && <p>In your own script: {localizedName}</p>}
      <Section id="correct" title="Ask for a correction">
        <form method="post" action={paths.name} enctype="multipart/form-data" novalidate>
          <p class="aside">
            Your name is printed on certificates, so our staff check each request. We’ll email you the answer. Write
            your name as it is on an official document.
          </p>
          <TextField
            {...field('firstName')}
            hint="Leave this empty if you have only one name."
            autocomplete="given-name"
          />
          <TextField {...field('lastName')} autocomplete="family-name" />
          <TextField {...field('localizedFirstName')} hint="Optional." autocomplete="off" />
          <TextField {...field('localizedLastName')} hint="Optional." autocomplete="off" />
          <TextArea {...field('reason')} rows={3} />
          <FileField
            {...field('file')}
            hint="A PDF, JPEG or PNG (10 MB at most) that shows the new name, such as a marriage certificate."
            accept="application/pdf,image/jpeg,image/png"
          />
          <button class="button main">Ask for the correction</button>
        </form>
      </Section>
    </Layout>
  )
}
