import type { KeptFact } from '../record.ts'

/** A version, and what is left of the rows that say it without those of files that were taken back. */
export interface SaidVersion extends KeptFact {
  /** The `made` of the last row that is left; null where none is. */
  readonly left: string | null
}

/** A version as it counts from now on. */
export interface Restated {
  readonly key: string
  readonly keptAs: string
  readonly left: string | null
}

/** What taking back a file makes of the versions it said, once it and others say them no longer. */
export function takeBack(versions: readonly SaidVersion[]): {
  /** The versions that lose a row, and how they count from now on. */
  readonly restated: readonly Restated[]
  /** Those that count otherwise, as they did and as they do now. */
  readonly gone: readonly KeptFact[]
  readonly fresh: readonly KeptFact[]
} {
  const changed = versions.filter(({ made, left }) => left !== made)
  return {
    restated: versions.map(({ key, made, keptAs = made, left }) => ({ key, keptAs, left })),
    gone: changed,
    fresh: changed.flatMap(({ left, keptAs, ...version }) =>
      left === null ? [] : [{ ...version, keptAs: keptAs ?? version.made, made: left }],
    ),
  }
}
