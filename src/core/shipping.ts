/** Where something is sent, in Roman letters; and, where it helps, as it is written there. */
export const romanFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'address1',
  'address2',
  'city',
  'state',
  'postalCode',
  'country',
] as const

export const localizedFields = [
  'localizedFirstName',
  'localizedLastName',
  'localizedAddress1',
  'localizedAddress2',
  'localizedCity',
  'localizedState',
  'localizedPostalCode',
] as const

const shippingFields = [...romanFields, ...localizedFields] as const

export type ShippingField = (typeof shippingFields)[number]
export type Shipping = Readonly<Record<ShippingField, string>>

/** Latin letters with or without marks, figures and the signs of an address; no wide forms of them. */
const roman = /^(?:(?![\uff00-\uffef])[\p{Script=Latin}\p{M}\d \-–.,'‘’ʻʼʾʿ`"/#&()+:;ºª°@_])*$/u

export function isRoman(text: string): boolean {
  return roman.test(text.normalize('NFC'))
}

/** What of some fields is a shipping address; what is not there is empty. */
export function shippingOf(fields: Readonly<Record<string, string | undefined>>): Shipping {
  return Object.fromEntries(shippingFields.map((field) => [field, fields[field] ?? ''])) as Shipping
}
