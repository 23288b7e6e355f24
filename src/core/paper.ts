/** Where letters are written on Letter paper, by Unicode's CLDR; everywhere else it is A4. */
const letterCountries: ReadonlySet<string> = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '))

export function paperOf(country: string): 'A4' | 'Letter' {
  return letterCountries.has(country) ? 'Letter' : 'A4'
}
