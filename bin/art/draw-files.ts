// One of the workers of makeArt: draws the files it is given.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import sharp from 'sharp'
import { logoAsSvg } from '../../src/art/draw-logo.ts'
import type { LogoFile } from '../../src/program/logo-files.ts'
import { findLogo } from '../../src/program/logos.ts'
import { loadFaces } from './faces.ts'
import { renderPng } from './render.ts'
import { program } from '../program.ts'

const { files, folder, on } = workerData as { files: readonly LogoFile[]; folder: string; on: string }
const faces = loadFaces()
// The workers share the cores already.
sharp.concurrency(1)

for (const { file, code, form, variant, type, width } of files) {
  const svg = logoAsSvg(findLogo(program, code, on)!, form, variant, faces)
  writeFileSync(join(folder, file), type === 'svg' ? svg : await renderPng(svg, width))
}
