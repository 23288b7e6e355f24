// npm run keys -- create [--remote] | list [--remote]: what badges are signed with. A new key signs from then on; old ones
// stay. npm run keys -- mail [--remote]: what proves that an answer or a notice is about a mail of ours; a new one ends the old.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { randomSecret } from '../src/adapters/secrets.ts'
import { keyPrefix, makeBadgeKey } from '../src/adapters/signing/keys.ts'
import { addBadgeKey, keysFileIn, readBadgeKeys, secretNameOf } from './badge-keys.ts'
import { configOptions, environment } from './wrangler-config.ts'
import { mailKeyFileIn, mailKeyName, writeMailKey } from './mail-key.ts'
import { stateFolder } from './state.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { remote: { type: 'boolean' } } })
const file = keysFileIn(stateFolder)

if (positionals[0] === 'create') await create()
else if (positionals[0] === 'list') list()
else if (positionals[0] === 'mail') makeMailKey()
else fail('npm run keys -- create | list | mail  [--remote]')

async function create(): Promise<void> {
  const key = await makeBadgeKey(new Date())
  const name = secretNameOf(key)
  keep(name, JSON.stringify(key), () => addBadgeKey(file, key))
  console.log(`${name} signs from now on${onceStarted()}.`)
  console.log('Never delete the older ones: what they signed is checked with them.')
}

function makeMailKey(): void {
  const key = randomSecret()
  keep(mailKeyName, key, () => writeMailKey(mailKeyFileIn(stateFolder), key))
  console.log(`Mail that is sent from now on can be answered through the site${onceStarted()}.`)
  console.log('Answers to mail of an older key come back, with the address of support.')
}

/** A secret goes straight to where it is kept, and is shown nowhere. */
function keep(name: string, secret: string, keepHere: () => void): void {
  if (!values.remote) {
    mkdirSync(stateFolder, { recursive: true })
    return keepHere()
  }
  const put = wrangler(['secret', 'put', name], secret)
  if (put.status !== 0) fail(`The secret was not kept:\n${put.stdout}${put.stderr}`)
}

function onceStarted(): string {
  return values.remote ? '' : ', once the site has been started again'
}

function list(): void {
  if (!values.remote) return readBadgeKeys(file).forEach((key) => console.log(`${secretNameOf(key)}  made ${key.made}`))
  const done = wrangler(['secret', 'list', '--format', 'json'])
  if (done.status !== 0) fail(`The secrets could not be listed:\n${done.stdout}${done.stderr}`)
  const secrets = JSON.parse(done.stdout) as { name: string }[]
  for (const { name } of secrets) if (name.startsWith(keyPrefix)) console.log(name)
}

function wrangler(command: readonly string[], input?: string) {
  const words = ['node_modules/wrangler/bin/wrangler.js', ...command, ...configOptions, `--env=${environment}`]
  return spawnSync(process.execPath, words, { encoding: 'utf8', input })
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
