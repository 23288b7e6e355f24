// The folder of a backup: parts that are packed and encrypted, each with its own name; only the owner can read them.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { CompactEncrypt, compactDecrypt } from 'jose'
import type { Parts } from '../src/work/keeping/parts.ts'
import { Refused } from './key-store.ts'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]
const [alg, enc] = ['PBES2-HS512+A256KW', 'A256GCM']
/** Rounds of hashing the passphrase: each try takes about a second, with the right passphrase or a guess. */
const usualRounds = 1_000_000
const lengthOfNonce = 12
const keyFile = 'key.jwe'

/** Refuses a folder that isn't empty, before the passphrase is asked for. */
export function refuseUnlessNew(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Refused(`The folder ${folder} is not empty. Choose another name.`)
}

/** A folder for a new backup. It holds a random key, encrypted with the passphrase (a JWE, RFC 7516). */
export async function createFolder(folder: string, passphrase: string, rounds = usualRounds): Promise<Parts> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const copy = await new CompactEncrypt(secret)
    .setProtectedHeader({ alg, enc })
    .setKeyManagementParameters({ p2c: rounds })
    .encrypt(bytesOf(passphrase))
  writeFileSync(join(folder, keyFile), `${copy}\n`, { mode: 0o600, flag: 'wx' })
  return partsIn(folder, await keyOf(secret))
}

export async function openFolder(folder: string, passphrase: string): Promise<Parts> {
  const accepted = {
    keyManagementAlgorithms: [alg],
    contentEncryptionAlgorithms: [enc],
    maxPBES2Count: 10 * usualRounds,
  }
  const copy = readFileSync(join(folder, keyFile), 'utf8').trim()
  const opened = await compactDecrypt(copy, bytesOf(passphrase), accepted).catch(() => undefined)
  if (!opened) throw new Refused('The backup can’t be opened. Check the passphrase, or copy its files again.')
  return partsIn(folder, await keyOf(opened.plaintext))
}

/** Refuses a folder without a complete backup, before the passphrase is asked for. */
export function refuseUnlessWhole(folder: string, manifest: string): void {
  if (!existsSync(join(folder, keyFile))) throw new Refused(`There is no backup in ${folder}.`)
  if (!existsSync(join(folder, fileOf(manifest))))
    throw new Refused(`The backup in ${folder} isn’t complete: it stopped before the end. Make a new one.`)
}

function fileOf(name: string): string {
  return `${name}.part`
}

function partsIn(folder: string, key: CryptoKey): Parts {
  const how = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    // A part that was renamed can't be decrypted.
    additionalData: new TextEncoder().encode(name),
  })
  return {
    async put(name, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(lengthOfNonce))
      const sealed = await crypto.subtle.encrypt(how(name, iv), key, new Uint8Array(await pack(bytes)))
      writeFileSync(join(folder, fileOf(name)), Buffer.concat([iv, new Uint8Array(sealed)]), {
        mode: 0o600,
        flag: 'wx',
      })
    },
    async get(name) {
      const file = join(folder, fileOf(name))
      if (!existsSync(file)) throw new Refused(`The backup has no part ${name}: copy its files again.`)
      const kept = Uint8Array.from(readFileSync(file))
      const [iv, sealed] = [kept.slice(0, lengthOfNonce), kept.slice(lengthOfNonce)]
      const opened = await crypto.subtle.decrypt(how(name, iv), key, sealed).catch(() => undefined)
      if (!opened) throw new Refused(`The part ${name} of the backup is damaged: copy its files again.`)
      return new Uint8Array(await unpack(new Uint8Array(opened)))
    },
  }
}

function keyOf(secret: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', Uint8Array.from(secret), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function bytesOf(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFC'))
}
