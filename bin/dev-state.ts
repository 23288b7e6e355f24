import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPlatformProxy } from 'wrangler'
import { demoLogins } from '../src/programs/cisco/demo/cast.ts'
import { hashOfSecret, randomSecret } from '../src/adapters/secrets.ts'
import { keepArt } from './art/keep.ts'
import { keepBadgeKeys, keysFileIn } from './badge-keys.ts'
import { keepMailKey, mailKeyFileIn } from './mail-key.ts'
import { type DevFile, readDevFile, writeDevFile } from './state.ts'

/** What the Worker needs of a state folder: files of bindings, for the owner's eyes. */
export function envFilesIn(folder: string): readonly string[] {
  return [keysFileIn(folder), mailKeyFileIn(folder), settingsFileIn(folder)]
}

/** What a state folder holds beside the embedded storage: keys, the operator token, and `dev.json`, made where they lack. */
export async function keepState(folder: string, url: string, withDemo: boolean): Promise<DevFile> {
  mkdirSync(folder, { recursive: true })
  const operatorToken = readDevFile(folder)?.operatorToken ?? randomSecret()
  const logins = (withDemo ? demoLogins : []).map(({ name, candidateId, loginId, password }) => ({
    name,
    candidateId,
    loginId,
    password,
  }))
  const dev = { url, operatorToken, logins }
  writeDevFile(folder, dev)
  await keepBadgeKeys(folder)
  keepMailKey(folder)
  const settings = `DEV_TOKEN_HASH='${await hashOfSecret(operatorToken)}'\nDEMO='${withDemo ? 1 : 0}'\n`
  writeFileSync(settingsFileIn(folder), settings, { mode: 0o600 })
  return dev
}

function settingsFileIn(folder: string): string {
  return join(folder, 'development.env')
}

/** Draws the logos where they are not drawn yet, and puts them into the embedded R2: before the server opens it. */
export async function keepLogos(folder: string): Promise<void> {
  let dispose = async () => {}
  const bucket = async () => {
    const proxy = await getPlatformProxy<{ FILES: R2Bucket }>({ persist: { path: join(folder, 'v3') }, envFiles: [] })
    dispose = () => proxy.dispose()
    return proxy.env.FILES
  }
  await keepArt(bucket, join(folder, 'logos.made'))
  await dispose()
}
