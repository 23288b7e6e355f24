import type { Day } from './calendar.ts'
import type { Contacts } from './contacts.ts'
import { fullName } from './person-name.ts'
import type { HoldingPeriod } from './standing/holdings.ts'
import type { Migration } from './standing/program.ts'
import { type Selection, shownOf } from './transcript.ts'

/** What a transcript shows of its owner's record, as they have chosen it. */
export interface Display extends Selection {
  readonly names: 'latin' | 'localized' | 'both'
  readonly showsAddress: boolean
  readonly showsDates: boolean
  readonly showsExpirations: boolean
  readonly expiresOn: Day | null
  readonly remarks: string
}

/** Are name and days shown, which the badges of what is on it would tell too? */
export function showsAllOfBadge({
  names,
  showsDates,
  showsExpirations,
}: Pick<Display, 'names' | 'showsDates' | 'showsExpirations'>): boolean {
  return names !== 'localized' && showsDates && showsExpirations
}

/** Whose it is. */
export interface Owner {
  readonly firstName: string
  readonly lastName: string
  readonly localizedFirstName: string
  readonly localizedLastName: string
  /** The country by its name. */
  readonly contacts: Contacts
}

export interface OpenCertification {
  readonly certification: string
  readonly status: 'active' | 'expired'
  readonly earnedOn: Day | undefined
  readonly expiresOn: Day | null | undefined
}

/** A transcript as it is told on a day; what was not chosen is not in it. */
export interface OpenTranscript {
  readonly transcript: string
  readonly name: string
  readonly localizedName: string | undefined
  readonly address: readonly string[] | undefined
  readonly on: Day
  /** The last day of the link; `null` where it has none. */
  readonly linkEndsOn: Day | null
  readonly certifications: readonly OpenCertification[]
  readonly remarks: string | undefined
}

interface Law {
  readonly migrations: readonly Migration[]
  readonly familyNameFirst: readonly string[]
}

export function openTranscript(
  law: Law,
  token: string,
  display: Display,
  owner: Owner,
  periods: readonly HoldingPeriod[],
  on: Day,
): OpenTranscript {
  const address = display.showsAddress ? addressOf(owner.contacts) : []
  const shown = shownOf(display, law.migrations, periods, on)
  return {
    transcript: token,
    ...namesOf(law, display, owner),
    address: address.length > 0 ? address : undefined,
    on,
    linkEndsOn: display.expiresOn,
    certifications: shown.map(({ certification, status, earnedOn, expiresOn }) => ({
      certification,
      status,
      earnedOn: display.showsDates ? earnedOn : undefined,
      expiresOn: display.showsExpirations ? expiresOn : undefined,
    })),
    remarks: display.remarks === '' ? undefined : display.remarks,
  }
}

/** A name that there is not cannot be shown: the other one stands for it. */
function namesOf({ familyNameFirst }: Law, { names }: Display, owner: Owner) {
  const latin = fullName({ first: owner.firstName, last: owner.lastName }, familyNameFirst)
  const localized = fullName({ first: owner.localizedFirstName, last: owner.localizedLastName }, familyNameFirst)
  const name = (names === 'localized' && localized) || latin
  return { name, localizedName: names === 'both' && localized !== '' && localized !== latin ? localized : undefined }
}

function addressOf({ address1, address2, city, state, postalCode, country }: Contacts): string[] {
  const place = [[city, state].filter(Boolean).join(', '), postalCode].filter(Boolean).join(' ')
  return [address1, address2, place, country].filter((line) => line !== '')
}
