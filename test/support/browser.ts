import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** A headless Chromium out of an npm package, with the few libraries that a bare machine lacks. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  const libraries = missesLibraries(executablePath) ? unpackLibraries() : undefined
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return playwright.launch({
    executablePath,
    // Its own arguments are for one page in one process; these tests open several browsers one after another.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-sync',
    ],
    env: { ...process.env, ...(path ? { LD_LIBRARY_PATH: path } : {}) } as Record<string, string>,
  })
}

function missesLibraries(executable: string): boolean {
  return /not found/.test(spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '')
}

function unpackLibraries(): string {
  const folder = join(tmpdir(), 'chromium-libraries')
  if (existsSync(join(folder, 'lib'))) return join(folder, 'lib')
  mkdirSync(folder, { recursive: true })
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin/al2023.tar.br')
  spawnSync('tar', ['-x', '-C', folder], { input: brotliDecompressSync(readFileSync(packed)) })
  return join(folder, 'lib')
}
