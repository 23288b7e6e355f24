import { deleteFile, keepFile, listFiles, openFile, TooLarge } from '../../adapters/files.ts'
import { gunzip, NotGzip } from '../../adapters/gzip.ts'
import { log } from '../../adapters/log.ts'
import { randomId } from '../../adapters/secrets.ts'
import { type FeedFile, howToName, readFileName, refuseFuture } from '../../core/feeds/file-name.ts'
import { openDatabase } from '../../data/database.ts'
import { refuseImport } from '../../data/imports/imports.ts'
import type { Bindings } from '../../env.ts'
import { defaultSettings } from '../../http/settings.ts'
import { importKey, inbox } from './import-keys.ts'
import { keepImport } from './keep-import.ts'
import { blankErased } from '../erasures/blank-file.ts'
import { writeReports } from './import-reports.ts'

const filesAtOnce = 20
const history = 'history/'
/** What marks a folder where storage has none. */
const markers = [inbox, `${inbox}${history}`]

/**
 * Receives what lies in the drop folder, as if it had been sent: `<kind>-YYYYMMDD-HHMMSS.csv`, or the same with `.gz`;
 * under `history/` where it brings what lies behind. What is no feed file is received as a refused import.
 * A file leaves the folder only when it is an import; taken up twice, it is one.
 */
export async function takeUpInbox(env: Bindings): Promise<void> {
  for (const key of await listFiles(env.FILES, inbox, filesAtOnce)) {
    if (markers.includes(key)) continue
    await takeUp(env, key)
    await deleteFile(env.FILES, key)
  }
}

async function takeUp(env: Bindings, key: string): Promise<void> {
  const isHistory = key.startsWith(`${inbox}${history}`)
  const name = key.slice(inbox.length + (isHistory ? history.length : 0))
  const file = readFileName(name.replace(/\.gz$/, ''))
  const dropped = { key, name, isHistory, file }
  const reason = file ? (refuseFuture(file, new Date()) ?? (await receive(env, dropped, file))) : howToName
  if (reason !== undefined) await refuse(env, dropped, reason)
}

interface Dropped {
  readonly key: string
  readonly name: string
  readonly isHistory: boolean
  readonly file: FeedFile | undefined
}

/** Says why it is no feed file, as a sentence; nothing where it has been received. */
async function receive(env: Bindings, { key, name, isHistory }: Dropped, file: FeedFile): Promise<string | undefined> {
  const body = await openFile(env.FILES, key)
  if (!body) return undefined
  const id = randomId()
  try {
    const unpacked = name.endsWith('.gz') ? gunzip(body) : body
    const kept = await keepFile(env.FILES, importKey(id), unpacked, defaultSettings.feeds.mostUnpacked, file.name)
    const received = { id, ...file, ...kept, isHistory, receivedAt: new Date().toISOString() }
    await keepOne(env, id, keepImport(openDatabase(env.DB), received, { kind: 'site', id: 'bucket' }))
    return undefined
  } catch (error) {
    if (error instanceof TooLarge) return 'Unpacked, the file has more than 1 GiB. Put it there in parts.'
    if (error instanceof NotGzip) return 'This is not packed with gzip, or it is torn.'
    throw error
  }
}

/** Keeps it as it came, for whoever looks into it. */
async function refuse(env: Bindings, { key, name, isHistory, file }: Dropped, reason: string): Promise<void> {
  const body = await openFile(env.FILES, key)
  if (!body) return
  const db = openDatabase(env.DB)
  const [id, receivedAt] = [randomId(), new Date().toISOString()]
  const kept = await keepFile(env.FILES, importKey(id), body, Infinity)
  const of = { kind: file?.kind ?? '', madeAt: file?.madeAt ?? '' }
  const refused = refuseImport(db, { id, name, ...of, ...kept, isHistory, receivedAt, reason })
  const found = await keepOne(env, id, refused)
  if (found.state !== 'refused') return
  await blankErased(env, id)
  await writeReports(env, db, found, { at: receivedAt, state: 'refused', reason })
  log({ event: 'file refused', import: found.id, reason })
}

/** Of an import that was here before, the file that was kept first stays. */
async function keepOne<Kept extends { readonly id: string }>(
  env: Bindings,
  id: string,
  kept: Promise<Kept>,
): Promise<Kept> {
  const found = await kept
  if (found.id !== id) await deleteFile(env.FILES, importKey(id))
  return found
}
