import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Day, dayOf } from '../../src/core/calendar.ts'
import { type LogoFile, logoFiles } from '../../src/program/logo-files.ts'
import { type Logo, logosOf } from '../../src/program/logos.ts'
import { program } from '../program.ts'
import { ofProgram } from '../program-name.ts'

export const artFolder = ofProgram('dist/art')

const marker = join(artFolder, '.made')
const workers = 2
/** What a drawing depends on beside what is written on it; of the packages the lock file tells the versions. */
const sources = ['bin/art', 'src/art', 'package-lock.json']

/** Draws every file of every logo into the folder of the program, unless they are there and nothing they depend on has changed. */
export async function makeArt(): Promise<{ files: readonly LogoFile[]; isNew: boolean; fingerprint: string }> {
  const today = dayOf(new Date(), program.timeZone)
  const files = logoFiles(program, today)
  const fingerprint = fingerprintOf(logosOf(program, today), files)
  const isNew = !existsSync(marker) || readFileSync(marker, 'utf8') !== fingerprint
  if (isNew) {
    rmSync(artFolder, { recursive: true, force: true })
    mkdirSync(artFolder, { recursive: true })
    await draw(files, today)
    writeFileSync(marker, fingerprint)
  }
  return { files, isNew, fingerprint }
}

/** Each worker draws every second logo, so that both have of each level. */
async function draw(files: readonly LogoFile[], on: Day): Promise<void> {
  const codes = [...new Set(files.map((file) => file.code))]
  const shares = Array.from({ length: workers }, (_, share) =>
    codes.filter((_code, index) => index % workers === share),
  )
  await Promise.all(
    shares.map((share) =>
      drawShare(
        files.filter((file) => share.includes(file.code)),
        on,
      ),
    ),
  )
}

function drawShare(files: readonly LogoFile[], on: Day): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(import.meta.dirname, 'draw-files.ts'), {
      workerData: { files, folder: artFolder, on },
    })
    worker.once('error', reject)
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Drawing ended with ${code}`))))
  })
}

function fingerprintOf(logos: readonly Logo[], files: readonly LogoFile[]): string {
  const hash = createHash('sha256').update(JSON.stringify([logos, files]))
  for (const path of sources.flatMap(filesUnder).sort()) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!/^(bin|src)/.test(path)) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(path, name))
}
