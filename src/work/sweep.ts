import { deleteFile, listOldFiles } from '../adapters/files.ts'
import { sweepOfficeSessions } from '../data/colleagues/office-sessions.ts'
import { sweepBaskets } from '../data/orders/baskets.ts'
import { sweepPersonEvents } from '../data/events/events.ts'
import { sweepCounters } from '../data/counters.ts'
import { openDatabase } from '../data/database.ts'
import { shelfInMinute } from '../adapters/kept-documents.ts'
import { clearImports, listImportsToClear } from '../data/imports/imports.ts'
import { sweepKnownBrowsers } from '../data/sign-in/known-browsers.ts'
import { sweepHints } from '../data/imports/unmatched.ts'
import { listOldPreviews, sweepPreviewRows } from '../data/imports/preview-states.ts'
import { sweepMergeProofs } from '../data/merges/proofs.ts'
import { sweepLinks } from '../data/sign-in/links.ts'
import { sweepMappingRequests } from '../data/sign-in/mapping.ts'
import { sweepOrganisationLogins } from '../data/sign-in/organisation-logins.ts'
import { sweepPaymentEvents } from '../data/orders/payment-events.ts'
import { sweepMail } from '../data/mail/outbox.ts'
import { sweepChallenges } from '../data/sign-in/passkeys.ts'
import { sweepEvents, sweepReplacedValues } from '../data/sign-in/security-events.ts'
import { sweepSessions } from '../data/sign-in/sessions.ts'
import { sweepProofs } from '../data/transcripts/share-proofs.ts'
import { sweepViews } from '../data/transcripts/transcript-views.ts'
import type { Bindings } from '../env.ts'
import { endImport } from './imports/end-import.ts'
import { importKeys, refusedFiles } from './imports/import-keys.ts'
import { publishForgottenTokens } from './transcripts/publish-tokens.ts'

const daysOfSessions = 90
const daysOfBrowsers = 400
const daysOfMail = 400
const daysOfLinks = 30
const daysOfEvents = 400
const daysOfReplacedValues = 60
const daysOfRequests = 1
const daysOfProofs = 2
const daysOfViews = 730
const daysOfBaskets = 400
const daysOfPaymentEvents = 90
const daysOfFeedFiles = 400
/** Who rows of unknown people say they are about. */
const daysOfHints = 400
const daysOfPreviews = 7
const previewRowsAtOnce = 5000
const daysOfDocuments = 90
const feedFilesAtOnce = 50
const filesAtOnce = 1000

/** Deletes what is kept no longer. */
export async function sweep(env: Bindings, now: Date): Promise<void> {
  const db = openDatabase(env.DB)
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
  await db.batch([
    sweepCounters(db, now.toISOString()),
    sweepSessions(db, ago(daysOfSessions)),
    sweepOfficeSessions(db, ago(daysOfSessions)),
    sweepKnownBrowsers(db, ago(daysOfBrowsers)),
    sweepMail(db, ago(daysOfMail)),
    sweepPersonEvents(db, ago(daysOfEvents)),
    sweepLinks(db, ago(daysOfLinks)),
    sweepMappingRequests(db, ago(daysOfRequests)),
    sweepOrganisationLogins(db, now.toISOString()),
    sweepChallenges(db, now.toISOString()),
    sweepMergeProofs(db, now.toISOString()),
    sweepEvents(db, ago(daysOfEvents)),
    sweepReplacedValues(db, ago(daysOfReplacedValues)),
    sweepProofs(db, ago(daysOfProofs)),
    ...sweepViews(db, { hashes: ago(1), keys: now.toISOString().slice(0, 10), views: ago(daysOfViews) }),
    sweepBaskets(db, ago(daysOfBaskets)),
    sweepPaymentEvents(db, ago(daysOfPaymentEvents)),
    sweepHints(db, ago(daysOfHints)),
  ])
  await publishForgottenTokens(env.SESSIONS, db, now)
  await discardPreviews(env, ago(daysOfPreviews), now)
  await clearFeedFiles(env, ago(daysOfFeedFiles), now.toISOString())
  for (const key of await listOldFiles(env.FILES, refusedFiles, new Date(ago(daysOfFeedFiles)), filesAtOnce))
    await deleteFile(env.FILES, key)
  // They are made again when somebody asks for them.
  const shelf = shelfInMinute(Math.floor(now.getTime() / 60_000))
  for (const key of await listOldFiles(env.FILES, shelf, new Date(ago(daysOfDocuments)), filesAtOnce))
    await deleteFile(env.FILES, key)
}

/** Previews that nobody took live, and what was laid down for those that are over. */
async function discardPreviews(env: Bindings, before: string, at: Date): Promise<void> {
  const db = openDatabase(env.DB)
  for (const { id } of await listOldPreviews(db, before, feedFilesAtOnce))
    await endImport(env, { id }, { by: { kind: 'site', id: 'schedule' }, at })
  const [first, ...rest] = sweepPreviewRows(db, previewRowsAtOnce)
  await db.batch([first!, ...rest])
}

/** Files first: what is interrupted here is done again. */
async function clearFeedFiles(env: Bindings, before: string, at: string): Promise<void> {
  const db = openDatabase(env.DB)
  const ids = (await listImportsToClear(db, before, feedFilesAtOnce)).map(({ id }) => id)
  if (ids.length === 0) return
  for (const id of ids) for (const key of importKeys(id)) await deleteFile(env.FILES, key)
  await db.batch(clearImports(db, ids, at))
}
