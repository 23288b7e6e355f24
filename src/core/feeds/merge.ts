import type { FeedFact } from './row.ts'

/** One version of a fact, as it is kept for good. */
export interface Version {
  readonly key: string
  readonly candidateId: string
  /** The content as text, the same for the same content. */
  readonly content: string
  /** Which of two versions stands: the greater one. */
  readonly made: string
}

export interface IncomingRow {
  readonly fact: FeedFact
  readonly made: string
  readonly line: number
}

export type Outcome = 'accepted' | 'updated' | 'unchanged' | 'unmatched'

/** What taking in some rows comes to: how each fared, what is to be kept, and what was said again later. */
export interface Merge {
  readonly counts: Record<Outcome, number>
  readonly added: readonly (Version & { readonly line: number })[]
  readonly confirmed: readonly { readonly key: string; readonly made: string; readonly madeAgain: string }[]
}

/** Lays rows over the versions that are known of their keys. The order of arrival does not matter, only when each was made. */
export function merge(
  rows: readonly IncomingRow[],
  known: readonly Version[],
  isKnownCandidate: (id: string) => boolean,
): Merge {
  const counts = { accepted: 0, updated: 0, unchanged: 0, unmatched: 0 }
  const versions = new Map<string, Version[]>()
  for (const version of known) push(versions, version.key, version)
  const added = new Map<string, Version & { line: number }>()
  const confirmed = new Map<string, { key: string; made: string; madeAgain: string }>()

  for (const { fact, made, line } of rows) {
    const { key, candidateId } = fact
    const incoming = { key, candidateId, content: contentText(fact), made, line }
    const outcome = place(incoming)
    counts[outcome !== 'unchanged' && !isKnownCandidate(candidateId) ? 'unmatched' : outcome]++
  }
  return { counts, added: [...added.values()], confirmed: [...confirmed.values()] }

  function place(incoming: Version & { line: number }): Outcome {
    const before = versions.get(incoming.key) ?? []
    const standing = latest(before)
    if (!standing) return keep(incoming, 'accepted')
    if (before.some((version) => version.made === incoming.made)) return 'unchanged'
    if (isSame(standing, incoming)) {
      if (incoming.made > standing.made) confirm(standing, incoming.made)
      return 'unchanged'
    }
    return keep(incoming, incoming.made > standing.made ? 'updated' : 'unchanged')
  }

  function keep(incoming: Version & { line: number }, outcome: Outcome): Outcome {
    push(versions, incoming.key, incoming)
    added.set(incoming.made + incoming.key, incoming)
    return outcome
  }

  /** Said again by a later file: it stands against whatever was made in between. */
  function confirm(standing: Version, madeAgain: string): void {
    const again = { ...standing, made: madeAgain }
    versions.set(
      standing.key,
      (versions.get(standing.key) ?? []).map((version) => (version === standing ? again : version)),
    )
    const fresh = added.get(standing.made + standing.key)
    if (fresh) {
      added.delete(standing.made + standing.key)
      added.set(madeAgain + standing.key, { ...fresh, made: madeAgain })
      return
    }
    const earlier = [...confirmed.values()].find(
      (entry) => entry.key === standing.key && entry.madeAgain === standing.made,
    )
    confirmed.set(standing.key, { key: standing.key, made: earlier?.made ?? standing.made, madeAgain })
  }
}

/** The version that stands. */
export function latest<T extends { readonly made: string }>(versions: readonly T[]): T | undefined {
  return versions.reduce<T | undefined>(
    (best, version) => (best && best.made > version.made ? best : version),
    undefined,
  )
}

function isSame(a: Version, b: Version): boolean {
  return a.content === b.content && a.candidateId === b.candidateId
}

function contentText(fact: FeedFact): string {
  return JSON.stringify(fact.content, Object.keys(fact.content).sort())
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
