import { deleteFile, listOldFiles } from '../adapters/files.ts'
import { sweepBaskets } from '../data/baskets.ts'
import { sweepCounters } from '../data/counters.ts'
import { openDatabase } from '../data/database.ts'
import { clearImports, listImportsToClear } from '../data/imports.ts'
import { sweepKnownBrowsers } from '../data/known-browsers.ts'
import { sweepLinks } from '../data/links.ts'
import { sweepMappingRequests } from '../data/mapping.ts'
import { sweepPaymentEvents } from '../data/orders.ts'
import { sweepMail } from '../data/outbox.ts'
import { sweepSessions } from '../data/sessions.ts'
import type { Bindings } from '../env.ts'
import { importKeys, refusedFiles } from './import-keys.ts'

const daysOfSessions = 90
const daysOfBrowsers = 400
const daysOfMail = 400
const daysOfLinks = 30
const daysOfRequests = 1
const daysOfBaskets = 400
const daysOfPaymentEvents = 90
const daysOfFeedFiles = 400
const feedFilesAtOnce = 50
const refusedFilesAtOnce = 1000

/** Deletes what is kept no longer. */
export async function sweep(env: Bindings, now: Date): Promise<void> {
  const db = openDatabase(env.DB)
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  await db.batch([
    sweepCounters(db, now.toISOString()),
    sweepSessions(db, ago(daysOfSessions)),
    sweepKnownBrowsers(db, ago(daysOfBrowsers)),
    sweepMail(db, ago(daysOfMail)),
    sweepLinks(db, ago(daysOfLinks)),
    sweepMappingRequests(db, ago(daysOfRequests)),
    sweepBaskets(db, ago(daysOfBaskets)),
    sweepPaymentEvents(db, ago(daysOfPaymentEvents)),
  ])
  await clearFeedFiles(env, ago(daysOfFeedFiles), now.toISOString())
  for (const key of await listOldFiles(env.FILES, refusedFiles, new Date(ago(daysOfFeedFiles)), refusedFilesAtOnce))
    await deleteFile(env.FILES, key)
}

/** Files first: what is interrupted here is done again. */
async function clearFeedFiles(env: Bindings, before: string, at: string): Promise<void> {
  const db = openDatabase(env.DB)
  const ids = (await listImportsToClear(db, before, feedFilesAtOnce)).map(({ id }) => id)
  if (ids.length === 0) return
  for (const id of ids) for (const key of importKeys(id)) await deleteFile(env.FILES, key)
  await db.batch(clearImports(db, ids, at))
}
