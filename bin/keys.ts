// npm run keys -- create [--escrow FILE] | end NAME | restore FILE | list: what badges are signed with. The newest key that
// has not ended signs; docs/badges.md says when to end one. npm run keys -- mail: what proves that an answer or a notice is
// about a mail of ours; a new one ends the old. With --remote, the keys of the deployed site.
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { randomSecret } from '../src/adapters/secrets.ts'
import { endingOf, makeBadgeKey } from '../src/adapters/signing/keys.ts'
import { keysFileIn, readBadgeKeys, secretNameOf } from './badge-keys.ts'
import {
  deleteKeyCopy,
  openKeyCopy,
  passphraseProblem,
  readKeyCopy,
  refuseToOverwrite,
  writeKeyCopy,
} from './key-copy.ts'
import { badgeKeyNames, localKeys, Refused, remoteKeys } from './key-store.ts'
import { mailKeyFileIn, mailKeyName, writeMailKey } from './mail-key.ts'
import { askNewPassphrase, askPassphrase } from './passphrase.ts'
import { programWords } from './program-name.ts'
import { stateFolder } from './state.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { remote: { type: 'boolean' }, escrow: { type: 'string' } },
})
const [command, named] = positionals
const store = values.remote ? remoteKeys() : localKeys(stateFolder)
const remote = `${values.remote ? ' --remote' : ''}${programWords}`
const onceStarted = values.remote ? '' : ', once the site has been started again'

try {
  if (command === 'create') await create(values.escrow)
  else if (command === 'end' && named) end(named)
  else if (command === 'restore' && named) await restore(named)
  else if (command === 'list') list()
  else if (command === 'mail') makeMailKey()
  else throw new Refused('npm run keys -- create [--escrow FILE] | end NAME | restore FILE | list | mail  [--remote]')
} catch (error) {
  if (!(error instanceof Refused)) throw error
  console.error(error.message)
  process.exitCode = 2
}

async function create(escrow: string | undefined): Promise<void> {
  if (escrow) refuseToOverwrite(escrow)
  const passphrase = escrow && (await askNewPassphrase(passphraseProblem))
  const key = await makeBadgeKey(new Date())
  const name = secretNameOf(key)
  // The copy first: a key that signs has one from its first badge on.
  if (escrow && passphrase) await writeKeyCopy(escrow, name, key, passphrase)
  try {
    store.put(name, JSON.stringify(key))
  } catch (error) {
    if (escrow) deleteKeyCopy(escrow)
    throw error
  }
  console.log(`${name} signs from now on${onceStarted}.`)
  console.log('Never delete the older ones: what they signed is checked with them.')
  if (escrow)
    console.log(`Its encrypted copy is ${escrow}. Keep it and its passphrase in two safe places; this machine is none.`)
  else if (values.remote) console.log('It has no copy, and secrets can’t be read back. --escrow FILE makes one.')
}

function end(name: string): void {
  const names = store.names()
  const { all, current } = badgeKeyNames(names)
  if (!all.includes(name))
    throw new Refused(`There is no key ${name}. npm run keys -- list${remote} shows their names.`)
  if (!current.includes(name)) return console.log(`${name} was ended before. Nothing was changed.`)
  if (current.length === 1)
    throw new Refused(`${name} is the only key that signs. Make another one first: npm run keys -- create${remote}`)
  store.put(endingOf(name), new Date().toISOString())
  console.log(`${name} has ended for good. Never delete it or ${endingOf(name)}.`)
  if (!values.remote) console.log('Start the site again: it reads its keys at the start.')
  console.log('What it signed reads as “not known”. What is current is signed again when it is next downloaded.')
  console.log('After 5 minutes, the site emails everyone who has to download their badges again.')
}

async function restore(file: string): Promise<void> {
  const copy = readKeyCopy(file)
  const key = await openKeyCopy(copy, await askPassphrase())
  const name = secretNameOf(key)
  const names = store.names()
  if (names.includes(endingOf(name))) throw new Refused(`${name} was ended. It can’t be put back.`)
  if (names.includes(name)) throw new Refused(`${name} is there already. Nothing was changed.`)
  store.put(name, JSON.stringify(key))
  console.log(`${name} is back${onceStarted}. The newest key that has not ended signs.`)
}

function list(): void {
  const { all, current } = badgeKeyNames(store.names())
  const known = values.remote ? [] : readBadgeKeys(keysFileIn(stateFolder))
  const signing = known.find(({ ended }) => ended === undefined)
  for (const name of all) {
    const key = known.find((one) => secretNameOf(one) === name)
    const made = key ? `  made ${key.made}` : ''
    const ended = key?.ended ? `  ended ${key.ended}` : current.includes(name) ? '' : '  ended'
    console.log(`${name}${made}${ended}${key && key === signing ? '  signs' : ''}`)
  }
}

function makeMailKey(): void {
  const key = randomSecret()
  if (values.remote) store.put(mailKeyName, key)
  else {
    mkdirSync(stateFolder, { recursive: true })
    writeMailKey(mailKeyFileIn(stateFolder), key)
  }
  console.log(`Mail that is sent from now on can be answered through the site${onceStarted}.`)
  console.log('Answers to mail of an older key come back, with the address of support.')
}
