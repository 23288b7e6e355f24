import type { FactKind } from './kinds.ts'
import { factOf, type Sayable } from './fact-of.ts'

/** Records that are one person's: from each old id to the id that stays. */
export type Aliases = ReadonlyMap<string, string>
export const none: Aliases = new Map()

type Owned = Sayable & { readonly kind: FactKind; readonly key: string }

/**
 * The aliases among some versions. An alias is a fact that staff or the person wrote: its key is the old id, and its
 * candidate is the id that stays. An id that stays is never an old id, so there are no chains.
 */
export function aliasesIn(versions: readonly Owned[]): Aliases {
  const own = versions.filter(isAlias)
  if (own.length === 0) return none
  const byKey = Map.groupBy(own, ({ key }) => key)
  return new Map([...byKey].flatMap(([from, said]) => pairOf(from, factOf(said))))
}

/** The id of the person that a record belongs to. */
export function personOf(aliases: Aliases, candidateId: string): string {
  return aliases.get(candidateId) ?? candidateId
}

/** The same, each named by the id of the person it belongs to. Those that nothing changes for are the same objects. */
export function underOneId<T extends { readonly candidateId: string }>(aliases: Aliases, items: readonly T[]): T[] {
  if (aliases.size === 0) return items as T[]
  return items.map((one) => {
    const candidateId = personOf(aliases, one.candidateId)
    return candidateId === one.candidateId ? one : { ...one, candidateId }
  })
}

function isAlias({ kind }: Owned): boolean {
  return kind === 'aliases'
}

function pairOf(from: string, alias: Owned | undefined): [string, string][] {
  return alias ? [[from, alias.candidateId]] : []
}
