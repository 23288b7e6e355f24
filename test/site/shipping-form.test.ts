import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { countriesServed } from '../../src/adapters/address-forms.ts'
import { shippingForm } from '../../src/site/fulfillment/shipping-form.ts'

const lund = {
  firstName: 'Anna',
  lastName: 'Nilsson',
  email: 'anna@example.net',
  phone: '',
  address1: 'Storgatan 1',
  address2: '',
  city: 'Lund',
  state: '',
  postalCode: '223 50',
  country: 'SE',
}

describe('a shipping address', () => {
  const sentenceFor = (served: readonly string[] | undefined, country: unknown) =>
    v.safeParse(shippingForm(countriesServed(served)), { ...lund, country }).issues?.map(({ message }) => message)

  test('may be wherever kits are sent to, and nowhere else', () => {
    const refused = ['Choose a country from the list. We send kits to these countries.']
    expect(sentenceFor(undefined, 'SE')).toBeUndefined()
    expect(sentenceFor(['NO', 'SE'], 'SE')).toBeUndefined()
    for (const country of ['SE', 'se', 'XX', '', '__proto__', 'NO ', 'NO,SE'])
      expect(sentenceFor(['NO'], country)).toEqual(refused)
    expect(sentenceFor([], 'SE')).toEqual(refused)
  })
})
