import type { ErasedWords } from '../../core/erasure.ts'
import { openDatabase } from '../../data/database.ts'
import { findImport } from '../../data/imports/imports.ts'
import { forgetErrors } from '../../data/imports/erased-lines.ts'
import type { Bindings } from '../../env.ts'
import { importKey } from '../imports/import-keys.ts'
import { writeReports } from '../imports/import-reports.ts'
import { blankLines } from './blank-lines.ts'

/** Blanks the lines of a received file that are about somebody who is erased, and what its reports say of them. */
export async function blankFile(env: Bindings, id: string, words: ErasedWords): Promise<void> {
  const db = openDatabase(env.DB)
  const lines = await blankLines(env.FILES, importKey(id), words)
  const gone = lines.length > 0 ? await forgetErrors(db, id, lines) : 0
  const found = gone > 0 ? await findImport(db, id) : undefined
  // What is still at work writes its reports when it is done.
  if (found?.finishedAt)
    await writeReports(env, db, found, { at: found.finishedAt, state: found.state, reason: found.reason })
}
