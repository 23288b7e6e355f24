import { flesch } from 'flesch'
import { syllable } from 'syllable'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DevFile, readDevFile } from '../../bin/state.ts'
import { until } from '../support/patience.ts'

const target = 60

const openPages = [
  '/sign-in',
  '/first-time',
  '/first-time?sent',
  '/set-password/none',
  '/support',
  '/user-guide',
  '/privacy',
  '/accessibility',
  '/terms',
  '/verify',
  '/verify/BBBBBBBBBBBBBBBB',
  '/nowhere',
]

const ownPages = [
  '/home',
  ...['settings', 'attributes', 'identification', 'contact', 'name', 'security', 'password', 'passkeys'].map(own),
  ...['sessions', 'sessions/secure', 'mail', 'data'].map(own),
  ...['exams', 'ce-activities', 'transactions'].map((page) => `/testing-history/${page}`),
  ...['', '/agreement', '/logos'].map((page) => `/certifications${page}`),
  ...['', '/claim'].map((page) => `/fulfillment${page}`),
  ...['', '/new', '/who-saw-me'].map((page) => `/transcripts${page}`),
  '/digital-badges',
]

function own(page: string): string {
  return `/personal-info/${page}`
}

/** How easily each page of the demo is read, by Flesch, and which are harder than the target. */
export async function benchReading(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'certification-reading-'))
  const env = { ...process.env, PORT: String(await freePort()), PERSIST_TO: folder }
  const server = spawn(process.execPath, ['bin/run.mjs', 'dev'], { env, detached: true, stdio: 'ignore' })
  try {
    printReading(await measureAll(await whenReady(folder)))
  } finally {
    process.kill(-server.pid!, 'SIGTERM')
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo, once it answers. */
function whenReady(folder: string): Promise<DevFile> {
  const look = async () => {
    const dev = readDevFile(folder)
    const answer = dev && (await fetch(`${dev.url}/healthz`).catch(() => undefined))
    return answer?.ok ? dev : undefined
  }
  return until(look, { every: 200, orElse: 'The demo did not start' })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

interface Reading {
  readonly path: string
  readonly ease: number
  readonly words: number
  readonly sentences: number
  /** The hardest sentences, the hardest first. */
  readonly hardest: readonly string[]
}

async function measureAll({ url, logins }: DevFile): Promise<Reading[]> {
  const ben = logins.find(({ name }) => name === 'Ben')!
  const entered = new URLSearchParams({ loginId: ben.loginId, password: ben.password })
  const headers = { Origin: url }
  const answer = await fetch(`${url}/sign-in`, { method: 'POST', body: entered, headers, redirect: 'manual' })
  const Cookie = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
  const get = async (path: string, cookies: Record<string, string>) =>
    (await fetch(url + path, { headers: { Accept: 'text/html', ...cookies } })).text()
  const contents = await get('/user-guide', {})
  const chapters = [...contents.matchAll(/href="(\/user-guide\/[^"]+)"/g)].map(([, path]) => path!)
  const list = await get('/certifications', { Cookie })
  const [, certification] = /href="(\/certifications\/[A-Z][^"?]*)"/.exec(list) ?? []
  const readings: Reading[] = []
  for (const path of [...openPages, ...chapters]) readings.push(readingOf(path, await get(path, {})))
  for (const path of [...ownPages, ...(certification ? [certification] : [])])
    readings.push(readingOf(path, await get(path, { Cookie })))
  return readings
}

/** Every sentence of a page: what stands in paragraphs, items and hints of its main part, and has a verb’s length. */
function sentencesOf(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const blocks = main
    .replaceAll(/<(svg|script|style|table|pre|select)\b.*?<\/\1>/gs, ' ')
    .split(/<\/?(?:p|li|dd|dt|div|h\d|label|legend|section|ul|ol|form|td|th|tr|br|dl|summary|details)\b[^>]*>/)
  return blocks
    .map((block) => plain(block.replaceAll(/<[^>]+>/g, '')))
    .filter((block) => /[.?!:]$/.test(block))
    .flatMap((block) => block.split(/(?<=[.?!:])\s+(?=\p{Lu})/u))
    .filter((sentence) => sentence.split(' ').length > 2)
}

function plain(text: string): string {
  return text.replaceAll('&amp;', '&').replaceAll('&#39;', '’').replaceAll(/\s+/g, ' ').trim()
}

function wordsOf(sentence: string): string[] {
  return sentence.split(/[\s/–-]+/).filter((word) => /\p{L}/u.test(word))
}

function easeOf(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  return flesch({ sentence: sentences.length, word: words.length, syllable: syllables })
}

function readingOf(path: string, html: string): Reading {
  const sentences = sentencesOf(html)
  const words = sentences.flatMap(wordsOf).length
  const hardest = sentences.toSorted((a, b) => easeOf([a]) - easeOf([b])).slice(0, 3)
  return { path, ease: easeOf(sentences), words, sentences: sentences.length, hardest }
}

function printReading(readings: readonly Reading[]): void {
  const width = Math.max(...readings.map(({ path }) => path.length))
  console.log(`${'page'.padEnd(width)}   ease  words  sentences  words a sentence`)
  for (const { path, ease, words, sentences } of readings)
    console.log(
      path.padEnd(width) +
        (Number.isNaN(ease) ? '–' : ease.toFixed(0)).padStart(7) +
        String(words).padStart(7) +
        String(sentences).padStart(11) +
        (words / Math.max(1, sentences)).toFixed(1).padStart(18),
    )
  console.log('\nease: Flesch Reading Ease of the sentences of a page; 60 and above is plain English.')
  const hard = readings.filter(({ ease }) => ease < target)
  if (hard.length === 0) return console.log('All pages reach it.')
  console.log(`\nBelow ${target}, with their hardest sentences:`)
  for (const { path, ease, hardest } of hard)
    console.log(`  ${path}, ${ease.toFixed(0)}\n${hardest.map((sentence) => `    ${sentence}`).join('\n')}`)
}
