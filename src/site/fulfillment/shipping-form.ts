import * as v from 'valibot'
import { addressFormOf } from '../../adapters/address-forms.ts'
import { contactsInForce, type ContactEntry } from '../../core/contacts.ts'
import { isRoman, type Shipping, type ShippingField, shippingOf } from '../../core/shipping.ts'
import { emailAddress, sent } from '../../http/forms/form-fields.ts'

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

/** What a shipping form must be, for the countries that are served; what else was sent is nobody's. */
export function shippingForm(countries: readonly (readonly [code: string, name: string])[]) {
  const codes = countries.map(([code]) => code)
  const fields = v.object({
    firstName: roman(100),
    lastName: needed(100, 'Enter the last name.'),
    email: v.pipe(emailAddress('Enter an email address.'), v.maxLength(254, 'Use at most 254 characters.')),
    phone: v.pipe(
      line(40),
      v.regex(/^$|^[+()\d][-\d\s()/.]{3,}(?: ?(?:ext\.?|x) ?\d+)?$/i, 'Enter a telephone number, such as +1 555 0100.'),
    ),
    address1: needed(200, 'Enter street and number.'),
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
  return v.pipe(
    fields,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      for (const [field, message] of problemsOfCountry(dataset.value))
        addIssue({ message, path: [{ type: 'object', origin: 'value', input: dataset.value, key: field, value: '' }] })
    }),
  )
}

const missing = {
  city: 'Enter the city: addresses in this country have one.',
  state: 'Enter the state or province: addresses in this country have one.',
  postalCode: 'Enter the postal code: addresses in this country have one.',
} as const

/** What the address lacks by the rules of its country. */
function problemsOfCountry(shipping: Shipping): (readonly [ShippingField, string])[] {
  const form = addressFormOf(shipping.country)
  const lacks = (form?.needs ?? []).filter((field) => shipping[field] === '')
  const isOdd = form?.postalCode && shipping.postalCode !== '' && !form.postalCode.test(shipping.postalCode)
  return [
    ...lacks.map((field) => [field, missing[field]] as const),
    ...(isOdd ? [['postalCode', 'This is not a postal code of this country.'] as const] : []),
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
