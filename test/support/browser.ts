import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { patience } from './patience.ts'

/** One for all files of a run: they share a process. */
const shared = globalThis as { browserOfTheTests?: Promise<Browser> }

/** The browser of the run. A file that is done with it closes its pages. */
export async function openBrowser(): Promise<Browser> {
  const open = await shared.browserOfTheTests
  if (open?.isConnected()) return open
  return (shared.browserOfTheTests = launch())
}

export async function closePages(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}

/** A headless Chromium out of an npm package, with the few libraries that a bare machine lacks. */
async function launch(): Promise<Browser> {
  const executablePath = await chromium.executablePath()
  const libraries = missesLibraries(executablePath) ? unpackLibraries() : undefined
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const browser = await playwright.launch({
    executablePath,
    timeout: patience,
    // Its own arguments are for one page in one process; these tests open many.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-sync',
    ],
    env: { ...process.env, ...(path ? { LD_LIBRARY_PATH: path } : {}) } as Record<string, string>,
  })
  return patient(browser)
}

/** Whatever a page is waited for, only one that does not move at all is given up. */
function patient(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(patience)
    return context
  }
  return browser
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
