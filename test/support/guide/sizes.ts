import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import sharp from 'sharp'

/** Of a picture, for one of the guide: the widest goes beside its steps, and letters stay sharp on a fine screen. */
const pixelsOfOne = 2.25

const file = 'src/site/support/user-guide/sizes.ts'

/** Writes down how large each picture is shown, so that a page keeps its place for it. */
export async function writeSizes(names: readonly string[], pictureOf: (name: string) => string): Promise<void> {
  const rows = await Promise.all(
    names.map(async (name) => `'${name}': [${(await sizeOf(pictureOf(name))).join(', ')}],`),
  )
  const head = '/** How large each picture is, as the browser test has made it. */'
  const lines = [head, 'export const sizes: Readonly<Record<string, readonly [number, number]>> = {', ...rows, '}']
  writeFileSync(file, `${lines.join('\n')}\n`)
  spawnSync(process.execPath, ['node_modules/oxfmt/bin/oxfmt', file])
}

async function sizeOf(picture: string): Promise<number[]> {
  const { width, height } = await sharp(picture).metadata()
  return [width, height].map((pixels) => Math.round(pixels / pixelsOfOne))
}
