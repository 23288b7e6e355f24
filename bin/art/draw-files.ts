// One of the workers of makeArt: draws the files it is given.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { logoAsSvg } from '../../src/art/draw-logo.ts'
import { defaultProgram } from '../../src/program/default-program.ts'
import type { LogoFile } from '../../src/program/logo-files.ts'
import { findLogo } from '../../src/program/logos.ts'
import { loadFaces } from './faces.ts'
import { printed, renderPlates } from './render.ts'

const { files, folder, on } = workerData as { files: readonly LogoFile[]; folder: string; on: string }
const faces = loadFaces()

for (const [first, ...others] of groupsOf(files)) {
  const logo = findLogo(defaultProgram, first.code, on)!
  const variants = [first, ...others]
  const plates = first.type === 'png' ? renderPlates(logo, first.form, first.width, faces) : undefined
  for (const { file, form, variant } of variants) {
    writeFileSync(join(folder, file), plates ? printed(plates, variant) : logoAsSvg(logo, form, variant, faces))
  }
}

/** Files that are one picture in several inks. */
function groupsOf(all: readonly LogoFile[]): Iterable<[LogoFile, ...LogoFile[]]> {
  const groups = new Map<string, [LogoFile, ...LogoFile[]]>()
  for (const file of all) {
    const key = `${file.code} ${file.form} ${file.width} ${file.type}`
    const group = groups.get(key)
    if (group) group.push(file)
    else groups.set(key, [file])
  }
  return groups.values()
}
