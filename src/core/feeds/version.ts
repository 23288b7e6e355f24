import { agree, areAlike, byMade, contentText, foldVersions, type Told } from './fold-versions.ts'
import type { FeedFact } from './row.ts'

/** One version of a fact, as it is kept for good. */
export interface Version extends Told {
  readonly key: string
  /** The import that brought it. */
  readonly importId?: string
}

/** A version, and its line in the file that brought it. */
export type NewVersion = Version & { readonly line: number }

/** A row that was held for a yes: it is no version of its fact until somebody says so. */
export interface HeldVersion extends Version {
  readonly answer: 'yes' | 'no' | null
}

export interface IncomingRow {
  readonly fact: FeedFact
  readonly made: string
  readonly line: number
}

/** What a row says, as a version of its fact. */
export function versionOf({ key, candidateId, content, isWhole }: FeedFact, made: string): Version {
  return { key, candidateId, content: contentText(content), made, ...(isWhole !== undefined && { isWhole }) }
}

/** Whether a version among others changes what they come to. */
export function changes(version: Version, others: readonly Version[], standing: Version): boolean {
  const after = foldVersions([...others, version])!
  return after.candidateId !== standing.candidateId || after.content !== textOf(standing)
}

/** The version that a row says again, where nothing was said otherwise in between. */
export function saidAgain(row: Version, before: readonly Version[]): Version | undefined {
  const earlier = before.filter((one) => one.made < row.made)
  const alike = earlier
    .filter((one) => areAlike(one, row))
    .toSorted(byMade)
    .at(-1)
  return alike && earlier.every((one) => one.made <= alike.made || agree(one, row)) ? alike : undefined
}

/** The version made last that says otherwise than a row, and stands above it. */
export function overtaking(row: Version, before: readonly Version[]): Version | undefined {
  return before
    .filter((one) => one.made > row.made && !agree(one, row))
    .toSorted(byMade)
    .at(-1)
}

/** How a version fares that comes in after the others. */
export function fareAmong(version: Version, others: readonly Version[]) {
  const standing = foldVersions(others)
  if (!standing) return 'accepted'
  if (changes(version, others, standing)) return 'updated'
  return agree(standing, version) ? 'unchanged' : 'superseded'
}

/** As `foldVersions` writes it where there are several. */
function textOf(standing: Version): string {
  return foldVersions([standing, standing])!.content
}
