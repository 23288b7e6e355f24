import { countOf } from '../../ui/words.ts'
import type { ErasureReason } from '../../core/erasure.ts'
import type { findErasurePreview } from '../../data/office/erasure-preview.ts'
import type { findErasure } from '../../data/people/erasures.ts'
import type { FoundIn } from '../../data/prepared.ts'

export type Counts = NonNullable<FoundIn<ReturnType<typeof findErasurePreview>>>
export type FoundErasure = NonNullable<FoundIn<ReturnType<typeof findErasure>>>

export const reasonWords: readonly (readonly [ErasureReason, string])[] = [
  ['request', 'The person asked for it'],
  ['order', 'An authority or a court ordered it'],
  ['retention', 'The retention period is over'],
  ['other', 'Another reason'],
]

/** What goes, a line each. */
export function whatGoes(counts: Counts): readonly string[] {
  const { loginId, merged, facts, activities, mails, cases, transcripts, orders, kits, details } = counts
  const some = (count: number, one: string, many?: string) => (count > 0 ? [countOf(count, one, many)] : [])
  return [
    'Name, localized name, email addresses, phone, postal address and IDs elsewhere',
    loginId === null
      ? 'There is no login'
      : `The login ${loginId}, with its password, passkeys, linked accounts and sessions`,
    ...some(merged, 'record merged with this one', 'records merged with this one'),
    ...some(facts, 'version of facts from files and staff', 'versions of facts from files and staff'),
    ...some(activities, 'continuing education activity', 'continuing education activities'),
    ...some(mails, 'email in the list of emails', 'emails in the list of emails'),
    ...some(cases, 'support case with its files', 'support cases with their files'),
    ...some(transcripts, 'transcript and its links', 'transcripts and their links'),
    ...some(orders, 'order loses its address', 'orders lose their address'),
    ...some(kits, 'kit not sent is cancelled', 'kits not sent are cancelled'),
    ...some(details, 'line of the log loses its details', 'lines of the log lose their details'),
    'Lines about them in received files and import reports',
  ]
}

/** What stays, a line each. */
export function whatStays({ codes, badges, orders }: Counts): readonly string[] {
  return [
    'The candidate ID, so that we can leave out their rows in later files',
    `${countOf(codes, 'verification code')} and ${countOf(badges, 'digital badge')}, with certification, dates and status, but no name`,
    ...(orders > 0 ? [`Amount, date and country of ${countOf(orders, 'order')}`] : []),
    'Who erased the record and when, in the log',
  ]
}
