import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packOf } from '../../src/adapters/packed-files.ts'
import { logoPackKey } from '../../src/program/logo-files.ts'
import { artFolder, makeArt } from '../art/make.ts'
import { runWrangler, tryWrangler } from './wrangler.ts'

const markKey = 'art/.made'

/** One object a logo; what the bucket has already, by the fingerprint of all of them, is not sent again. */
export async function sendLogos(bucket: string): Promise<void> {
  const { files, fingerprint } = await makeArt()
  if (tryWrangler('r2', 'object', 'get', `${bucket}/${markKey}`, '--remote', '--pipe')?.trim() === fingerprint) return
  const folder = mkdtempSync(join(tmpdir(), 'logos-'))
  try {
    const packs = [...Map.groupBy(files, (file) => file.code)].map(([code, ofLogo], index) => {
      const contents = ofLogo.map(({ file }) => ({ name: file, bytes: readFileSync(join(artFolder, file)) }))
      const file = join(folder, String(index))
      writeFileSync(file, packOf(contents))
      return { key: logoPackKey(code), file }
    })
    const list = join(folder, 'list.json')
    writeFileSync(list, JSON.stringify(packs))
    runWrangler('r2', 'bulk', 'put', bucket, '--remote', '--filename', list)
    // Last, so that what broke off is sent again.
    putText(`${bucket}/${markKey}`, fingerprint)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts a few words into the bucket; `at` begins with the bucket's name. */
export function putText(at: string, text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
  const file = join(folder, 'object')
  writeFileSync(file, text)
  try {
    runWrangler('r2', 'object', 'put', at, '--remote', '--file', file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
