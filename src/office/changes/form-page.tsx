import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError, SelectField, TextField } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { WhyFields } from '../../ui/office/why-fields.tsx'
import { capitalize } from '../../ui/words.ts'
import { type KindOfChange, type What, whys } from './kinds.ts'

interface FormProps {
  readonly frame: OfficeFrame
  readonly person: { readonly id: string; readonly name: string; readonly isUnknown: boolean }
  readonly what: What
  readonly kind: KindOfChange
  /** The fact it is about, in a few words, where it is about one. */
  readonly fact?: string | undefined
  /** Where the form was opened. */
  readonly cancel: string
  /** Sent along unseen. */
  readonly hidden: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
  readonly certifications: readonly (readonly [code: string, name: string])[]
  readonly errors: readonly FieldError[]
}

const countsOptions = [
  ['no', 'Don’t count'],
  ['yes', 'Count from this day on'],
] as const

/** Asks for what a change needs; the next page shows what it would do. */
export function ChangeFormPage(props: FormProps) {
  const { frame, person, what, kind, fact, cancel, hidden, typed, certifications, errors } = props
  const title = person.isUnknown ? 'Attach this row to a person' : kind.title
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <OfficeLayout title={errors.length > 0 ? `Error: ${title}` : title} frame={frame}>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <h1>{title}</h1>
      <p class="lede">
        {fact ? `${capitalize(fact)}. ` : ''}
        {person.isUnknown ? (
          <>
            It names <span class="code">{person.id}</span>. No one has that ID.
          </>
        ) : (
          <>
            For <a href={paths.officePerson(person.id)}>{person.name}</a>.
          </>
        )}{' '}
        The next page shows what would change. Nothing is done before that.
      </p>
      <form method="post" action={paths.officeChange(person.id, what)} class="narrow-form">
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {kind.fields.map((field) => {
          const { name, label, hint } = field
          const common = { name, label, hint, value: typed[name] ?? '', error: errorOf(name) }
          if (field.kind === 'text') return <TextField {...common} />
          if (field.kind === 'day') return <TextField {...common} width="day" />
          if (field.kind === 'counts') return <SelectField {...common} options={countsOptions} none="Choose" />
          return (
            <SelectField
              {...common}
              options={certifications}
              none={field.kind === 'held' ? 'All they hold' : 'Choose a certification'}
            />
          )
        })}
        <WhyFields whys={whys} typed={typed} errors={errors} />
        <div class="deeds">
          <button class="button main">Show what it does</button>
          <a href={cancel}>Cancel</a>
        </div>
      </form>
    </OfficeLayout>
  )
}
