import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { endingOf, keyPrefix } from '../src/adapters/signing/keys.ts'
import { keysFileIn, readSecrets } from './badge-keys.ts'
import { configOptions, environment } from './wrangler-config.ts'

/** Where keys are kept as secrets: they can be named and added, and what is there is never shown or changed. */
export interface KeyStore {
  /** Of the secrets that are there. */
  names(): readonly string[]
  put(name: string, secret: string): void
}

/** The keys of this machine, in its state folder. */
export function localKeys(folder: string): KeyStore {
  const file = keysFileIn(folder)
  return {
    names: () => Object.keys(readSecrets(file)),
    put(name, secret) {
      mkdirSync(dirname(file), { recursive: true })
      appendFileSync(file, `${name}='${secret}'\n`, { mode: 0o600 })
    },
  }
}

/** The secrets of the deployed site. */
export function remoteKeys(): KeyStore {
  return {
    names() {
      const done = wrangler(['secret', 'list', '--format', 'json'])
      if (done.status !== 0) throw new Refused(`The secrets could not be listed:\n${done.stdout}${done.stderr}`)
      return (JSON.parse(done.stdout) as { name: string }[]).map(({ name }) => name)
    },
    put(name, secret) {
      const done = wrangler(['secret', 'put', name], secret)
      if (done.status !== 0) throw new Refused(`The secret was not kept:\n${done.stdout}${done.stderr}`)
    },
  }
}

/** What can't be done, in a sentence for whoever asked. */
export class Refused extends Error {}

/** The names of badge keys, the newest last, and of those the ones that have not ended. */
export function badgeKeyNames(names: readonly string[]) {
  const all = names.filter((name) => name.startsWith(keyPrefix)).toSorted()
  return { all, current: all.filter((name) => !names.includes(endingOf(name))) }
}

function wrangler(command: readonly string[], input?: string) {
  const words = ['node_modules/wrangler/bin/wrangler.js', ...command, ...configOptions, `--env=${environment}`]
  return spawnSync(process.execPath, words, { encoding: 'utf8', input })
}
