import type { Day, Moment } from './calendar.ts'
import { statusEntry } from './status-list.ts'
import { endOfDay, secondOf, startOfDay } from './zoned-days.ts'

export interface BadgeAddresses {
  readonly badge: string
  /** Where a wallet asks for a newer version. */
  readonly refresh: string
  readonly achievement: string
  /** A picture of what is achieved, the same for everybody. */
  readonly image: string
  readonly list: string
  readonly issuer: string
}

/** Everything a badge says. */
export interface BadgeFacts {
  readonly at: BadgeAddresses
  readonly issuer: { readonly did: string; readonly name: string }
  /** The zone in which its days begin and end. */
  readonly timeZone: string
  readonly certification: {
    readonly code: string
    readonly name: string
    readonly description: string
    /** What the picture shows, in words. */
    readonly caption: string
  }
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
  const { at, issuer, timeZone, certification, exams } = facts
  const identifier = identifiersOf(facts)
  return {
    '@context': badgeContexts,
    id: at.badge,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: certification.name,
    issuer: { id: issuer.did, type: ['Profile'], name: issuer.name, url: at.issuer },
    validFrom: facts.validFrom,
    ...(facts.expiresOn && { validUntil: endOfDay(facts.expiresOn, timeZone) }),
    awardedDate: startOfDay(facts.firstEarnedOn, timeZone),
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
        image: { id: at.image, type: 'Image', caption: certification.caption },
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
    credentialStatus: statusEntry(at.list, facts.place),
    refreshService: { id: at.refresh, type: '1EdTechCredentialRefresh' },
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

/**
 * From when on a badge says what it comes to say: from the start of its period, and later than what it said before. Of two
 * files with one id, readers take the one with the newer `validFrom`.
 */
export function validFromOf(former: Moment | null, activeOn: Day, timeZone: string): Moment {
  const start = startOfDay(activeOn, timeZone)
  if (former === null || former < start) return start
  return secondOf(new Date(Date.parse(former) + 1000))
}
