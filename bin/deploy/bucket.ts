import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runWrangler, tryWrangler } from './wrangler.ts'

/** A few words out of the bucket, or nothing where they are not there; `at` begins with the bucket's name. */
export function readText(at: string): string | undefined {
  return tryWrangler('r2', 'object', 'get', at, '--remote', '--pipe')?.trim()
}

/** Puts a few words there. */
export function putText(at: string, text: string): void {
  withFolder((folder) => {
    const file = join(folder, 'object')
    writeFileSync(file, text)
    runWrangler('r2', 'object', 'put', at, '--remote', '--file', file)
  })
}

/** Files on their way to the bucket lie in a folder that goes with them. */
export function withFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
  try {
    use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
