import { bareLastName, bareRegistrationNumber } from '../core/last-names.ts'
import type { MappingRequest } from '../data/sign-in/mapping.ts'
import type { Try } from '../http/limits.ts'
import type { Settings } from '../http/settings.ts'

type ByReport = Pick<MappingRequest & { readonly by: 'score-report' }, 'lastName' | 'registrationNumber' | 'from'>

/** What the misses of a score report are counted for: few where one address names one person, more for many addresses. */
export function triesByReport(
  { nameAndAddress, misses, name, number, site }: Settings['mapping'],
  { lastName, registrationNumber, from }: ByReport,
): readonly [Try, ...Try[]] {
  const bareName = bareLastName(lastName)
  return [
    { limit: nameAndAddress, subject: `${bareName} ${from}` },
    { limit: misses, subject: from },
    { limit: name, subject: bareName },
    { limit: number, subject: bareRegistrationNumber(registrationNumber) },
    { limit: site, subject: '' },
  ]
}
