import { randomId } from '../../adapters/secrets.ts'
import { type Change, changesBetween, heldIn } from '../../core/events/changes.ts'
import type { Held } from '../../core/events/event.ts'
import { sortOf } from '../../core/feeds/preview.ts'
import { aliasVersion } from '../../core/merges.ts'
import type { Database } from '../../data/database.ts'
import type { Program } from '../../program/program.ts'
import { judgeMerge } from './judge-merge.ts'

/** One certification: what each record has of it, and what the person has after the merge. */
export interface MergedCertification {
  readonly certification: string
  readonly from: Held | null
  readonly into: Held | null
  readonly after: Held | null
  /** Against the better of the two; absent where nothing changes. */
  readonly change: Change['kind'] | undefined
}

/** What a merge would do to certifications and badges. */
export interface MergePreview {
  readonly certifications: readonly MergedCertification[]
  readonly changes: readonly Change[]
  /** Badges of both that are signed, and of those the ones that would be revoked for good, by certification. */
  readonly badges: { readonly from: number; readonly into: number; readonly ending: readonly string[] }
  /** How often the facts of each have changed: a yes is good while that is so. */
  readonly factsVersions: readonly (readonly [candidateId: string, version: number])[]
  /** One of them is part of a merge already. */
  readonly isChained: boolean
  /** The person would have less than before: a certification, a later end, or a badge. */
  readonly loses: boolean
}

/** Works out what merging two records would do; nothing is written. */
export async function previewMerge(
  db: Database,
  program: Program,
  { from, into }: { readonly from: string; readonly into: string },
  now: Date,
): Promise<MergePreview> {
  const alias = aliasVersion({ id: randomId(), from, into, at: now.toISOString(), by: 'office' })
  const { before, beforeAsOne, after, badges, judged, counted, isChained, on } = await judgeMerge(
    db,
    program,
    alias,
    now,
  )
  const { migrations } = program
  const own = (id: string) => ({ periods: before.filter(({ candidateId }) => candidateId === id), on })
  const is = { periods: after.filter(({ candidateId }) => candidateId === into), on }
  const [fromHeld, intoHeld, held] = [own(from), own(into), is].map((one) => heldIn(migrations, one, on))
  const changes = changesBetween(migrations, { periods: beforeAsOne, on }, is)
  const kinds = new Map(changes.map(({ certification, kind }) => [certification, kind]))
  const codes = [...new Set([...fromHeld!.keys(), ...intoHeld!.keys(), ...held!.keys()])].sort()
  const ending = new Set(judged.flatMap(({ id, ending: reason }) => (reason === null ? [] : [id])))
  const ends = badges.filter(({ id }) => ending.has(id)).map(({ certification }) => certification)
  const signed = (id: string) => badges.filter((one) => one.candidateId === id && one.says !== null).length
  const versionOf = (id: string) => counted.find(({ candidateId }) => candidateId === id)?.factsVersion ?? 0
  return {
    certifications: codes.map((certification) => ({
      certification,
      from: fromHeld!.get(certification) ?? null,
      into: intoHeld!.get(certification) ?? null,
      after: held!.get(certification) ?? null,
      change: kinds.get(certification),
    })),
    changes,
    badges: { from: signed(from), into: signed(into), ending: ends },
    factsVersions: [from, into].map((id) => [id, versionOf(id)] as const),
    isChained,
    loses: ends.length > 0 || changes.some(({ kind }) => ['lost', 'earlier', 'suspended'].includes(sortOf[kind])),
  }
}
