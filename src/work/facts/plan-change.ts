import { factChanged, type OfficeChange, versionsOf } from '../../core/office-change.ts'
import type { FactKind } from '../../core/feeds/kinds.ts'
import type { KeptFact } from '../../core/record.ts'
import type { Database } from '../../data/database.ts'
import { personOf } from '../../core/feeds/aliases.ts'
import { listAliasesAround } from '../../data/facts/aliases.ts'
import { listErasedAmong } from '../../data/people/erasures.ts'
import { listVersions } from '../../data/facts/facts.ts'

/** What staff want to change, and who it is about. */
export interface WantedChange {
  readonly candidateId: string
  readonly change: OfficeChange
  /** Why, in their own words: for the log. */
  readonly reason: string
}

/** A change as it would be written now. */
export interface PlannedChange {
  readonly kind: FactKind
  readonly key: string
  /** All versions of its fact that count before it. */
  readonly versions: readonly (KeptFact & { readonly keptAs: string })[]
  readonly fresh: readonly KeptFact[]
  readonly ended: readonly KeptFact[]
  /** Everybody whose record it touches. */
  readonly affected: readonly string[]
}

/** Works out what a change writes; nothing where its fact is not there, or not this person's. */
export async function planChange(
  db: Database,
  { candidateId, change }: WantedChange,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<PlannedChange | undefined> {
  const { kind, key } = factChanged(candidateId, change, id)
  const versions = await listVersions(db, kind, [key]).execute()
  const said = versionsOf({ candidateId, change, id, at }, versions)
  if (!said) return undefined
  const { fresh, ended } = said
  const named = [...new Set([...versions, ...fresh].map((version) => version.candidateId))]
  const aliases = new Map((await listAliasesAround(db, named).execute()).map(({ from, into }) => [from, into]))
  const owners = [...new Set(named.map((id) => personOf(aliases, id)))]
  if (kind === 'aliases' || !owners.includes(candidateId)) return undefined
  if ((await listErasedAmong(db, owners).execute()).length > 0) return undefined
  return { kind, key, versions, fresh, ended, affected: owners }
}
