/** Why a record is erased: a code, since the words of it would be about the person again. */
export const erasureReasons = ['request', 'order', 'retention', 'other'] as const
export type ErasureReason = (typeof erasureReasons)[number]

/** In this order; each can be done twice. Between two of them a worker may be lost. */
export const erasureSteps = [
  'journal',
  'rows',
  'keys',
  'case files',
  'feed files',
  'documents',
  'words',
  'last',
] as const
export type ErasureStep = (typeof erasureSteps)[number]

/** What is known of a person before their rows go, and is looked for in files and in the store. */
export interface ErasureFinds {
  /** In small letters, and nobody else's. */
  readonly emails: readonly string[]
  /** Registration numbers of exams that were never anybody else's. */
  readonly numbers: readonly string[]
  /** Ordered kits: the printer's files name these and no person. */
  readonly items: readonly string[]
  readonly cases: readonly string[]
  /** Hashes of their sessions. */
  readonly sessions: readonly string[]
  /** Links of their transcripts, but those that a learner record names: these go on answering that it has ended. */
  readonly links: readonly string[]
}

/** What a line of a feed file is about an erased person by. */
export interface ErasedWords {
  /** Ids and addresses: whatever else the line says. */
  readonly sure: ReadonlySet<string>
  /** Numbers: where the line doesn't name somebody else. */
  readonly unlessNamed: ReadonlySet<string>
}

export function erasedWords(ids: readonly string[], finds: Partial<ErasureFinds>): ErasedWords {
  const { emails = [], numbers = [], items = [] } = finds
  const setOf = (...words: readonly string[]) => new Set(words.map(comparable).filter((word) => word !== ''))
  return { sure: setOf(...ids, ...emails), unlessNamed: setOf(...numbers, ...items) }
}

/** Whether a record of a feed file is about one of them; `named` is the candidate id that it says. */
export function isAboutErased(fields: readonly string[], named: string, { sure, unlessNamed }: ErasedWords): boolean {
  const words = fields.map(comparable)
  if (words.some((word) => sure.has(word))) return true
  return named.trim() === '' && words.some((word) => unlessNamed.has(word))
}

/** A field as it is compared. */
function comparable(field: string): string {
  return field.trim().toUpperCase()
}

/** Is nothing left of who it was? Files never leave a name and an address empty. */
export function isErasedPerson({ lastName, email }: { readonly lastName: string; readonly email: string }): boolean {
  return lastName === '' && email === ''
}
