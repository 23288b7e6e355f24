import * as v from 'valibot'
import { addressFormOf } from '../../adapters/address-forms.ts'
import { contactsInForce, type ContactEntry } from '../../core/contacts.ts'
import { isRoman, type Shipping, type ShippingField, shippingOf } from '../../core/shipping.ts'
import { formErrors } from './form-errors.ts'
import { emailAddress, sent } from './form-fields.ts'
import type { FieldError } from '../../ui/fields.tsx'

/** In the guide's words. */
export const shippingLabels: Readonly<Record<ShippingField, string>> = {
  firstName: 'First Name',
  lastName: 'Last Name',
  email: 'Email',
  phone: 'Phone Number',
  address1: 'Address',
  address2: 'Address (Cont)',
  city: 'City',
  state: 'State/Province',
  postalCode: 'Postal Code',
  country: 'Country',
  localizedFirstName: 'Localized First Name',
  localizedLastName: 'Localized Last Name',
  localizedAddress1: 'Localized Address',
  localizedAddress2: 'Localized Address (Cont)',
  localizedCity: 'Localized City',
  localizedState: 'Localized State/Province',
  localizedPostalCode: 'Localized Postal Code',
}

const line = (most: number) =>
  v.pipe(
    sent,
    v.transform((text) =>
      text
        .normalize('NFC')
        .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
        .trim(),
    ),
    v.maxLength(most, `Use at most ${most} characters.`),
  )
const romanSentence = 'Use Roman letters here. Enter other scripts under Localized.'
const roman = (most: number) => v.pipe(line(most), v.check(isRoman, romanSentence))
const needed = (most: number, missing: string) => v.pipe(roman(most), v.nonEmpty(missing))

/** What a posted shipping form must be, for the countries we send to. */
function shippingForm(countries: readonly (readonly [code: string, name: string])[]) {
  const codes = countries.map(([code]) => code)
  return v.object({
    firstName: roman(100),
    lastName: needed(100, 'Enter the last name.'),
    email: v.pipe(
      emailAddress('Enter your email address, like name@example.com.'),
      v.maxLength(254, 'Use at most 254 characters.'),
    ),
    phone: v.pipe(
      line(40),
      v.regex(/^$|^[+()\d][-\d\s()/.]{3,}(?: ?(?:ext\.?|x) ?\d+)?$/i, 'Enter a phone number, like +1 555 0100.'),
    ),
    address1: needed(200, 'Enter the street and number.'),
    address2: roman(200),
    city: roman(100),
    state: roman(100),
    postalCode: roman(20),
    country: v.pipe(sent, v.picklist(codes, 'Choose a country from the list. We send kits to these countries.')),
    localizedFirstName: line(100),
    localizedLastName: line(100),
    localizedAddress1: line(200),
    localizedAddress2: line(200),
    localizedCity: line(100),
    localizedState: line(100),
    localizedPostalCode: line(20),
  })
}

/** Reads a posted shipping form: the address, or everything that is wrong with it, in the order of the fields. */
export function readShippingForm(
  fields: Readonly<Record<string, string>>,
  countries: readonly (readonly [code: string, name: string])[],
): { readonly shipping: Shipping | undefined; readonly errors: readonly FieldError[] } {
  const form = v.safeParse(shippingForm(countries), fields, { abortPipeEarly: true })
  const isServed = countries.some(([code]) => code === fields.country)
  const found = [
    ...formErrors(form.issues, shippingLabels),
    ...(isServed ? problemsOfCountry(shippingOf(fields)) : []).map(([field, sentence]) => ({
      field,
      sentence,
      label: shippingLabels[field],
    })),
  ]
  const errors = Object.keys(shippingLabels).flatMap((name) => found.find(({ field }) => field === name) ?? [])
  return errors.length === 0 && form.success ? { shipping: form.output, errors: [] } : { shipping: undefined, errors }
}

const missing = {
  city: 'Enter the city or town.',
  state: 'Enter the state or province. Addresses in this country need one.',
  postalCode: 'Enter the postal code',
} as const

/** What the address lacks by the rules of its country. */
function problemsOfCountry(shipping: Shipping): (readonly [ShippingField, string])[] {
  const { needs = [], postalCode } = addressFormOf(shipping.country) ?? {}
  const like = postalCode ? `, like ${postalCode.example}` : ''
  const lacks = needs.filter((field) => shipping[field].trim() === '')
  const typed = shipping.postalCode.trim()
  const isOdd = postalCode && typed !== '' && !postalCode.isOne(typed)
  return [
    ...lacks.map((field) => [field, field === 'postalCode' ? `${missing[field]}${like}.` : missing[field]] as const),
    ...(isOdd ? [['postalCode', `Enter a postal code of this country${like}.`] as const] : []),
  ]
}

interface KnownPerson {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly provedEmail: string | null
  readonly phone: string
  readonly address1: string
  readonly address2: string
  readonly city: string
  readonly state: string
  readonly postalCode: string
  readonly country: string
  readonly localizedFirstName: string
  readonly localizedLastName: string
}

/** What the record says of where somebody lives. */
export function shippingOfRecord(person: KnownPerson | undefined, own: readonly ContactEntry[]): Shipping {
  if (!person) return shippingOf({})
  const { firstName, lastName, localizedFirstName, localizedLastName } = person
  const email = person.provedEmail ?? person.email
  return shippingOf({
    firstName,
    lastName,
    email,
    localizedFirstName,
    localizedLastName,
    ...contactsInForce(person, own),
  })
}
