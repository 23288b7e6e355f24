import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../ui/fields.tsx'
import { CheckGroup } from '../../ui/office/check-group.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { scopeWords } from './view.ts'

interface NewTokenProps {
  readonly frame: OfficeFrame
  readonly typed: Readonly<Record<string, string>>
  readonly scopes: readonly string[]
  readonly errors: readonly FieldError[]
}

const boxes = scopeWords.map(([value, hint]) => ({ value, label: value, hint }))

export function NewTokenPage({ frame, typed, scopes, errors }: NewTokenProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OfficeLayout title={errors.length > 0 ? 'Error: Make a token' : 'Make a token'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Make a token</h1>
      <p class="lede">A program sends it with each request. You see it once, on the next page.</p>
      <form method="post" action={paths.officeTokens} class="narrow-form">
        <TextField
          name="name"
          label="Name"
          hint="Which program it is for."
          value={typed.name ?? ''}
          error={errorOf('name')}
        />
        <TextField
          name="owner"
          label="Owner"
          hint="Who answers for it: a person or a team."
          value={typed.owner ?? ''}
          error={errorOf('owner')}
        />
        <TextField
          name="days"
          label="Days"
          hint="At most 365."
          width="day"
          value={typed.days ?? ''}
          error={errorOf('days')}
        />
        <CheckGroup
          group="scope"
          name="scopes"
          legend="It may"
          boxes={boxes}
          ticked={scopes}
          error={errorOf('scopes')}
        />
        <div class="deeds">
          <button class="button main">Make the token</button>
          <a href={paths.officeColleagues}>Cancel</a>
        </div>
      </form>
    </OfficeLayout>
  )
}
