import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type BadgeKey,
  badgeKeysOf,
  type KnownBadgeKey,
  keyPrefix,
  makeBadgeKey,
} from '../src/adapters/signing/keys.ts'

/** Where development has its keys: beside the embedded database, for the owner's eyes. */
export function keysFileIn(folder: string): string {
  return join(folder, 'badge-keys.env')
}

/** The keys of the embedded site; made at its first start. */
export async function keepBadgeKeys(folder: string): Promise<void> {
  const file = keysFileIn(folder)
  if (readBadgeKeys(file).length === 0) addBadgeKey(file, await makeBadgeKey(new Date()))
}

export function addBadgeKey(file: string, key: BadgeKey): void {
  appendFileSync(file, `${secretNameOf(key)}='${JSON.stringify(key)}'\n`, { mode: 0o600 })
}

export function readBadgeKeys(file: string): readonly KnownBadgeKey[] {
  return badgeKeysOf(readSecrets(file))
}

/** What the file binds, by name: keys, and which of them have ended. */
export function readSecrets(file: string): Readonly<Record<string, string>> {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return Object.fromEntries(Array.from(text.matchAll(/^(\w+)='(.*)'$/gm), ([, name, value]) => [name!, value!]))
}

/** Such as `BADGE_KEY_20261125_A1B2C3`. */
export function secretNameOf({ id }: BadgeKey): string {
  return keyPrefix + id.replace(/-/g, (_, at: number) => (at < 8 ? '' : '_')).toUpperCase()
}
