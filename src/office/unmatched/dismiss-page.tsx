import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { WhyFields } from '../../ui/office/why-fields.tsx'
import { dismissals, type RowView } from './view.ts'

interface DismissProps {
  readonly frame: OfficeFrame
  readonly row: RowView
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
}

/** Asks why a row is taken off the list. */
export function DismissPage({ frame, row, typed, errors }: DismissProps) {
  const title = 'Dismiss this row?'
  const { kind, key, made } = row
  return (
    <OfficeLayout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officeUnmatched}>Unmatched rows</a>
      </nav>
      <h1>{title}</h1>
      <p class="lede">
        {row.kindName}: {row.what}, for <span class="code">{row.candidateId || 'no ID'}</span>
      </p>
      <form method="post" action={paths.dismissUnmatched} class="act-here narrow-form">
        <p>
          The row leaves the list. You can bring it back. If the person’s record arrives later, the row still counts for
          them.
        </p>
        {Object.entries({ kind, key, made }).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <WhyFields whys={dismissals} typed={typed} errors={errors} isOptional />
        <div class="deeds">
          <button class="button main">Dismiss the row</button>
          <a href={paths.officeUnmatched}>Cancel</a>
        </div>
      </form>
    </OfficeLayout>
  )
}
