import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomSecret } from '../src/adapters/secrets.ts'

export const mailKeyName = 'MAIL_KEY'

/** Where development has the key that proves answers to its mail: beside the embedded database, for the owner's eyes. */
export function mailKeyFileIn(folder: string): string {
  return join(folder, 'mail-key.env')
}

/** The key of the embedded site; made at its first start. */
export function keepMailKey(folder: string): void {
  const file = mailKeyFileIn(folder)
  if (!existsSync(file)) writeMailKey(file, randomSecret())
}

export function writeMailKey(file: string, key: string): void {
  writeFileSync(file, `${mailKeyName}='${key}'\n`, { mode: 0o600 })
}
