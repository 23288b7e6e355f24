/** What the log can say that somebody did. */
export const deedNames = [
  'import.received',
  'import.go-live',
  'import.taken-back',
  'import.discarded',
  'import.settled',
  'held-rows.answered',
  'badges.revoked',
  'emails.released',
  'emails.discarded',
  'email.sent-again',
  'email.dismissed',
  'announcement.asked',
  'announcement.sent',
  'announcement.stopped',
  'announcement.discarded',
  'token.made',
  'token.revoked',
  'rebuild.run',
  'rules.accepted',
  'fact.granted',
  'fact.extended',
  'fact.revoked',
  'fact.suspended',
  'fact.lifted',
  'fact.withdrawn',
  'fact.attached',
  'fact.corrected',
  'fact.banned',
  'fact.ban-lifted',
  'fact.ended',
  'fact.kept',
  'kit.address-corrected',
  'kit.reshipped',
  'kit.reship-undone',
  'kit.held',
  'kit.released',
  'kit.cancelled',
  'kit.restored',
  'order.checked',
  'unmatched.dismissed',
  'unmatched.restored',
  'records.merged',
  'records.parted',
  'case.answered',
  'case.assigned',
  'case.noted',
  'case.closed',
  'case.reopened',
  'colleague.added',
  'colleague.role-given',
  'colleague.role-ended',
  'colleague.ended',
  'person.viewed-as',
  'person.login-mail-sent',
  'person.signed-out',
  'person.erasure-asked',
  'person.erasure-dropped',
  'person.erased',
] as const
export type DeedName = (typeof deedNames)[number]

export const actorKinds = ['token', 'colleague', 'site'] as const

/** Who did it: a token, a colleague, or the site itself, by a command or because a file lay in the bucket. */
export type Actor =
  | { readonly kind: 'token' | 'colleague'; readonly id: string }
  | { readonly kind: 'site'; readonly id: 'command' | 'bucket' | 'schedule' }

export const objectKinds = [
  'fact',
  'merge',
  'import',
  'token',
  'colleague',
  'badges',
  'emails',
  'announcement',
  'holdings',
  'case',
  'page',
  'kit',
  'order',
] as const

/** A row of the log as it is sealed. */
export interface Deed {
  readonly id: number
  readonly at: string
  readonly actorKind: (typeof actorKinds)[number]
  readonly actorId: string
  readonly what: DeedName
  readonly objectKind: (typeof objectKinds)[number] | null
  readonly objectId: string | null
  /** The person it is about, where it is about one. */
  readonly candidateId: string | null
  /** How many rows, badges or people it touched, where that says something. */
  readonly count: number | null
  /** A code, not a sentence: the sentence is among the details. */
  readonly reason: string | null
  readonly detailsHash: string | null
}

/** The text whose hash is a deed's seal: everything in its row, and the seal of the deed before it. */
export function sealedText(deed: Deed, sealBefore: string): string {
  const { id, at, actorKind, actorId, what, objectKind, objectId, candidateId, count, reason, detailsHash } = deed
  const row = [id, at, actorKind, actorId, what, objectKind, objectId, candidateId, count, reason, detailsHash]
  return JSON.stringify([...row, sealBefore])
}
