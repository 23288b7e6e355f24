import { addressFormOf } from '../../adapters/address-forms.ts'
import { localizedFields, romanFields, type Shipping } from '../../core/shipping.ts'
import { type FieldError, SelectField, TextField } from '../../ui/fields.tsx'
import { shippingLabels } from './shipping-form.ts'

export interface ShippingFieldsProps {
  readonly typed: Shipping
  readonly errors: readonly FieldError[]
  readonly countries: readonly (readonly [code: string, name: string])[]
}

const autocompletes: Readonly<Partial<Record<string, string>>> = {
  firstName: 'given-name',
  lastName: 'family-name',
  email: 'email',
  phone: 'tel',
  address1: 'address-line1',
  address2: 'address-line2',
  city: 'address-level2',
  state: 'address-level1',
  postalCode: 'postal-code',
  country: 'country',
}

/** What may stay empty; of the parts of a place, as far as the country is known. */
function hintFor(name: keyof Shipping, country: string): string | undefined {
  if (name === 'firstName' || name === 'phone' || name === 'address2') return 'Optional'
  if (name !== 'city' && name !== 'state' && name !== 'postalCode') return undefined
  const form = addressFormOf(country)
  if (form) return form.needs.includes(name) ? undefined : 'Optional'
  return name === 'city' ? undefined : 'Optional in some countries'
}

/** The guide's two groups: in Roman letters, and as it is written where it goes. */
export function ShippingFields({ typed, errors, countries }: ShippingFieldsProps) {
  const field = (name: keyof Shipping) => ({
    name,
    label: shippingLabels[name],
    value: typed[name],
    error: errors.find((error) => error.field === name)?.sentence,
    autocomplete: autocompletes[name] ?? 'off',
    hint: hintFor(name, typed.country),
    ...((name === 'postalCode' || name === 'localizedPostalCode') && { width: 'day' as const }),
  })
  return (
    <div class="two-ways">
      <fieldset class="section plain">
        <legend>
          <h2>Demographics</h2>
        </legend>
        <p class="aside">English (Roman) alphabet only.</p>
        {romanFields.map((name) =>
          name === 'country' ? (
            <SelectField {...field(name)} options={countries} none="Choose" />
          ) : (
            <TextField {...field(name)} type={name === 'email' ? 'email' : 'text'} />
          ),
        )}
      </fieldset>
      <fieldset class="section plain">
        <legend>
          <h2>Localized</h2>
        </legend>
        <p class="aside">Optional. Double byte characters allowed. Write the address as it’s written in its country.</p>
        {localizedFields.map((name) => (
          <TextField {...field(name)} label={shippingLabels[name]} />
        ))}
      </fieldset>
    </div>
  )
}
