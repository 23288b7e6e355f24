import { addDays, type Day, type Moment } from './calendar.ts'

/** Everything a badge says. */
export interface BadgeFacts {
  /** Addresses of the badge, of what is achieved, of its status list, and of the issuer. */
  readonly at: { readonly badge: string; readonly achievement: string; readonly list: string; readonly issuer: string }
  readonly issuer: { readonly did: string; readonly name: string }
  readonly certification: { readonly code: string; readonly name: string; readonly description: string }
  /** Absent where the holder has not said that others may know it. */
  readonly name?: string | undefined
  /** A salted hash of the holder's email address; absent unless they asked for it. */
  readonly emailHash?: { readonly identityHash: string; readonly salt: string } | undefined
  readonly firstEarnedOn: Day
  readonly validFrom: Moment
  /** The last day it is valid on; `null` where it never ends. */
  readonly expiresOn: Day | null
  readonly exams: readonly { readonly title: string; readonly takenOn: Day }[]
  readonly place: number
}

const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
] as const

/**
 * A badge as Open Badges 3.0 writes it, before it is signed. It names no registration number, and no address of the
 * person but as a hash that they have asked for.
 */
export function openBadge(facts: BadgeFacts) {
  const { at, issuer, certification, exams } = facts
  const identifier = identifiersOf(facts)
  return {
    '@context': badgeContexts,
    id: at.badge,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: certification.name,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: at.issuer },
    validFrom: facts.validFrom,
    ...(facts.expiresOn && { validUntil: endOf(facts.expiresOn) }),
    awardedDate: `${facts.firstEarnedOn}T00:00:00Z`,
    credentialSubject: {
      id: `${at.badge}#holder`,
      type: ['AchievementSubject'],
      ...(identifier.length > 0 && { identifier }),
      achievement: {
        id: at.achievement,
        type: ['Achievement'],
        achievementType: 'Certification',
        name: certification.name,
        description: certification.description,
        humanCode: certification.code,
        criteria: { id: at.achievement },
      },
    },
    ...(exams.length > 0 && {
      evidence: exams.map(({ title, takenOn }) => ({
        type: ['Evidence'],
        name: title,
        description: `Passed on ${takenOn}.`,
        genre: 'Exam',
      })),
    }),
    credentialStatus: {
      id: `${at.list}#${facts.place}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(facts.place),
      statusListCredential: at.list,
    },
  }
}

export type OpenBadge = ReturnType<typeof openBadge>

function identifiersOf({ name, emailHash }: BadgeFacts) {
  const type = 'IdentityObject'
  return [
    ...(name ? [{ type, hashed: false, identityHash: name, identityType: 'name' }] : []),
    ...(emailHash ? [{ type, hashed: true, ...emailHash, identityType: 'emailAddress' }] : []),
  ]
}

/** The last second of a day anywhere on Earth: nobody is told too early that it is over. */
function endOf(day: Day): Moment {
  return `${addDays(day, 1)}T11:59:59Z`
}

/** A status list before it is signed. `bits` is the list itself, packed. */
export function statusList(at: string, issuer: string, validFrom: Moment, bits: string, milliseconds: number) {
  return {
    '@context': [badgeContexts[0]],
    id: at,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    credentialSubject: {
      id: `${at}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: bits,
      ttl: milliseconds,
    },
  }
}

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
  readonly validFrom: Moment
  /** The last day of the link it is read at; `null` where that has none. */
  readonly linkEndsOn: Day | null
}

/**
 * A transcript as CLR 2.0 writes it, before it is signed: partial, since its owner chose what is in it. Their own remarks
 * are not: the issuer would sign them.
 */
export function learnerRecord<B extends object>(facts: RecordFacts, badges: readonly B[]) {
  const { at, issuer, name, validFrom, linkEndsOn } = facts
  return {
    '@context': recordContexts,
    id: at,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: `Transcript of certifications, ${issuer.name}`,
    partial: true,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: issuer.url },
    validFrom,
    ...(linkEndsOn && { validUntil: endOf(linkEndsOn) }),
    credentialSubject: {
      id: `${at}#holder`,
      type: ['ClrSubject'],
      identifier: [{ type: 'IdentityObject', hashed: false, identityHash: name, identityType: 'name' }],
      verifiableCredential: badges,
    },
  }
}
