import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { passwordWeakness } from '../src/adapters/password-strength.ts'
import type { BadgeKey } from '../src/adapters/signing/keys.ts'
import { longestPassword, shortestPassword } from '../src/core/password-rules.ts'
import { Refused } from './key-store.ts'
import { commonWords } from './words.ts'

const alg = 'PBES2-HS512+A256KW'
const enc = 'A256GCM'
/** Rounds of hashing the passphrase: each try takes about a second, with the right passphrase or a guess. */
const rounds = 1_000_000

/** Why a passphrase would not protect a copy, as a sentence; nothing where it does. */
export async function passphraseProblem(passphrase: string): Promise<string | undefined> {
  const length = [...passphrase.normalize('NFC')].length
  if (length < shortestPassword) return `Choose at least ${shortestPassword} characters. A few words in a row are good.`
  if (length > longestPassword) return `Choose at most ${longestPassword} characters.`
  const assets = { fetch: async () => new Response(commonWords()) } as unknown as Fetcher
  return passwordWeakness(assets, passphrase, ['badge', 'key'])
}

/** Says before anything is asked that a file of this name would be overwritten. */
export function refuseToOverwrite(file: string): void {
  if (existsSync(file)) throw new Refused(`There is a file ${file} already. Choose another name.`)
}

/** Writes a key, encrypted with a passphrase (a JWE, RFC 7516), into a new file that only its owner may read. */
export async function writeKeyCopy(file: string, name: string, key: BadgeKey, passphrase: string): Promise<void> {
  const copy = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(key)))
    .setProtectedHeader({ alg, enc, kid: name })
    .setKeyManagementParameters({ p2c: rounds })
    .encrypt(bytesOf(passphrase))
  try {
    writeFileSync(file, `${copy}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new Refused(`The copy could not be written: ${error instanceof Error ? error.message : file}`)
  }
}

export function deleteKeyCopy(file: string): void {
  rmSync(file, { force: true })
}

/** The copy in a file, before it is opened, so that nobody types a passphrase for something else. */
export function readKeyCopy(file: string): string {
  if (!existsSync(file)) throw new Refused(`There is no file ${file}.`)
  const copy = readFileSync(file, 'utf8').trim()
  try {
    if (decodeProtectedHeader(copy).alg === alg) return copy
  } catch {
    // It is no JWE.
  }
  throw new Refused(`${file} is not a copy that npm run keys -- create --escrow has made.`)
}

/** The key in a copy. */
export async function openKeyCopy(copy: string, passphrase: string): Promise<BadgeKey> {
  const accepted = { keyManagementAlgorithms: [alg], contentEncryptionAlgorithms: [enc], maxPBES2Count: 10 * rounds }
  const opened = await compactDecrypt(copy, bytesOf(passphrase), accepted).catch(() => undefined)
  if (!opened)
    throw new Refused('The copy did not open. Check the passphrase, or get the file again: it may be damaged.')
  const key = JSON.parse(new TextDecoder().decode(opened.plaintext)) as BadgeKey
  if (typeof key.id === 'string' && typeof key.made === 'string' && key.ed25519?.d && key.es256?.d) return key
  throw new Refused('There is no badge key in this copy.')
}

function bytesOf(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'))
}
