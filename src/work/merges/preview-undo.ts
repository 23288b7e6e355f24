import { heldIn } from '../../core/events/changes.ts'
import type { Held } from '../../core/events/event.ts'
import type { Database } from '../../data/database.ts'
import type { Merge } from '../../data/merges/move-rows.ts'
import type { Program } from '../../program/program.ts'
import { judgeUndo } from './judge-merge.ts'

export interface UndoPreview {
  readonly certifications: readonly {
    readonly certification: string
    readonly now: Held | null
    readonly from: Held | null
    readonly into: Held | null
  }[]
  /** Certifications whose badge would be revoked for good. */
  readonly ending: readonly string[]
  readonly factsVersions: readonly (readonly [candidateId: string, version: number])[]
}

/** Works out what each of two records would hold without their merge; nothing is written. */
export async function previewUndo(db: Database, program: Program, merge: Merge, now: Date): Promise<UndoPreview> {
  const { from, into } = merge
  const { before, after, badges, judged, counted, on } = await judgeUndo(db, program, merge, now)
  const heldBy = (periods: typeof after, id: string) =>
    heldIn(program.migrations, { periods: periods.filter(({ candidateId }) => candidateId === id), on }, on)
  const [present, theirs, own] = [heldBy(before, into), heldBy(after, from), heldBy(after, into)]
  const ending = new Set(judged.flatMap(({ id, ending: reason }) => (reason === null ? [] : [id])))
  const versionOf = (id: string) => counted.find(({ candidateId }) => candidateId === id)?.factsVersion ?? 0
  return {
    certifications: [...new Set([...present.keys(), ...theirs.keys(), ...own.keys()])].sort().map((certification) => ({
      certification,
      now: present.get(certification) ?? null,
      from: theirs.get(certification) ?? null,
      into: own.get(certification) ?? null,
    })),
    ending: badges.filter(({ id }) => ending.has(id)).map(({ certification }) => certification),
    factsVersions: [from, into].map((id) => [id, versionOf(id)] as const),
  }
}
