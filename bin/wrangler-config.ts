// wrangler.toml is the default program's. Another program gets a copy beside it, made at each start: with names of its own
// for Worker, database, bucket and queue, its own address, and what development builds for it alone.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { developmentFolder, isDefault, programName } from './program-name.ts'

const shared = 'wrangler.toml'

/** What of it is deployed; the top level is development. */
export const environment = 'production'

export const configFile = isDefault ? shared : writeOwn(`wrangler.${programName}.toml`)

/** What `wrangler` takes to read it. */
export const configOptions: readonly string[] = isDefault ? [] : ['--config', configFile]

function writeOwn(file: string): string {
  const address = process.env.BASE_URL || `https://${programName}.example.com`
  const text = readFileSync(shared, 'utf8')
    .replace(/"certification-tracking-system(?=[-"])/g, `$&-${programName}`)
    .replaceAll('"./dist/', `"./${developmentFolder}/`)
    // Two Workers with one number would count each other's visitors.
    .replace(/^namespace_id = "\d+"$/gm, `namespace_id = "${2000 + (crc32(programName) % 1_000_000_000)}"`)
    .replace(/^BASE_URL = "https:.*"$/m, `BASE_URL = ${JSON.stringify(address)}`)
    // Mail that comes in is for the address that the default program's operator has.
    .replace(/^addresses = /m, '# $&')
  // Another server may read it meanwhile.
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  return file
}
