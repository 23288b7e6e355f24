import type { Moment } from './calendar.ts'

/** Where a credential is revoked: a place on a list. */
export function statusEntry(list: string, place: number) {
  return {
    id: `${list}#${place}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(place),
    statusListCredential: list,
  }
}

/** What a status list says. */
export interface ListFacts {
  readonly at: string
  readonly issuer: string
  readonly validFrom: Moment
  /** After this it tells nobody anything. */
  readonly validUntil: Moment
  /** The list itself, packed. */
  readonly bits: string
  /** How long a copy may be used without asking again. */
  readonly milliseconds: number
}

/** A status list before it is signed. */
export function statusList({ at, issuer, validFrom, validUntil, bits, milliseconds }: ListFacts) {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: at,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    validUntil,
    credentialSubject: {
      id: `${at}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: bits,
      ttl: milliseconds,
    },
  }
}
