import { describe, expect, test } from 'vitest'
import { countriesServed } from '../../src/adapters/address-forms.ts'
import { readShippingForm } from '../../src/http/forms/shipping-form.ts'

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
  const errorsOf = (typed: Readonly<Record<string, string>>, served?: readonly string[]) =>
    readShippingForm({ ...lund, ...typed }, countriesServed(served)).errors
  const sentencesOf = (typed: Readonly<Record<string, string>>, served?: readonly string[]) =>
    errorsOf(typed, served).map(({ sentence }) => sentence)

  test('may be wherever kits are sent to, and nowhere else', () => {
    const refused = ['Choose a country from the list. We send kits to these countries.']
    expect(sentencesOf({ country: 'SE' })).toEqual([])
    expect(sentencesOf({ country: 'SE' }, ['NO', 'SE'])).toEqual([])
    for (const country of ['SE', 'se', 'XX', '', '__proto__', 'NO ', 'NO,SE'])
      expect(sentencesOf({ country }, ['NO'])).toEqual(refused)
    expect(sentencesOf({ country: 'SE' }, [])).toEqual(refused)
  })

  test.each(['NG', 'GH', 'JP', 'HK', 'SE'])('in %s is not taken without a city', (country) => {
    const postalCode = country === 'SE' ? '223 50' : country === 'JP' ? '100-0001' : ''
    expect(sentencesOf({ country, postalCode, state: 'Lagos', city: ' ' })).toEqual(['Enter the city or town.'])
  })

  test('in a city state needs none', () => {
    expect(sentencesOf({ country: 'SG', postalCode: '018989', city: '' })).toEqual([])
  })

  test('says everything that is wrong at once, in the order of the fields', () => {
    const wrong = { lastName: '', email: 'anna', address1: '', city: '', state: '', postalCode: '1', country: 'US' }
    expect(errorsOf(wrong).map(({ field }) => field)).toEqual([
      'lastName',
      'email',
      'address1',
      'city',
      'state',
      'postalCode',
    ])
    expect(sentencesOf(wrong)).toContain('Enter a postal code of this country, like 27601.')
  })

  test.each(['Kaʻaʻawa', 'Taʿizz', 'Hauptstraße 3–5', 'L’Aquila', 'Rua D. João Nº 3'])('may have %s in it', (line) => {
    expect(sentencesOf({ address1: line })).toEqual([])
  })

  test.each([
    ['LU', 'L-1234'],
    ['DE', 'D-10115'],
    ['IN', '110 001'],
  ])('of %s may have the postal code %s', (country, postalCode) => {
    expect(sentencesOf({ country, postalCode, state: 'Delhi' })).toEqual([])
  })
})
