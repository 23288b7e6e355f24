import names from 'i18n-iso-countries/langs/en.json' with { type: 'json' }

/** Every country of ISO 3166 by its two letters, in the order of their English names. */
export const countries: readonly (readonly [code: string, name: string])[] = Object.entries(names.countries)
  .map(([code, name]) => [code, Array.isArray(name) ? name[0]! : name] as const)
  .sort((one, other) => one[1].localeCompare(other[1], 'en'))

const nameOf = new Map(countries)

/** A country as people call it; what is no code stays as it is. */
export function countryName(code: string): string {
  return nameOf.get(code) ?? code
}
