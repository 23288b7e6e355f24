import { deleteFile } from '../../adapters/files.ts'
import type { Actor } from '../../core/deeds.ts'
import { noTotals } from '../../core/feeds/preview.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import type { Import } from '../../data/imports/imports.ts'
import { discardPreview, goLive, isDiscardable, isPreview } from '../../data/imports/preview-states.ts'
import { isTakenIn, withdrawImport } from '../../data/imports/take-back.ts'
import type { Bindings } from '../../env.ts'
import { recordDeed } from '../deeds/record-deed.ts'
import { importKey } from './import-keys.ts'

interface By {
  readonly by: Actor
  readonly at: Date
}

/** Begins to take a previewed file live. False if it is no preview any more. */
export async function takeLive(db: Database, { id }: Pick<Import, 'id'>, { by, at }: By): Promise<boolean> {
  const recorded = await recordDeed(db, { by, at, what: 'import.go-live', object: ['import', id] }, isPreview(id))
  return goLive(db, id, noTotals, recorded)
}

/** Discards a preview, or begins to take back what came in of a file; there may be nothing left to do of either. */
export async function endImport(env: Bindings, { id }: Pick<Import, 'id'>, { by, at }: By): Promise<void> {
  const db = openDatabase(env.DB)
  const deed = { by, at, object: ['import', id] } as const
  const discarding = await recordDeed(db, { ...deed, what: 'import.discarded' }, isDiscardable(id))
  if (await discardPreview(db, id, at.toISOString(), discarding)) return deleteFile(env.FILES, importKey(id))
  const takingBack = await recordDeed(db, { ...deed, what: 'import.taken-back' }, isTakenIn(id))
  await withdrawImport(db, id, at.toISOString(), takingBack)
}
