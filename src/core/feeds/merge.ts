import { none, personOf } from './aliases.ts'
import { type Claim, claimedBySeveral, claimOf } from './claims.ts'
import { agree, areAlike, foldVersions } from './fold-versions.ts'
import {
  changes,
  fareAmong,
  type HeldVersion,
  type IncomingRow,
  type MergeOptions,
  type NewVersion,
  overtaking,
  type Repeat,
  saidAgain,
  type Version,
  versionOf,
} from './version.ts'

export type Outcome = 'accepted' | 'updated' | 'unchanged' | 'superseded' | 'unmatched' | 'held'

/** What taking in some rows comes to: how each fared, what is to be kept, and what was said again later. */
export interface Merge {
  /** Rows of earlier steps that turn out to be held count there no more: such counts are less than nothing. */
  readonly counts: Readonly<Record<Outcome, number>>
  readonly added: readonly NewVersion[]
  readonly repeats: readonly Repeat[]
  /** Repeats that an earlier step of the same file has added, of rows that are held after all. */
  readonly unsaid: readonly Pick<Repeat, 'key' | 'keptAs'>[]
  /** Rows for which somebody has to say yes first. */
  readonly held: readonly NewVersion[]
  /** Versions that an earlier step of the same file has added, and that are held after all. */
  readonly retracted: readonly Version[]
  /** Those whom a row introduces. */
  readonly introduced: ReadonlySet<string>
  /** Rows that later files say otherwise, with when the one that stands was made. */
  readonly superseded: readonly { readonly line: number; readonly by: string }[]
}

/** Lays rows over the versions that are known of their keys. The order of arrival does not matter, only when each was made. */
export function merge(
  rows: readonly IncomingRow[],
  known: readonly Version[],
  isKnownCandidate: (id: string) => boolean,
  options: MergeOptions = {},
): Merge {
  const merging = new Merging(known, isKnownCandidate, options)
  if (!options.isApproved) merging.holdDisputed(rows)
  for (const row of rows) merging.take(row)
  return merging.outcome()
}

class Merging {
  private readonly counts = { accepted: 0, updated: 0, unchanged: 0, superseded: 0, unmatched: 0, held: 0 }
  private readonly versions: Map<string, Version[]>
  private readonly heldBefore: ReadonlyMap<string, readonly HeldVersion[]>
  private readonly added = new Map<string, NewVersion>()
  private readonly repeats: Repeat[] = []
  private readonly unsaid: Pick<Repeat, 'key' | 'keptAs'>[] = []
  private readonly held = new Map<string, NewVersion>()
  private readonly retracted: Version[] = []
  private readonly superseded: { line: number; by: string }[] = []
  private readonly introduced = new Set<string>()
  private disputed: ReadonlySet<Claim> = new Set()
  private readonly isKnownCandidate: (id: string) => boolean
  private readonly options: MergeOptions

  constructor(known: readonly Version[], isKnownCandidate: (id: string) => boolean, options: MergeOptions) {
    // What the office decided lies over what files say: these are merged among themselves.
    this.versions = Map.groupBy(
      known.filter(({ office }) => !office),
      ({ key }) => key,
    )
    this.heldBefore = Map.groupBy(options.held ?? [], ({ key }) => key)
    this.isKnownCandidate = isKnownCandidate
    this.options = options
  }

  outcome(): Merge {
    const { counts, repeats, unsaid, retracted, introduced, superseded } = this
    const [added, held] = [[...this.added.values()], [...this.held.values()]]
    return { counts, added, repeats, unsaid, held, retracted, introduced, superseded }
  }

  take({ fact, made, line, importId }: IncomingRow): void {
    const { candidateId, content } = fact
    const row: NewVersion = { ...versionOf(fact, made), line, ...(importId && { importId }) }
    if (this.options.introduces?.(content)) this.introduced.add(candidateId)
    this.counts[this.counted(this.place(row), candidateId)]++
  }

  private counted(outcome: Outcome, candidateId: string): Outcome {
    const isNews = outcome === 'accepted' || outcome === 'updated'
    return isNews && !this.introduced.has(candidateId) && !this.isKnownCandidate(candidateId) ? 'unmatched' : outcome
  }

  /** One key for several people in one file: what earlier steps took in of it is held as well. */
  holdDisputed(rows: readonly IncomingRow[]): void {
    const known = [...this.versions.values()].flat()
    this.disputed = claimedBySeveral(rows, known, this.options.held ?? [], this.options.aliases)
    for (const claim of this.disputed)
      for (const version of this.versions.get(claim.slice(claim.indexOf('\n') + 1)) ?? [])
        if (claimOf(version) === claim) this.retract(version)
  }

  private retract(version: Version): void {
    const { key, made, importId } = version
    if (this.wasHeld(key, made)) return
    const line = Number(made.slice(made.lastIndexOf('/') + 1))
    const isOwn = importId === undefined || importId === this.options.importId
    const others = (this.versions.get(key) ?? []).filter((one) => one !== version)
    this.held.set(made + key, { ...version, line })
    this.counts.held++
    if (!isOwn) {
      // Another file brought what this one only said again: that stays.
      this.unsaid.push({ key, keptAs: version.keptAs ?? made })
      return void this.counts.unchanged--
    }
    this.retracted.push(version)
    this.versions.set(key, others)
    this.counts[this.counted(fareAmong(version, others), version.candidateId)]--
  }

  private place(row: NewVersion): Outcome {
    const { key, made } = row
    const before = this.versions.get(key) ?? []
    if (before.some((version) => version.made === made)) return 'unchanged'
    if (!this.options.isApproved) {
      const held = this.wasHeld(key, made)
      if (held) return held.answer === null ? this.hold(row) : 'unchanged'
      if (this.wasRefused(row)) return 'unchanged'
      if (this.disputed.has(claimOf(row))) return this.hold(row)
    }
    const standing = foldVersions(before)
    if (!standing) return this.keep(row, 'accepted')
    const last = before.reduce((best, one) => (one.made > best.made ? one : best))
    if (areAlike(last, row)) return this.sayAgain(last, row)
    if (this.moves(row, before, standing)) return this.hold(row)
    if (agree(standing, row)) return this.sayOtherwise(row, before)
    if (changes(row, before, standing)) return this.keep(row, 'updated')
    const later = before.find((one) => one.made > made && areAlike(one, row))
    if (later) return this.sayAgain(later, row)
    this.superseded.push({ line: row.line, by: overtaking(row, before)?.made ?? standing.made })
    return this.keep(row, 'superseded')
  }

  /** Would it take the fact, or something of it, from one person to another? What is nobody's yet is taken from nobody. */
  private moves(row: NewVersion, before: readonly Version[], standing: Version): boolean {
    const [from, to] = [standing.candidateId, row.candidateId].map((id) => personOf(this.options.aliases ?? none, id))
    if (this.options.isApproved || from === to) return false
    return row.candidateId !== '' && standing.candidateId !== '' && changes(row, before, standing)
  }

  /** It says what stands, by other versions than the last. */
  private sayOtherwise(row: NewVersion, before: readonly Version[]): Outcome {
    const again = saidAgain(row, before) ?? before.find((one) => one.made > row.made && areAlike(one, row))
    return again ? this.sayAgain(again, row) : this.keep(row, 'unchanged')
  }

  /** Said again by a later file, it stands against whatever was made in between. */
  private sayAgain(version: Version, row: NewVersion): Outcome {
    const { key, made, keptAs = made } = version
    this.repeats.push({ key, keptAs, made: row.made, line: row.line, ...(row.importId && { importId: row.importId }) })
    if (row.made <= made) return 'unchanged'
    const again = { made: row.made, keptAs }
    const raised = (this.versions.get(key) ?? []).map((one) => (one === version ? { ...one, ...again } : one))
    this.versions.set(key, raised)
    const fresh = this.added.get(keptAs + key)
    if (fresh) this.added.set(keptAs + key, { ...fresh, ...again })
    return 'unchanged'
  }

  private keep(row: NewVersion, outcome: Outcome): Outcome {
    this.versions.set(row.key, [...(this.versions.get(row.key) ?? []), row])
    this.added.set(row.made + row.key, row)
    return outcome
  }

  private hold(row: NewVersion): Outcome {
    this.held.set(row.made + row.key, row)
    return 'held'
  }

  private wasHeld(key: string, made: string): HeldVersion | undefined {
    return this.heldBefore.get(key)?.find((one) => one.made === made)
  }

  /** A no stays a no, whichever file says the same again. */
  private wasRefused(row: Version): boolean {
    return this.heldBefore.get(row.key)?.some((one) => one.answer === 'no' && areAlike(one, row)) ?? false
  }
}
