import { type ErasedWords, erasedWords } from '../../core/erasure.ts'
import { openDatabase } from '../../data/database.ts'
import { findImport } from '../../data/imports/imports.ts'
import { forgetErrors } from '../../data/imports/erased-lines.ts'
import { listErasedWords } from '../../data/people/erasures.ts'
import type { Bindings } from '../../env.ts'
import { importKey } from '../imports/import-keys.ts'
import { writeReports } from '../imports/import-reports.ts'
import { blankLines, findLines } from './blank-lines.ts'

/** Blanks the lines of a received file about erased people, and their entries in its reports. */
export async function blankFile(env: Bindings, id: string, words: ErasedWords): Promise<void> {
  const db = openDatabase(env.DB)
  const key = importKey(id)
  const found = await findLines(env.FILES, key, words)
  if (found.lines.length === 0) return
  await forgetErrors(db, id, found.lines)
  const current = await findImport(db, id)
  // What is still at work writes its reports when it is done.
  if (current?.finishedAt && current.state !== 'preview')
    await writeReports(env, db, current, { at: current.finishedAt, state: current.state, reason: current.reason })
  // Last: as long as the lines are there, a worker that follows does the rest again.
  await blankLines(env.FILES, key, found)
}

/** The same for all erased people that files still name. */
export async function blankErased(env: Bindings, id: string): Promise<void> {
  const words = await listErasedWords(openDatabase(env.DB)).execute()
  if (words.length === 0) return
  await blankFile(
    env,
    id,
    erasedWords(
      words.map(({ word }) => word),
      {},
    ),
  )
}
