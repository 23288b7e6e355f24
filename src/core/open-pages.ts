import { type Consent, mayShow } from './answers.ts'

/** All that a page open to anyone may hold about a candidate. What is not listed here is on none. */
export const openKeys = {
  verification: ['valid', 'status', 'certification', 'name', 'earnedOn', 'expiresOn', 'on'],
  /** What the page says in words besides. */
  verificationPage: [
    'valid',
    'status',
    'certification',
    'name',
    'localizedName',
    'earnedOn',
    'activeOn',
    'expiresOn',
    'since',
    'on',
    'isErased',
  ],
  /** What a signed badge says of a person to whoever has its address. */
  badge: ['certification', 'name', 'emailHash', 'firstEarnedOn', 'validFrom', 'expiresOn', 'exams', 'place'],
  badgePage: [
    'certification',
    'status',
    'name',
    'localizedName',
    'earnedOn',
    'activeOn',
    'expiresOn',
    'since',
    'ended',
    'isEnding',
    'isErased',
  ],
  transcript: [
    'transcript',
    'name',
    'localizedName',
    'address',
    'on',
    'linkEndsOn',
    'issuer',
    'certifications',
    'remarks',
  ],
  transcriptCertification: ['certification', 'title', 'level', 'status', 'earnedOn', 'expiresOn'],
} as const

/** What says who it is. */
const names: ReadonlySet<string> = new Set(['name', 'localizedName', 'emailHash'])

export type OpenPage = keyof typeof openKeys

/** The listed part of what is known, as far as the candidate's consent goes; nothing where it reads as unknown. */
export function openView<P extends OpenPage, T extends Partial<Record<(typeof openKeys)[P][number], unknown>>>(
  page: P,
  known: T,
  consent: Consent,
): Partial<T> | undefined {
  if (!mayShow(consent, 'certification')) return undefined
  const keys = openKeys[page].filter((key) => !names.has(key) || mayShow(consent, 'name'))
  const values = known as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  ) as Partial<T>
}
