import { bytesAtOnce } from '../../adapters/csv-format.ts'
import { readPart } from '../../adapters/files.ts'
import { faultOf, log } from '../../adapters/log.ts'
import { randomId } from '../../adapters/secrets.ts'
import { latestDayAnywhere } from '../../core/calendar.ts'
import type { FeedKind } from '../../core/feeds/kinds.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { takeInPreview } from '../../data/imports/preview-states.ts'
import {
  claimImport,
  extendLease,
  finishImport,
  guardImport,
  releaseImport,
  setImportAside,
} from '../../data/imports/steps.ts'
import { findImport, type Import } from '../../data/imports/imports.ts'
import { isRefusedByGuard } from '../../data/facts/records.ts'
import type { Bindings } from '../../env.ts'
import { feedRulesOf } from '../../program/feed-rules.ts'
import type { Program } from '../../program/program.ts'
import { type Budget, letOthersIn, type Limits, openBudget } from '../budget.ts'
import { confirmEndings } from '../../data/badges/endings.ts'
import { mostUnaskedEndings } from '../badges/end-badges.ts'
import { previewPeople, previewRows } from './preview.ts'
import { blankErased } from '../erasures/blank-file.ts'
import { importKey } from './import-keys.ts'
import { writeReports } from './import-reports.ts'
import { type Reading, readRows, RefusedFile } from './read-rows.ts'
import { rejectCodesOfOthers } from './reject-codes-of-others.ts'
import { takeBackSome } from './take-back.ts'
import { takeIn } from './take-in.ts'

/** A step takes a second or two; a worker that is lost is missed after this. */
const leaseSeconds = 15
const secondsAside = 60
const secondsToBlank = 120
/** After an answer the platform lets a run go on for 30 seconds. */
export const stepsAfterAnswer: Limits = { statements: 600, milliseconds: 25_000 }
const mostFaults = 5
const mostRefusals = 20

/**
 * Takes in waiting files, and those whose worker has been lost, step by step until none is left or the budget is spent.
 * Where something is left, the queue wakes another worker; where that message is lost, the sweep goes on within a minute.
 */
export async function importFiles(env: Bindings, program: Program, limits: Limits): Promise<void> {
  const { env: counted, budget } = openBudget(env, limits)
  if (await importSome(counted, program, budget)) await env.WAKE.send('imports')
}

/** The same within a budget that is open: true where something may be left. */
export async function importSome(env: Bindings, program: Program, budget: Budget): Promise<boolean> {
  const db = openDatabase(env.DB)
  while (!budget.isSpent()) {
    const claimed = await claimImport(db, randomId(), new Date().toISOString(), secondsFromNow(leaseSeconds))
    if (!claimed) return false
    await work(env, db, program, claimed, budget)
  }
  return true
}

async function work(env: Bindings, db: Database, program: Program, claimed: Import, budget: Budget): Promise<void> {
  try {
    for (let current: Import | undefined = claimed; current; current = await stillOurs(db, claimed)) {
      const start = Date.now()
      if (await step(env, db, program, current)) return
      if (budget.isSpent()) return void (await releaseImport(db, claimed))
      await letOthersIn(Date.now() - start)
    }
  } catch (error) {
    if (error instanceof RefusedFile) {
      log({ event: 'import failed', import: claimed.id, reason: error.message })
      return await finish(env, db, claimed, error.message)
    }
    log({ event: 'import fault', import: claimed.id, error: faultOf(error) })
    if (claimed.faults + 1 >= mostFaults) return await finish(env, db, claimed, gaveUp)
    await setImportAside(db, claimed, secondsFromNow(secondsAside))
  }
}

const gaveUp =
  'Taking this file in failed several times through a fault of ours. Send it again to have it taken up where it stopped.'

/** Reads some rows and takes them in; true where nothing is left to do for us. */
async function step(env: Bindings, db: Database, program: Program, from: Import): Promise<boolean> {
  let current = from
  for (let refusals = 0; ; refusals++) {
    const at = { now: new Date(), leaseUntil: secondsFromNow(leaseSeconds) }
    let isEnd: boolean
    try {
      isEnd = await tasks[current.task](env, db, program, current, at)
    } catch (error) {
      if (!isRefusedByGuard(error) || refusals >= mostRefusals) throw error
      // Somebody else changed the same people's facts, or took this import over: look again before folding again.
      const ours = await stillOurs(db, from)
      if (!ours) return true
      current = ours
      continue
    }
    if (isEnd) await finish(env, db, current, null)
    return isEnd
  }
}

type Task = (
  env: Bindings,
  db: Database,
  program: Program,
  current: Import,
  at: { readonly now: Date; readonly leaseUntil: string },
) => Promise<boolean>

/** A step of each; true where nothing is left to do. */
const tasks: Record<Import['task'], Task> = {
  async 'take in'(env, db, program, current, at) {
    const reading = await rejectCodesOfOthers(db, current, await read(env, program, current, at.now))
    await takeIn(db, program, current, reading, at)
    return reading.isEnd
  },
  async preview(env, db, program, current, at) {
    if (current.cursor !== null) return previewPeople(db, program, current, at)
    await previewRows(
      db,
      current,
      await rejectCodesOfOthers(db, current, await read(env, program, current, at.now)),
      at,
    )
    return false
  },
  async 'go live'(_env, db, program, current, at) {
    const isSeen = await previewPeople(db, program, current, at)
    if (!isSeen || current.beyond > 0) return isSeen
    await db.batch([guardImport(db, current), ...takeInPreview(db, current.id)])
    return false
  },
  'take back': (_env, db, program, current, at) => takeBackSome(db, program, current, at),
}

async function read(env: Bindings, program: Program, current: Import, now: Date): Promise<Reading> {
  const { kind, position, size } = current
  const isEmptyRest = position >= size
  const part = isEmptyRest ? new Uint8Array() : await readPart(env.FILES, importKey(current.id), position, bytesAtOnce)
  if (!part) throw new RefusedFile('The received file is no longer there: send it again.')
  const rules = feedRulesOf(program, latestDayAnywhere(now))
  return readRows(part, { ...current, kind: kind as FeedKind }, rules, position + part.byteLength >= size)
}

/** The import as it stands now, unless its lease has gone to somebody else. */
async function stillOurs(db: Database, claimed: Import): Promise<Import | undefined> {
  const found = await findImport(db, claimed.id)
  return found?.leaseHolder === claimed.leaseHolder ? found : undefined
}

/** What an import is once its task is over. */
const states = {
  'take in': 'done',
  preview: 'preview',
  'go live': 'preview',
  'take back': 'withdrawn',
} as const satisfies Record<Import['task'], Import['state']>

/** The reports first: whoever sees that it is done finds them. A preview has none. */
async function finish(env: Bindings, db: Database, current: Import, refused: string | null): Promise<void> {
  const at = new Date().toISOString()
  const { id, task, beyond } = current
  const reason = refused ?? (task === 'go live' && beyond > 0 ? lostMore(beyond) : null)
  const state = refused === null ? states[task] : 'failed'
  await blankIfErased(env, db, current, state === 'failed')
  if (state !== 'preview') await writeReports(env, db, current, { at, state, reason })
  await db.batch([finishImport(db, current, { at, state, reason }), confirmEndings(db, id, at, mostUnaskedEndings)])
}

/** Files go on naming people who are erased: their lines don't stay. */
async function blankIfErased(env: Bindings, db: Database, current: Import, hasFailed: boolean): Promise<void> {
  const { id, task } = current
  if (task !== 'take in' && task !== 'preview') return
  // As its last step has left it.
  const { erased = 0, rejected = 0 } = (await findImport(db, id)) ?? {}
  if (erased === 0 && rejected === 0 && !hasFailed) return
  await extendLease(db, current, secondsFromNow(secondsToBlank))
  await blankErased(env, id)
}

function lostMore(beyond: number): string {
  const what = beyond === 1 ? 'One more certification' : `${beyond} more certifications`
  return `${what} would be lost, or end earlier, than the preview listed: facts have changed since. Nothing was taken in. Look at the new preview, then go live again.`
}

function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString()
}
