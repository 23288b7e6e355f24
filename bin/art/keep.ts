import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packOf } from '../../src/adapters/packed-files.ts'
import { logoPackKey } from '../../src/program/logo-files.ts'
import { artFolder, makeArt } from './make.ts'

/** Draws the logos if need be, and puts them into a bucket as one pack a logo; `mark` is a file that says which are there. */
export async function keepArt(bucket: () => Promise<R2Bucket>, mark: string): Promise<void> {
  const { files, fingerprint } = await makeArt()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) return
  const into = await bucket()
  for (const [code, ofLogo] of Map.groupBy(files, (file) => file.code)) {
    const contents = ofLogo.map(({ file }) => ({ name: file, bytes: readFileSync(join(artFolder, file)) }))
    await into.put(logoPackKey(code), packOf(contents))
  }
  writeFileSync(mark, fingerprint)
}
