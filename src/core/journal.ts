/** Changes that a restored backup must not undo; kept in the bucket for good. */
export const journalKinds = [
  'badge-revoked',
  'record-revoked',
  'said-no',
  'token-revoked',
  'share-ended',
  'transcript-ended',
  'colleague-ended',
] as const

type JournalKind = (typeof journalKinds)[number]

export interface JournalEntry {
  readonly kind: JournalKind
  readonly about: string
  readonly at: string
  readonly detail: Readonly<Record<string, string | number | null>>
}
