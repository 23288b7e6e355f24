import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packOf } from '../../src/adapters/packed-files.ts'
import { logoPackKey } from '../../src/program/logo-files.ts'
import { artFolder, makeArt } from '../art/make.ts'
import { putText, readText, withFolder } from './bucket.ts'
import { runWrangler } from './wrangler.ts'

/** One object a logo; what the bucket has already, by the fingerprint of all of them, is not sent again. */
export async function sendLogos(bucket: string): Promise<void> {
  const { files, fingerprint } = await makeArt()
  const mark = `${bucket}/art/.made`
  if (readText(mark) === fingerprint) return
  withFolder((folder) => {
    const packs = [...Map.groupBy(files, (file) => file.code)].map(([code, ofLogo], index) => {
      const contents = ofLogo.map(({ file }) => ({ name: file, bytes: readFileSync(join(artFolder, file)) }))
      const file = join(folder, String(index))
      writeFileSync(file, packOf(contents))
      return { key: logoPackKey(code), file }
    })
    const list = join(folder, 'list.json')
    writeFileSync(list, JSON.stringify(packs))
    runWrangler('r2', 'bulk', 'put', bucket, '--remote', '--filename', list)
  })
  // Last, so that what broke off is sent again.
  putText(mark, fingerprint)
}
