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

const optional = ['firstName', 'phone', 'address2']

/** The guide's two groups: in Roman letters, and as it is written where it goes. */
export function ShippingFields({ typed, errors, countries }: ShippingFieldsProps) {
  const field = (name: keyof Shipping) => ({
    name,
    label: shippingLabels[name],
    value: typed[name],
    error: errors.find((error) => error.field === name)?.sentence,
    autocomplete: autocompletes[name] ?? 'off',
    ...(optional.includes(name) && { hint: 'Optional' }),
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
