// npm run backup -- [--remote] DIR: writes everything a site keeps to a new folder, encrypted with a passphrase.
import { parseArgs } from 'node:util'
import { backUp } from '../src/work/keeping/backup.ts'
import { createFolder, refuseUnlessNew } from './backup-folder.ts'
import { passphraseProblem } from './key-copy.ts'
import { Refused } from './key-store.ts'
import { askNewPassphrase } from './passphrase.ts'
import { programName } from './program-name.ts'
import { openSite } from './site-bindings.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { remote: { type: 'boolean' } } })
const [folder, ...more] = positionals
if (!folder || more.length > 0) {
  console.error('Name a new folder: npm run backup -- [--remote] DIR')
  process.exit(2)
}

try {
  refuseUnlessNew(folder)
  const passphrase = await askNewPassphrase(passphraseProblem)
  const { env, end } = await openSite(values.remote ?? false)
  try {
    const parts = await createFolder(folder, passphrase)
    const { restless } = await backUp(env, programName, parts, (what) => console.log(what))
    if (restless > 0) console.log(`The site was in use: ${restless} pages of rows changed during the last pass.`)
    console.log(`The backup is in ${folder}. Keep the passphrase: without it, nobody can open the backup.`)
  } finally {
    await end()
  }
} catch (error) {
  console.error(error instanceof Refused ? error.message : error)
  process.exit(1)
}
process.exit(0)
