// npm run restore -- [--remote] DIR: fills an empty site from a folder that `npm run backup` has written.
import { parseArgs } from 'node:util'
import { applyMigrations } from '../src/data/migrations.ts'
import { manifestName } from '../src/work/keeping/parts.ts'
import { NotRestored, restore } from '../src/work/keeping/restore.ts'
import { openFolder, refuseUnlessWhole } from './backup-folder.ts'
import { Refused } from './key-store.ts'
import { migrationsOf } from './migrations.ts'
import { askPassphrase } from './passphrase.ts'
import { program } from './program.ts'
import { programName } from './program-name.ts'
import { openSite } from './site-bindings.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { remote: { type: 'boolean' } } })
const [folder, ...more] = positionals
if (!folder || more.length > 0) {
  console.error('Name the folder of a backup: npm run restore -- [--remote] DIR')
  process.exit(2)
}

try {
  refuseUnlessWhole(folder, manifestName)
  const parts = await openFolder(folder, await askPassphrase())
  const { env, end } = await openSite(values.remote ?? false)
  try {
    // The deployed site gets them from `npm run deploy`.
    if (!values.remote) await applyMigrations(env.DB, migrationsOf())
    await restore(env, program, programName, parts, (what) => console.log(what))
    console.log('The site is restored. Everyone has to sign in again.')
  } finally {
    await end()
  }
} catch (error) {
  console.error(error instanceof Refused || error instanceof NotRestored ? error.message : error)
  process.exit(1)
}
process.exit(0)
