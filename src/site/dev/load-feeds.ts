import { keepFile } from '../../adapters/files.ts'
import { randomId } from '../../adapters/secrets.ts'
import { readFileName } from '../../core/feeds/file-name.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { findReport, receiveImport } from '../../data/imports/imports.ts'
import type { Bindings } from '../../env.ts'
import { defaultSettings } from '../../http/settings.ts'
import type { Program } from '../../program/program.ts'
import { openBudget } from '../../work/budget.ts'
import { importSome } from '../../work/imports/import-files.ts'
import { importKey } from '../../work/imports/import-keys.ts'

const limits = { statements: 100_000, milliseconds: 120_000 }
const millisecondsBetweenLooks = 500

/** Takes these files in as history, the way files of an office are; throws a sentence about the first that is refused. */
export async function loadFeeds(
  env: Bindings,
  program: Program,
  feeds: readonly (readonly [name: string, text: string])[],
): Promise<void> {
  const db = openDatabase(env.DB)
  const ids: string[] = []
  for (const [name, text] of feeds) ids.push(await receive(env, db, name, text))
  const { env: counted, budget } = openBudget(env, limits)
  for (const id of ids) {
    await importSome(counted, program, budget)
    let found = await find(db, id)
    // A start that broke off may have left it with a lease that has to end first.
    for (; (found.state === 'queued' || found.state === 'running') && !budget.isSpent(); found = await find(db, id)) {
      await scheduler.wait(millisecondsBetweenLooks)
      await importSome(counted, program, budget)
    }
    const { name, state, reason, rejected, error } = found
    const why = error ? `line ${error.line}, ${error.column}: ${error.message}` : (reason ?? state)
    if (state !== 'done' || rejected > 0) throw new Error(`The demo data was refused. ${name}: ${why}`)
  }
}

async function find(db: Database, id: string) {
  const found = await findReport(db, id, 1)
  if (!found) throw new Error('A file of the demo was not kept.')
  return { ...found.import, error: found.errors[0] }
}

async function receive(env: Bindings, db: Database, name: string, text: string): Promise<string> {
  const file = readFileName(name)
  if (!file) throw new Error(`${name} is not the name of a feed file.`)
  const id = randomId()
  const kept = await keepFile(env.FILES, importKey(id), new Blob([text]).stream(), defaultSettings.feeds.mostUnpacked)
  const receivedAt = new Date().toISOString()
  return (await receiveImport(db, { id, ...file, ...kept, isHistory: true, receivedAt })).id
}
