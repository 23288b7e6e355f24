import { openDatabase } from '../../data/database.ts'
import { receiveImport } from '../../data/imports/imports.ts'
import { claimDatabase } from '../../data/made-for.ts'
import { readFileName } from '../../core/feeds/file-name.ts'
import type { Bindings } from '../../env.ts'
import type { Program } from '../../program/program.ts'
import { eraseSome } from '../erasures/erase-some.ts'
import { importKey, receivedFiles, refusedFiles } from '../imports/import-keys.ts'
import { replayEntries, replayErasures } from './replay-journal.ts'

/** What the report beside a file says of it. */
interface Reported {
  readonly name?: string
  readonly state?: string
  readonly sha256?: string
}

export interface FromBucket {
  readonly queued: number
  /** Files that did not count: refused, discarded or taken back. */
  readonly left: number
  /** Files whose name nothing in the bucket says. */
  readonly nameless: number
}

/**
 * Queues all files of feeds that are in the bucket, for a database that has none of them any more. The journal goes first:
 * who was erased has no facts again, and their codes and badges answer as the journal says. Nobody is mailed.
 */
export async function takeInFromBucket(env: Bindings, program: Program, name: string): Promise<FromBucket> {
  const db = openDatabase(env.DB)
  const owner = await claimDatabase(db, name)
  if (owner !== name) throw new Error(`The database belongs to the program ${owner}, but this is ${name}.`)
  const erased = await replayErasures(db, env.FILES)
  await replayEntries(db, env.FILES)
  if (erased.size > 0) await eraseSome(env, program, { isSpent: () => false })
  let [queued, left, nameless] = [0, 0, 0]
  for (let cursor: string | undefined, isMore = true; isMore;) {
    const page = await env.FILES.list({
      prefix: receivedFiles,
      include: ['customMetadata'],
      ...(cursor && { cursor }),
    })
    for (const { key, size, uploaded, customMetadata } of page.objects) {
      const id = key.slice(receivedFiles.length)
      if (key.startsWith(refusedFiles) || id.includes('.')) continue
      const report = await env.FILES.get(`${importKey(id)}.json`)
      const said: Reported = report ? await report.json<Reported>() : {}
      const file = readFileName(said.name ?? customMetadata?.name ?? '')
      if (said.state !== undefined && said.state !== 'done' && said.state !== 'failed') left++
      else if (!file) nameless++
      else {
        queued++
        const received = { id, ...file, sha256: said.sha256 ?? id, size, receivedAt: uploaded.toISOString() }
        await receiveImport(db, { ...received, isHistory: true })
      }
    }
    isMore = page.truncated
    cursor = page.truncated ? page.cursor : undefined
  }
  return { queued, left, nameless }
}
