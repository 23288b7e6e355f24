import type { Aliases } from './aliases.ts'
import type { Sayable } from './fact-of.ts'
import { agree, areAlike, byMade, contentText, foldVersions } from './fold-versions.ts'
import type { FeedFact } from './row.ts'

/** One version of a fact, as it is kept for good. Its `made` is that of the last file that says it. */
export interface Version extends Sayable {
  readonly key: string
  /** The import that brought it. */
  readonly importId?: string
  /** The `made` of the row that brought it, by which it is kept; absent where that is its `made` as well. */
  readonly keptAs?: string
}

/** A row that says what a version says already: should the file of the one be taken back, the other still says it. */
export interface Repeat {
  readonly key: string
  /** Which version it repeats. */
  readonly keptAs: string
  readonly made: string
  readonly line: number
  /** Absent for the import that is being taken in. */
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
  /** Absent for the import that is being taken in. */
  readonly importId?: string
}

export interface MergeOptions {
  /** Rows of the same keys that were held before. */
  readonly held?: readonly HeldVersion[]
  /** The import the rows are of. */
  readonly importId?: string
  /** Staff accepted these rows: none is held. */
  readonly isApproved?: boolean
  /** Ids that are one person's: no key moves between them. */
  readonly aliases?: Aliases
  /** Whether a row, with nothing known of its person before, says enough to know them by. */
  readonly introduces?: (content: FeedFact['content']) => boolean
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

/** Versions as they count once rows have repeated some of them; where these say their kind, only those of the same. */
export function repeatedBy<V extends Version & { readonly kind?: string }>(
  repeats: readonly (Repeat & { readonly kind?: string })[],
  versions: readonly V[],
): readonly V[] {
  if (repeats.length === 0) return versions
  const byPlace = Map.groupBy(repeats, placeOf)
  return versions.map((version) => {
    const own = (byPlace.get(placeOf(version)) ?? []).filter(({ kind }) => kind === undefined || kind === version.kind)
    const made = own.reduce((last, again) => (again.made > last ? again.made : last), version.made)
    return made === version.made ? version : { ...version, made, keptAs: version.keptAs ?? version.made }
  })
}

/** Which version of which fact, among those of one kind. */
export function placeOf({ key, made, keptAs = made }: Pick<Version, 'key' | 'made' | 'keptAs'>): string {
  return `${keptAs} ${key}`
}
