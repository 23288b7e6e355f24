// npm run keys -- create [--remote] | list: what badges are signed with. A new key signs from then on; old ones stay.
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { keyPrefix, makeBadgeKey } from '../src/adapters/signing/keys.ts'
import { addBadgeKey, keysFileIn, readBadgeKeys, secretNameOf } from './badge-keys.ts'
import { stateFolder } from './state.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { remote: { type: 'boolean' } } })
const file = keysFileIn(stateFolder)

if (positionals[0] === 'create') await create()
else if (positionals[0] === 'list') list()
else fail('npm run keys -- create | list  [--remote]')

/** The secret goes straight to where it is kept, and is shown nowhere. */
async function create(): Promise<void> {
  const key = await makeBadgeKey(new Date())
  const name = secretNameOf(key)
  if (values.remote) {
    const put = wrangler(['secret', 'put', name], JSON.stringify(key))
    if (put.status !== 0) fail(`The secret was not kept:\n${put.stdout}${put.stderr}`)
  } else {
    mkdirSync(stateFolder, { recursive: true })
    addBadgeKey(file, key)
  }
  console.log(`${name} signs from now on${values.remote ? '' : ', once the site has been started again'}.`)
  console.log('Never delete the older ones: what they signed is checked with them.')
}

function list(): void {
  if (!values.remote) return readBadgeKeys(file).forEach((key) => console.log(`${secretNameOf(key)}  made ${key.made}`))
  const done = wrangler(['secret', 'list', '--format', 'json'])
  if (done.status !== 0) fail(`The secrets could not be listed:\n${done.stdout}${done.stderr}`)
  const secrets = JSON.parse(done.stdout) as { name: string }[]
  for (const { name } of secrets) if (name.startsWith(keyPrefix)) console.log(name)
}

function wrangler(command: readonly string[], input?: string) {
  return spawnSync(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...command], { encoding: 'utf8', input })
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
