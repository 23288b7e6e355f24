import type { Role } from '../../core/colleagues.ts'
import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { RoleBoxes } from './role-boxes.tsx'

interface NewColleagueProps {
  readonly frame: OfficeFrame
  readonly typed: Readonly<Record<string, string>>
  readonly roles: readonly Role[]
  readonly errors: readonly FieldError[]
}

export function NewColleaguePage({ frame, typed, roles, errors }: NewColleagueProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OfficeLayout title={errors.length > 0 ? 'Error: Add a colleague' : 'Add a colleague'} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>Add a colleague</h1>
      <p class="lede">They can come in as soon as you’ve added them. We don’t email them.</p>
      <form method="post" action={paths.officeColleagues} class="narrow-form">
        <TextField name="name" label="Name" value={typed.name ?? ''} error={errorOf('name')} />
        <TextField
          name="email"
          type="email"
          label="Email address"
          hint="The one of the work account they sign in with."
          value={typed.email ?? ''}
          error={errorOf('email')}
        />
        <RoleBoxes ticked={roles} error={errorOf('roles')} />
        <div class="deeds">
          <button class="button main">Add this colleague</button>
          <a href={paths.officeColleagues}>Cancel</a>
        </div>
      </form>
    </OfficeLayout>
  )
}
