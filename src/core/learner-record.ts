import type { Day } from './calendar.ts'
import { statusEntry } from './status-list.ts'
import { endOfDay, startOfDay } from './zoned-days.ts'

const recordContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
] as const

/** What a learner record says besides the badges in it. */
export interface RecordFacts {
  readonly at: string
  readonly issuer: { readonly did: string; readonly name: string; readonly url: string }
  readonly name: string
  /** The zone in which its days begin and end. */
  readonly timeZone: string
  /** The day that it shows. */
  readonly on: Day
  /** The last day of the link it is read at; `null` where that has none. */
  readonly linkEndsOn: Day | null
  /** Where it is revoked. */
  readonly status: { readonly list: string; readonly place: number }
}

/**
 * A transcript as CLR 2.0 writes it, before it is signed: partial, since its owner chose what is in it. Their own remarks
 * are not: the issuer would sign them.
 */
export function learnerRecord<B extends object>(facts: RecordFacts, badges: readonly B[]) {
  const { at, issuer, name, timeZone, on, linkEndsOn, status } = facts
  return {
    '@context': recordContexts,
    id: at,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: `Transcript of certifications, ${issuer.name}`,
    partial: true,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom: startOfDay(on, timeZone),
    ...(linkEndsOn && { validUntil: endOfDay(linkEndsOn, timeZone) }),
    credentialSubject: {
      id: `${at}#holder`,
      type: ['ClrSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' }],
      verifiableCredential: badges,
    },
    credentialStatus: statusEntry(status.list, status.place),
  }
}
