import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder that holds what the embedded D1, KV, R2 and mail keep between starts. */
export const stateFolder = resolve(process.env.PERSIST_TO ?? '.wrangler/state')

/** What `npm run dev` prints, for other commands and for tests. */
export interface DevFile {
  readonly url: string
  readonly operatorToken: string
  readonly logins: readonly { name: string; candidateId: string; loginId: string; password: string }[]
}

export function readDevFile(): DevFile | undefined {
  try {
    return JSON.parse(readFileSync(join(stateFolder, 'dev.json'), 'utf8')) as DevFile
  } catch {
    return undefined
  }
}

/** For the owner's eyes: it holds a token. */
export function writeDevFile(content: DevFile): void {
  writeFileSync(join(stateFolder, 'dev.json'), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}
