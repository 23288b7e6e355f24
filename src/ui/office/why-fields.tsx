import { type FieldError, SelectField, TextArea } from '../fields.tsx'

interface WhyProps {
  readonly whys: readonly (readonly [code: string, words: string])[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOptional?: boolean
}

/** Why a colleague changes something, for the log: a code and their own words. */
export function WhyFields({ whys, typed, errors, isOptional = false }: WhyProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <>
      <SelectField
        name="why"
        label="Why"
        value={typed.why ?? ''}
        error={errorOf('why')}
        options={whys}
        none="Choose a reason"
      />
      <TextArea
        name="reason"
        label={isOptional ? 'In your own words (optional)' : 'In your own words'}
        hint="For the log. Include the case reference if there is one."
        value={typed.reason ?? ''}
        error={errorOf('reason')}
        rows={3}
      />
    </>
  )
}
