import { takeBack } from '../../core/feeds/take-back.ts'
import { type FeedKind, recordOfKind } from '../../core/feeds/kinds.ts'
import type { KeptFact } from '../../core/record.ts'
import type { Database, Statement } from '../../data/database.ts'
import { listVersions } from '../../data/facts/facts.ts'
import type { Import } from '../../data/imports/imports.ts'
import { extendLease, guardImport, guardVersions } from '../../data/imports/steps.ts'
import {
  advanceTakeBack,
  countRepeats,
  forgetUnknown,
  guardRepeats,
  listKeysOfImport,
  listSaid,
  restate,
} from '../../data/imports/take-back.ts'
import { readTogether } from '../../data/prepared.ts'
import type { Program } from '../../program/program.ts'
import { foldAffected } from '../holdings/fold-affected.ts'
import { isIntroduced, noteIfDecided, relist, writeLists, writePeople } from './write-merged.ts'

const keysPerStep = 200
const longLeaseSeconds = 120

/**
 * Takes back what an import said about its next keys: versions that no other file says count no longer, others count as
 * these say them, and everything that follows from them is written in the same batch. True where nothing is left to do.
 */
export async function takeBackSome(
  db: Database,
  program: Program,
  current: Import,
  at: { readonly now: Date; readonly leaseUntil: string },
): Promise<boolean> {
  const { id, cursor } = current
  const kind = current.kind as FeedKind
  const found = await listKeysOfImport(db, id, cursor ?? '', keysPerStep)
  const keys = found.map(({ key }) => key)
  if (keys.length === 0) return true
  const { said, versions, repeated } = await readTogether(db, {
    said: listSaid(db, id, kind, keys),
    versions: listVersions(db, kind, keys),
    repeated: countRepeats(db, kind, keys),
  })
  const { restated, gone, fresh } = takeBack(said)

  await db.batch([
    guardImport(db, current),
    guardVersions(db, kind, keys, versions),
    guardRepeats(db, kind, keys, repeated[0]!.count),
    ...restate(db, kind, restated),
    ...(await follow(db, program, current, { versions, gone, fresh, now: at.now })),
    advanceTakeBack(db, id, { cursor: keys.at(-1)!, keys: keys.length, leaseUntil: at.leaseUntil }),
  ])
  return false
}

interface TakenBack {
  /** All versions that counted of the keys. */
  readonly versions: readonly KeptFact[]
  readonly gone: readonly KeptFact[]
  readonly fresh: readonly KeptFact[]
  readonly now: Date
}

/** Holdings, lists and people, as they are without what is gone. */
async function follow(
  db: Database,
  program: Program,
  current: Import,
  { versions, gone, fresh, now }: TakenBack,
): Promise<Statement[]> {
  if (gone.length === 0) return []
  const { id: cause, name: file, isHistory } = current
  const kind = current.kind as FeedKind
  const { decides, alsoWrites } = recordOfKind(kind)
  const isGone = new Set(gone.map(({ key, keptAs }) => `${keptAs} ${key}`))
  const changed = new Map(gone.map(({ key }) => [key, [] as KeptFact[]]))
  for (const version of versions)
    if (!isGone.has(`${version.keptAs} ${version.key}`)) changed.get(version.key)?.push(version)
  for (const version of fresh) changed.get(version.key)?.push(version)
  const ofChanged = versions.filter(({ key }) => changed.has(key))
  const affected = [...new Set(ofChanged.map(({ candidateId }) => candidateId))]
  const takeTime = () => extendLease(db, current, new Date(Date.now() + longLeaseSeconds * 1000).toISOString())
  const unknown = [...changed].flatMap(([key, left]) => (isIntroduced(left) ? [] : [key]))
  return [
    ...(decides
      ? await foldAffected(db, program, affected, { fresh, gone, now, cause, file, isHistory, takeTime })
      : []),
    ...(alsoWrites === 'person'
      ? [...writePeople(db, program, changed, now), ...forgetUnknown(db, unknown, now.toISOString())]
      : []),
    ...relist(db, kind, changed),
    ...writeLists(db, program, kind, changed),
    ...noteIfDecided(db, kind, changed, now),
  ]
}
