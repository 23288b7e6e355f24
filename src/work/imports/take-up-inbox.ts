import { copyFile, deleteFile, keepFile, listFiles, openFile, putFile, TooLarge } from '../../adapters/files.ts'
import { randomId } from '../../adapters/secrets.ts'
import { readFileName } from '../../core/feeds/file-name.ts'
import { openDatabase } from '../../data/database.ts'
import { receiveImport } from '../../data/imports/imports.ts'
import type { Bindings } from '../../env.ts'
import { defaultSettings } from '../../http/settings.ts'
import { importKey, inbox, refusedFiles } from './import-keys.ts'

const filesAtOnce = 20
const history = 'history/'

/**
 * Receives what lies in the drop folder, as if it had been sent: `<kind>-YYYYMMDD-HHMMSS.csv`, or the same with `.gz`;
 * under `history/` where it brings what lies behind.
 * A file leaves the folder only when it is an import; taken up twice, it is one.
 */
export async function takeUpInbox(env: Bindings): Promise<void> {
  for (const key of await listFiles(env.FILES, inbox, filesAtOnce)) {
    const name = key.slice(inbox.length)
    const reason = await receive(env, key, name)
    if (reason !== undefined) await refuse(env, key, name, reason)
    await deleteFile(env.FILES, key)
  }
}

/** Why it is none, as a sentence; nothing where it has been received. */
async function receive(env: Bindings, key: string, name: string): Promise<string | undefined> {
  const isHistory = name.startsWith(history)
  const file = readFileName(name.slice(isHistory ? history.length : 0).replace(/\.gz$/, ''))
  if (!file) return 'The file has no name that says what it is: <kind>-YYYYMMDD-HHMMSS.csv, or that with .gz.'
  const body = await openFile(env.FILES, key)
  if (!body) return undefined
  const id = randomId()
  try {
    const unpacked = name.endsWith('.gz') ? body.pipeThrough(new DecompressionStream('gzip')) : body
    const kept = await keepFile(env.FILES, importKey(id), unpacked, defaultSettings.feeds.mostUnpacked)
    const received = await receiveImport(openDatabase(env.DB), {
      id,
      ...file,
      ...kept,
      isHistory,
      receivedAt: new Date().toISOString(),
    })
    if (received.id !== id) await deleteFile(env.FILES, importKey(id))
    return undefined
  } catch (error) {
    if (error instanceof TooLarge) return 'Unpacked, the file has more than 1 GiB. Put it there in parts.'
    if (error instanceof TypeError && name.endsWith('.gz')) return 'This is not packed with gzip, or it is torn.'
    throw error
  }
}

async function refuse(env: Bindings, key: string, name: string, reason: string): Promise<void> {
  const place = `${refusedFiles}${name}`
  await copyFile(env.FILES, key, place)
  const report = new TextEncoder().encode(`${JSON.stringify({ name, state: 'failed', reason }, null, 2)}\n`)
  await putFile(env.FILES, `${place}.json`, report, 'application/json')
}
