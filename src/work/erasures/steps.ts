import { deleteDocumentsAbout } from '../../adapters/kept-documents.ts'
import { deleteFile, listFiles } from '../../adapters/files.ts'
import { appendToJournal } from '../../adapters/journal.ts'
import { removeFromSessionIndex } from '../../adapters/session-index.ts'
import { removeToken } from '../../adapters/share-tokens.ts'
import { erasedWords, erasureSteps, type ErasureStep } from '../../core/erasure.ts'
import type { Database } from '../../data/database.ts'
import { mergeWords } from '../../data/facts/activity-words.ts'
import { eraseRows } from '../../data/people/erase-rows.ts'
import { readErasedState } from '../../data/people/erased-state.ts'
import { noteFinds } from '../../data/people/erasure-finds.ts'
import type { Erasure, Place } from '../../data/people/erasures.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { caseFileKey } from '../cases/case-files.ts'
import { receivedFiles, refusedFiles } from '../imports/import-keys.ts'
import { blankFile } from './blank-file.ts'
import { blankLines, findLines } from './blank-lines.ts'

export interface AtErasing {
  readonly env: Bindings
  readonly db: Database
  readonly program: Program
  readonly now: Date
}

/** Where the next step begins, or where this one goes on. */
export type Next = Place | null

/** Does a step, or as much of it as is done at once. Each can be done twice. */
export async function doStep(at: AtErasing, erasure: Erasure): Promise<Next> {
  const cursor = await steps[erasure.step](at, erasure)
  if (cursor !== undefined) return { step: erasure.step, cursor }
  const next = erasureSteps[erasureSteps.indexOf(erasure.step) + 1]
  return next === undefined ? null : { step: next, cursor: '' }
}

/** Returns where to continue, or undefined when done. */
type Step = (at: AtErasing, erasure: Erasure) => Promise<string | undefined>

const filesAtOnce = 5

const steps: Record<ErasureStep, Step> = {
  /** What is left of them, for a database that is lost: before anything goes. */
  async journal({ env, db, program }, { candidateId, approvedAt }) {
    const state = await readErasedState(db, candidateId, questionOf(program))
    await appendToJournal(env.FILES, `erasures/${encodeURIComponent(candidateId)}`, {
      candidateId,
      at: approvedAt,
      ...state,
    })
    return undefined
  },
  /** All rows in one batch, so nobody sees half a record. */
  async rows(at, { candidateId }) {
    await eraseAllRows(at, candidateId)
    return undefined
  },
  async keys({ env }, { finds }) {
    for (const hash of finds?.sessions ?? []) await removeFromSessionIndex(env.SESSIONS, hash)
    for (const link of finds?.links ?? []) await removeToken(env.SESSIONS, link)
    return undefined
  },
  async 'case files'({ env }, { finds }) {
    for (const reference of finds?.cases ?? []) {
      await deleteFile(env.FILES, caseFileKey(reference))
      const prefix = `${caseFileKey(reference)}/`
      for (const key of await listFiles(env.FILES, prefix, 1000)) await deleteFile(env.FILES, key)
    }
    return undefined
  },
  async 'feed files'({ env }, { candidateId, finds, cursor }) {
    const words = erasedWords([candidateId], finds ?? {})
    const keys = await listFiles(env.FILES, receivedFiles, filesAtOnce, cursor)
    for (const key of keys) {
      const name = key.slice(receivedFiles.length)
      if (key.startsWith(refusedFiles)) await blankLines(env.FILES, key, await findLines(env.FILES, key, words))
      // Reports lie beside their files.
      else if (!name.includes('.')) await blankFile(env, name, words)
    }
    return keys.length < filesAtOnce ? undefined : keys.at(-1)
  },
  documents: ({ env }, { candidateId, cursor }) => deleteDocumentsAbout(env.FILES, candidateId, cursor),
  async words({ db }, { cursor }) {
    return (await mergeWords(db, cursor === '')) ? 'begun' : undefined
  },
  /** What was still being written when the rows went. */
  async last(at, { candidateId }) {
    await eraseAllRows(at, candidateId)
    return undefined
  },
}

async function eraseAllRows({ db, program, now }: AtErasing, candidateId: string): Promise<void> {
  const who = { candidateId, at: now.toISOString(), question: questionOf(program) }
  await db.batch([noteFinds(db, candidateId), ...eraseRows(db, who)])
}

/** Its "No" to verification stays in force. */
function questionOf({ questions }: Program): string {
  return questions.find(({ decides }) => decides === 'verification')?.code ?? ''
}
