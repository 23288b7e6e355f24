// npm run art: draws the logos into dist/art. With --sheet FILE.png, one picture of all there is to a logo.
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Resvg } from '@resvg/resvg-js'
import { artFolder, makeArt } from './art/make.ts'
import { sheet } from './art/sheet.ts'

const { values } = parseArgs({ options: { sheet: { type: 'string' } } })
if (values.sheet) writeFileSync(values.sheet, new Resvg(sheet()).render().asPng())
else await make()

async function make(): Promise<void> {
  const begin = performance.now()
  const { files, isNew } = await makeArt()
  if (!isNew) return console.log(`${files.length} files of logos are in ${artFolder} already.`)
  const bytes = readdirSync(artFolder).reduce((total, name) => total + statSync(join(artFolder, name)).size, 0)
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(`Drew ${files.length} files of logos into ${artFolder}: ${Math.round(bytes / 1e6)} MB in ${seconds} s.`)
}
