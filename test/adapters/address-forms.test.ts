import { describe, expect, test } from 'vitest'
import { addressFormOf, countriesServed } from '../../src/adapters/address-forms.ts'

const all = countriesServed(undefined).map(([code]) => code)

describe('the address of a country', () => {
  test.each(['NG', 'GH', 'HK', 'JP', 'PA', 'SE', 'US'])('in %s has a city', (country) => {
    expect(addressFormOf(country)!.needs).toContain('city')
  })

  test('has no city only where there is none', () => {
    expect(all.filter((country) => !addressFormOf(country)!.needs.includes('city')).sort()).toEqual([
      'AE',
      'GI',
      'KY',
      'MO',
      'NR',
      'SG',
    ])
  })
})

describe('a postal code', () => {
  test('of each country has an example that is one', () => {
    expect(all.length).toBeGreaterThan(200)
    for (const country of all) {
      const codes = addressFormOf(country)!.postalCode
      expect([country, codes?.example, codes?.isOne(codes.example) ?? true]).toEqual([country, codes?.example, true])
    }
  })

  test.each([
    ['LU', 'L-1234'],
    ['LU', '1234'],
    ['DE', 'D-10115'],
    ['DE', 'DE-10115'],
    ['IN', '110 001'],
    ['SE', '223 50'],
    ['SE', '22350'],
    ['PL', '00-950'],
    ['PL', '00950'],
    ['LV', 'LV-1010'],
    ['LV', '1010'],
    ['GB', 'sw1a 1aa'],
    ['US', '27601-1234'],
  ])('of %s may be written %s', (country, typed) => {
    expect(addressFormOf(country)!.postalCode!.isOne(typed)).toBe(true)
  })

  test.each([
    ['LU', 'L-12345'],
    ['US', '223 50 1'],
    ['DE', '1011'],
    ['GB', '10115'],
  ])('of %s is not %s', (country, typed) => {
    expect(addressFormOf(country)!.postalCode!.isOne(typed)).toBe(false)
  })
})
