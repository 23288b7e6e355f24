import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { DevFile } from '../../bin/state.ts'
import { chaptersOf } from '../../src/site/support/user-guide/chapters.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { program } from '../support/chosen.ts'
import { startWithOrganisation } from '../support/dev-server.ts'
import { giveBack, labelsOn, lookAt, photograph, type Seen, settle, type Shot } from '../support/guide/camera.ts'
import { takeTour } from '../support/guide/tour.ts'
import { newPage, signIn, type Stop } from '../support/guide/world.ts'
import { writeSizes } from '../support/guide/sizes.ts'
import { everyWay } from '../support/every-way.ts'
import { earlier } from '../support/reused.ts'

const wanted = process.env.GUIDE_PICTURES
const remake =
  'Make the pictures anew and look at them: GUIDE_PICTURES=1 npm test -- --project browser test/browser/user-guide.test.ts'
const [book, gallery] = ['test/fixtures/guide.json', 'public/guide']

const chapters = chaptersOf(program)
const topics = chapters.flatMap((chapter) => chapter.topics.map((topic) => ({ chapter, topic })))
const pages = chapters.map(({ id }) => `/user-guide/${id}`)
const named = topics.flatMap(({ topic }) => topic.pictures ?? []).map(({ name }) => name)

/** Whatever can change how a page of the demo looks, and the day, which many of them show. */
const helpers = ['guide', 'browser.ts', 'dev-server.ts', 'organisation.ts'].map((name) => `test/support/${name}`)
const inputs = ['src', 'public', 'migrations', 'bin', ...helpers, 'test/fixtures/guide.json']
const looked = earlier(
  'guide',
  [...inputs, 'test/browser/user-guide.test.ts', 'package-lock.json', 'wrangler.toml'],
  new Date().toISOString().slice(0, 10),
)
// It walks the whole demo on a server of its own.
const isLeft = !everyWay && !wanted
const isSkipped = (isLeft || looked.isSame) && !wanted
const whySkipped = isLeft
  ? 'Left to npm run test:long: whether the demo looks as the user guide pictures it.'
  : 'Reused from an earlier run, as nothing it depends on has changed: the look of the demo for the user guide.'

const folder = mkdtempSync(join(tmpdir(), 'certification-guide-'))
const known = JSON.parse(existsSync(book) ? readFileSync(book, 'utf8') : '{}') as Record<string, Seen>
const seen: Record<string, Seen> = {}
const labels: Record<string, ReadonlySet<string>> = {}
/** How many of the tests that look at the tour were content. */
let good = 0
let browser: Browser
let own: Awaited<ReturnType<typeof startWithOrganisation>> | undefined
let dev: DevFile

beforeAll(async () => {
  // The tour pictures the demo as it begins, which the other tests change.
  own = isSkipped ? undefined : await startWithOrganisation({ PERSIST_TO: folder })
  dev = own ? own.server.dev : inject('dev')
  browser = await openBrowser()
})

afterAll(async () => {
  await closePages(browser)
  await own?.end()
  rmSync(folder, { recursive: true, force: true })
  if (good === 1 + topics.length) looked.keep()
})

test('the demo looks as it is pictured', async ({ skip }) => {
  skip(isSkipped, whySkipped)
  if (wanted) return remakePictures()
  const visit = async (stop: Stop) => {
    await read(stop)
    await giveBack(stop)
  }
  await takeTour({ browser, dev, visit })
  for (const [name, now] of Object.entries(seen)) {
    expect(now.outline, `${name} is no longer what is pictured. ${remake}`).toEqual(known[name]?.outline)
    expect(now.look, `${name} no longer looks as it is pictured. ${remake}`).toBe(known[name]?.look)
  }
  expect(Object.keys(known), remake).toEqual(Object.keys(seen))
  good++
})

async function read(stop: Stop): Promise<void> {
  await settle(stop, dev.url)
  seen[stop.name] = await lookAt(stop)
  labels[stop.name] = new Set(await labelsOn(stop.page))
}

/**
 * Only those that are not true any more, or all of them with GUIDE_PICTURES=all. They are put down at the end: the
 * server begins anew where its files change.
 */
async function remakePictures(): Promise<void> {
  const shots = new Map<string, Shot>()
  const visit = async (stop: Stop) => {
    await read(stop)
    if (wanted === 'all' || isStale(stop.name)) shots.set(stop.name, await photograph(stop))
    await giveBack(stop)
  }
  await takeTour({ browser, dev, visit })

  mkdirSync(gallery, { recursive: true })
  for (const file of readdirSync(gallery)) if (!(nameOf(file) in seen)) rmSync(join(gallery, file))
  for (const [name, { light, dark }] of shots) {
    writeFileSync(join(gallery, `${name}-light.webp`), light)
    writeFileSync(join(gallery, `${name}-dark.webp`), dark)
  }
  await writeSizes(Object.keys(seen), (name) => join(gallery, `${name}-light.webp`))
  writeFileSync(book, `${JSON.stringify(seen, null, 1)}\n`)
  expect(Object.keys(seen)).toEqual(expect.arrayContaining(named))
}

function isStale(name: string): boolean {
  return JSON.stringify(seen[name]) !== JSON.stringify(known[name]) || !existsSync(join(gallery, `${name}-dark.webp`))
}

function nameOf(file: string): string {
  return file.replace(/-(light|dark)\.webp$/, '')
}

test('each picture is there in the light and in the dark, is in the guide once, and the whole of them is small', () => {
  expect(readdirSync(gallery).map(nameOf).toSorted()).toEqual([...named, ...named].toSorted())
  expect(new Set(named).size).toBe(named.length)
  const bytes = readdirSync(gallery).map((file) => readFileSync(join(gallery, file)).byteLength)
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(2_000_000)
})

describe.each(topics)('$chapter.title, $topic.title', ({ topic }) => {
  test('names only what the pages have that it pictures', ({ skip }) => {
    skip(isSkipped, whySkipped)
    const texts = [topic.lede ?? '', ...(topic.steps ?? []), ...(topic.notes ?? [])].join('\n')
    const bold = [...texts.matchAll(/\*\*(.+?)\*\*/g)].map(([, label]) => label!)
    const states = [...(topic.pictures ?? []).map(({ name }) => name), ...(topic.seenOn ?? [])]
    const there = new Set(states.flatMap((name) => [...labels[name]!]))
    expect(bold.filter((label) => !there.has(label))).toEqual([])
    expect(texts).not.toBe('')
    good++
  })
})

test('every link of the guide and of the questions leads somewhere', async () => {
  const page = await newPage({ browser })
  await signIn({ dev }, page, 'Cleo')
  await page.waitForURL(/home|settings/)
  const hrefs = new Set<string>()
  for (const path of ['/user-guide', ...pages, '/support']) {
    await page.goto(dev.url + path)
    for (const link of await page.locator('main a').all())
      hrefs.add(new URL((await link.getAttribute('href'))!, page.url()).href)
  }
  const own = [...hrefs].filter((href) => href.startsWith(dev.url))
  const dead: string[] = []
  for (const href of own) {
    const answer = await page.request.get(href)
    const { hash } = new URL(href)
    if (answer.status() !== 200 || (hash && !(await answer.text()).includes(`id="${hash.slice(1)}"`))) dead.push(href)
  }
  expect(dead).toEqual([])
  expect(own.length).toBeGreaterThan(30)
  await page.context().close()
})

/** What the guide says of a number, and where the code has it. */
const claims: readonly (readonly [file: string, constant: RegExp, said: (value: number) => string])[] = [
  [
    'src/site/sign-in/open-session.ts',
    /unknown: \{ days: (\d+)/,
    (days) => `signed in for ${days} days in a new browser`,
  ],
  ['src/mails/template.ts', /linkHours = (\d+)/, (hours) => `the link in the email within ${hours} hours`],
  ['src/core/password-rules.ts', /shortestPassword = (\d+)/, (least) => `${least} characters or more`],
  ['src/mails/mapping-mails.ts', /hoursToUndo = (\d+) \* 24/, (days) => `undo this for ${days} days`],
  ['src/site/account-links/make-login.ts', /hoursLocked = (\d+)/, (hours) => `For ${hours} hours you can’t`],
  [
    'src/mails/account-mails.ts',
    /hoursToUndo = (\d+)/,
    (hours) => `undo that from the earlier address for ${hours} hours`,
  ],
  ['src/core/calendar.ts', /nearDays = (\d+)/, (days) => `A date within ${days} days`],
  ['src/work/sweep.ts', /daysOfMail = (\d+)/, (days) => `sent you in ${days} days`],
  [
    'src/work/cases/case-files.ts',
    /mostBytesOfFile = (\d+) \*/,
    (megabytes) => `PDF, JPEG or PNG (${megabytes} MB at most)`,
  ],
  ['src/site/testing-history/ce-activities/view.ts', /rowsOnPage = (\d+)/, (rows) => `Each page has ${rows}`],
  ['src/work/orders/settle-order.ts', /hoursToPay = (\d+)/, (hours) => `page within ${hours} hours`],
  ['src/site/transcripts/sharing/forms.ts', /mostADay = (\d+)/, (mails) => `up to ${mails} a day`],
  ['src/mails/transcript-mails.ts', /codeMinutes = (\d+)/, (minutes) => `6 digits within ${minutes} minutes`],
  ['src/site/transcripts/open/routes.tsx', /hoursOfProof = (\d+)/, (hours) => `stays open for ${hours} hours`],
]

test.each(claims)('says what %s says', (file, constant, said) => {
  const [, value] = constant.exec(readFileSync(file, 'utf8')) ?? []
  expect(JSON.stringify(chapters)).toContain(said(Number(value)))
})

test('the guide was one page once, and its old addresses still find each chapter', async () => {
  const html = await (await fetch(`${dev.url}/user-guide`)).text()
  for (const { id } of chapters) expect(html).toContain(`<li id="${id}"><h2><a href="/user-guide/${id}">`)
  expect((await fetch(`${dev.url}/user-guide/none`)).status).toBe(404)
})

describe.each(pages)('the page %s', (path) => {
  test('arrives whole, packed, with what a first visit takes in', async () => {
    const html = await (await fetch(dev.url + path)).text()
    const styles = [...html.matchAll(/href="(\/styles\/\w+\.css)"/g)].map(([, path]) => readFileSync(`public${path}`))
    const bytes = [html, ...styles].map((text) => gzipSync(text, { level: 9 }).byteLength)
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(14 * 1024)
    expect(styles.length).toBeGreaterThan(4)
  })

  test.each([
    ['light, wide', 1280, 'light'],
    ['dark, narrow', 360, 'dark'],
  ] as const)('%s: its pictures are there at the size it says', async (_, width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(dev.url + path)
    const wrong = await page.evaluate<readonly string[]>(`Promise.all([...document.images].map(async (image) => {
      image.loading = 'eager'
      await image.decode()
      const height = (image.naturalHeight * image.width) / image.naturalWidth
      return image.currentSrc.endsWith('-${colorScheme}.webp') && Math.abs(height - image.height) <= 2 ? [] : image.src
    })).then((all) => all.flat())`)
    expect(wrong).toEqual([])
    await context.close()
  })
})
