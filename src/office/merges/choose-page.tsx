import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'

interface ChooseProps {
  readonly frame: OfficeFrame
  readonly idLabel: string
  readonly from: string
  readonly into: string
  readonly errors: readonly FieldError[]
}

/** Asks which two records are one person's. */
export function ChoosePage({ frame, idLabel, from, into, errors }: ChooseProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OfficeLayout title={errors.length > 0 ? 'Error: Merge two records' : 'Merge two records'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Merge two records</h1>
      <p class="lede">
        For two records of one person. Nothing changes before you have seen both side by side.{' '}
        <a href={paths.officePeople}>Find a person</a> if you don’t know the ID.
      </p>
      <form method="get" action={paths.newMerge().split('?')[0]} class="narrow-form">
        <TextField name="into" label={`${idLabel} to keep`} value={into} error={errorOf('into')} />
        <TextField
          name="from"
          label={`${idLabel} to merge into it`}
          hint="Its certifications, codes, badges, orders and cases move to the record you keep."
          value={from}
          error={errorOf('from')}
        />
        <div class="deeds">
          <button class="button main">Show both records</button>
          <a href={into ? paths.officePerson(into) : paths.officePeople}>Cancel</a>
        </div>
      </form>
    </OfficeLayout>
  )
}
