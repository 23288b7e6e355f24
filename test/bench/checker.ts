import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { bytesOf, check, signed } from '../support/checker.ts'
import { startDevServer } from '../support/dev-server.ts'
import { isGoodElsewhere } from '../support/other-verifier.ts'
import { median } from './median.ts'

const rounds = 15

/** What checking a file weighs and takes: beside @digitalbazaar/vc in Node, and from choosing to the answer in Chromium. */
export async function benchChecker(): Promise<void> {
  const ours = await timesOf(() => check(signed))
  const theirs = await timesOf(() => isGoodElsewhere(signed))
  const ratio = median(ours.map((time, round) => time / theirs[round]!))
  console.log('\nChecking a badge in Node, milliseconds (medians): ours judges its list too')
  console.log(
    `ours ${median(ours).toFixed(1)}, @digitalbazaar/vc ${median(theirs).toFixed(1)}, ratio ${ratio.toFixed(2)}`,
  )

  const folder = mkdtempSync(join(tmpdir(), 'certification-bench-'))
  const server = await startDevServer({ PERSIST_TO: folder, DEMO: '0' })
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(`${server.dev.url}/verify`)
    const times: number[] = []
    for (let round = 0; round <= rounds; round++) times.push(await timeInBrowser(page))
    const [first = 0, ...later] = times
    console.log('\nChecking a badge in Chromium, milliseconds from choosing the file to the answer')
    console.log(`first ${first.toFixed(0)}, later ${median(later).toFixed(0)} (median)`)
  } finally {
    await browser.close()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  console.log(
    '\nScripts, KiB packed; none is needed to read the page, and the second and third come with the first file',
  )
  for (const name of readdirSync('public/checker').filter((one) => one.endsWith('.js')))
    console.log(
      `${name.padEnd(20)} ${(gzipSync(readFileSync(join('public/checker', name)), { level: 9 }).length / 1024).toFixed(1).padStart(7)}`,
    )
}

async function timesOf(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = -5; round < rounds; round++) {
    const start = performance.now()
    await work()
    if (round >= 0) times.push(performance.now() - start)
  }
  return times
}

/** A file whose key is in its name, so that nobody has to be asked. */
async function timeInBrowser(page: Page): Promise<number> {
  const buffer = Buffer.from(bytesOf(readFileSync('test/fixtures/checker/dcc-ed25519-2020.json')))
  const says = page.getByRole('status')
  await page.getByLabel('File', { exact: true }).setInputFiles([])
  const start = performance.now()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'badge.json', mimeType: 'application/json', buffer })
  await says
    .filter({ hasText: /Checking/ })
    .waitFor({ state: 'detached' })
    .catch(() => undefined)
  await page.locator('.checked-verdicts').waitFor()
  return performance.now() - start
}
