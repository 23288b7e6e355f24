/** Why a record is erased: a code, since free text could name the person again. */
export const erasureReasons = ['request', 'order', 'retention', 'other'] as const
export type ErasureReason = (typeof erasureReasons)[number]

/** In this order. Each step can be repeated, since a worker may die between two of them. */
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

/** Identifiers of a person, collected before their rows are deleted, to search files and the store for. */
export interface ErasureFinds {
  /** In lower case; only addresses that nobody else has. */
  readonly emails: readonly string[]
  /** Registration numbers of exams that never belonged to another person. */
  readonly numbers: readonly string[]
  /** Ordered kits: the printer's files name these and no person. */
  readonly items: readonly string[]
  readonly cases: readonly string[]
  /** Hashes of their sessions. */
  readonly sessions: readonly string[]
  /** Links of their transcripts, except those in a learner record: these keep answering that it has ended. */
  readonly links: readonly string[]
}

/** How a line of a feed file is matched to an erased person. */
export interface ErasedWords {
  /** Ids and addresses: these alone are enough. */
  readonly sure: ReadonlySet<string>
  /** Numbers: enough only if the line names no other person. */
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

/** Whether the row is already blanked: files never leave both name and address empty. */
export function isErasedPerson({ lastName, email }: { readonly lastName: string; readonly email: string }): boolean {
  return lastName === '' && email === ''
}
