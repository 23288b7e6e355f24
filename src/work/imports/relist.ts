import { factOf } from '../../core/feeds/fact-of.ts'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { KeptFact } from '../../core/record.ts'
import type { Database, Statement } from '../../data/database.ts'
import { relistUnmatched } from '../../data/imports/unmatched.ts'

type ByKey = ReadonlyMap<string, readonly KeptFact[]>

interface Known {
  /** All versions that were known of the keys. */
  readonly versions: readonly KeptFact[]
  readonly isKnown: (candidateId: string) => boolean
}

/** A new fact of a known person is never listed. */
export function mayBeListed(changed: ByKey, { versions, isKnown }: Known): ByKey {
  const before = new Set(versions.map(({ key }) => key))
  return new Map(
    [...changed].filter(([key, own]) => before.has(key) || own.some(({ candidateId }) => !isKnown(candidateId))),
  )
}

/** Lists facts of unknown people, and takes those off the list whose person is known by now. */
export function relist(db: Database, kind: FactKind, changed: ByKey): Statement[] {
  if (changed.size === 0 || kind === 'candidates' || kind === 'bans') return []
  const counted = [...changed].flatMap(([key, versions]) => {
    const candidateId = factOf(versions)?.candidateId
    const said = versions.filter(({ office }) => !office).toSorted((one, other) => (one.made < other.made ? 1 : -1))
    const version = said.find((one) => one.candidateId === candidateId) ?? said[0]
    if (candidateId === undefined || !version) return []
    const { made, keptAs = made, file, line, recordedAt } = version
    return [{ key, made: keptAs, candidateId, file, line, receivedAt: recordedAt }]
  })
  const listed = new Set(counted.map(({ key }) => key))
  return relistUnmatched(
    db,
    kind,
    counted,
    [...changed.keys()].filter((key) => !listed.has(key)),
  )
}
