import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ofProgram } from './program-name.ts'

/** The folder that holds what the embedded D1, KV, R2 and mail keep between starts. */
export const stateFolder = resolve(process.env.PERSIST_TO ?? ofProgram('.wrangler/state'))

/** Where wrangler itself keeps it, unless it is told otherwise. */
export const usualStateFolder = resolve('.wrangler/state')

/** What `npm run dev` prints, for other commands and for tests. */
export interface DevFile {
  /** Absent in a state folder that is older than the choice of programs. */
  readonly program?: string
  readonly url: string
  readonly operatorToken: string
  /** A POST to `signIn` answers with the office's cookie. */
  readonly staff: readonly {
    readonly name: string
    readonly email: string
    readonly roles: readonly string[]
    readonly signIn: string
  }[]
  readonly logins: readonly { name: string; candidateId: string; loginId: string; password: string }[]
}

export function readDevFile(folder = stateFolder): DevFile | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'dev.json'), 'utf8')) as DevFile
  } catch {
    return undefined
  }
}

/** For the owner's eyes: it holds a token. */
export function writeDevFile(folder: string, content: DevFile): void {
  writeFileSync(join(folder, 'dev.json'), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}
