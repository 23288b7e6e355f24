import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { demoLogins } from './demo.ts'
import { demoStaff, signInOf } from '../src/site/dev/demo-staff.ts'
import { hashOfSecret, randomSecret } from '../src/adapters/secrets.ts'
import { keepArt } from './art/keep.ts'
import { keepBadgeKeys, keysFileIn } from './badge-keys.ts'
import { keepMailKey, mailKeyFileIn } from './mail-key.ts'
import { programName } from './program-name.ts'
import { type DevFile, readDevFile, writeDevFile } from './state.ts'

/** What the Worker needs of a state folder: files of bindings, for the owner's eyes. */
export function envFilesIn(folder: string): readonly string[] {
  return [keysFileIn(folder), mailKeyFileIn(folder), settingsFileIn(folder)]
}

/** Ends with a sentence where another program made a state folder. The database says so too, to whoever starts the Worker. */
export function refuseOthers(folder: string): void {
  const made = readDevFile(folder)?.program
  if (made === undefined || made === programName) return
  console.error(
    `The program ${made} made the state in ${relative('', folder)}, and you are starting ${programName}. Run npm run dev -- --program ${programName} without PERSIST_TO, choose another folder with PERSIST_TO, or delete this one.`,
  )
  process.exit(1)
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
  const staff = (withDemo ? demoStaff : []).map(({ id, name, email, roles }) => ({
    name,
    email,
    roles,
    signIn: `${url}${signInOf(id)}`,
  }))
  const dev = { program: programName, url, operatorToken, logins, staff }
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
export async function keepLogos(folder: string, configPath: string): Promise<void> {
  let dispose = async () => {}
  const bucket = async () => {
    // Large, and needed at the first start alone.
    const { getPlatformProxy } = await import('wrangler')
    const proxy = await getPlatformProxy<{ FILES: R2Bucket }>({
      configPath,
      persist: { path: join(folder, 'v3') },
      envFiles: [],
    })
    dispose = () => proxy.dispose()
    return proxy.env.FILES
  }
  await keepArt(bucket, join(folder, 'logos.made'))
  await dispose()
}
