import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { everyWay } from '../support/every-way.ts'
import { isSeen } from '../support/walk.ts'

const { url, logins } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

const tabs = {
  Home: '/home',
  'Personal Info': '/personal-info/settings',
  'Testing History': '/testing-history/exams',
  Certifications: '/certifications',
  'Certificates & Plaques': '/fulfillment',
  Transcripts: '/transcripts',
  'Digital Badges': '/digital-badges',
}

const ownPages = [
  ...Object.values(tabs),
  ...['attributes', 'identification', 'contact', 'name', 'sessions', 'mail', 'data'].map(
    (at) => `/personal-info/${at}`,
  ),
  '/testing-history/ce-activities',
  '/testing-history/transactions',
  '/certifications?on=never',
  '/certifications?on=2026-99-99',
  '/certifications/agreement',
  '/certifications/logos',
  '/fulfillment/claim',
]

const openPages = [
  '/sign-in',
  '/first-time',
  '/first-time?sent',
  '/set-password/none',
  '/set-password/complete',
  '/support',
  '/user-guide',
  '/user-guide/log-in',
  '/privacy',
  '/accessibility',
  '/terms',
  '/verify',
  '/verify/BBBBBBBBBBBBBBBB',
  '/nowhere',
]

async function open(options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
}

async function openAsBen(options: BrowserContextOptions): Promise<Page> {
  const ben = logins.find((one) => one.name === 'Ben')!
  const page = await open(options)
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Login ID or email address').fill(ben.loginId)
  await page.getByLabel('Password').fill(ben.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${url}/home`)
  return page
}

/** Axe takes long: in `npm test` it judges one half of the pages in the light and the other in the dark. */
const isJudged = (at: number, half: 0 | 1) => everyWay || at % 2 === half

test('no page scrolls sideways from 360 to 1280 pixels, and axe finds nothing at 1280 in the light', async () => {
  const page = await openAsBen({ colorScheme: 'light', bypassCSP: true })
  const find = async (_: Page, at: number) => [
    ...(await widthsThatScroll(page)),
    ...(isJudged(at, 0) ? await violationsOf(page) : []),
  ]
  expect(await onEach(page, find)).toEqual([])
  await page.context().close()
})

test('axe finds nothing at 360 pixels in the dark', async () => {
  const page = await openAsBen({ colorScheme: 'dark', bypassCSP: true, viewport: { width: 360, height: 740 } })
  expect(await onEach(page, violationsOf, (at) => isJudged(at, 1))).toEqual([])
  await page.context().close()
})

test.each([
  ['the menu at 360', 360, 'dark'],
  ['the tabs at 1280', 1280, 'light'],
] as const)('%s leads everywhere by keyboard, without JavaScript', async (_, width, colorScheme) => {
  const page = await openAsBen({ colorScheme, viewport: { width, height: 740 }, javaScriptEnabled: false })
  for (const [label, path] of Object.entries(tabs)) {
    if (width < 960) await pressOn(page, 'summary', 'Menu')
    await Promise.all([page.waitForEvent('load'), pressOn(page, 'nav a', label)])
    expect(new URL(page.url()).pathname).toBe(path)
    const current = page.locator('nav[aria-label="Main"] [aria-current]:visible, .menu strong:visible')
    expect(await current.allTextContents()).toEqual([label])
  }
  await page.context().close()
})

test('the first stop of the keyboard skips to the content, and each stop is to be seen', async () => {
  const page = await openAsBen({})
  await page.goto(`${url}/personal-info/settings`)
  const stops: string[] = []
  for (let at = 0; at < 22; at++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    stops.push((await focused.textContent())!.trim())
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).toBe('solid')
  }
  expect(stops.slice(0, 13)).toEqual([
    'Skip to the content',
    'Certification Tracking System',
    'Certification Online',
    'Support/FAQs',
    'User Guide',
    'Logout',
    ...Object.keys(tabs),
  ])
  await page.goto(`${url}/personal-info/settings`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  await page.context().close()
})

test('site, person and seven tabs stand on one line each', async () => {
  const page = await openAsBen({})
  await page.goto(`${url}/fulfillment`)
  for (const width of [960, 1040, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    expect((await page.locator('.masthead').boundingBox())!.height).toBeLessThan(60)
    expect((await page.locator('.tabs').boundingBox())!.height).toBeLessThan(50)
  }
  await page.context().close()
})

test('on paper there is no navigation, and the foot says when and from where', async () => {
  const page = await openAsBen({})
  await page.goto(`${url}/home`)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav:visible, .menu:visible, .skip:visible').count()).toBe(0)
  expect(await isSeen(page.getByText(`from ${url}/home`))).toBe(true)
  for (const path of ['/certifications', '/testing-history/exams']) {
    await page.goto(url + path)
    expect(await page.locator('main tr:visible').count()).toBe(await page.locator('main tr').count())
  }
  await page.context().close()
})

interface Standing {
  readonly certifications: readonly { readonly code: string }[]
}

async function widthsThatScroll(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const width of [360, 480, 760, 960, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    const [scrolled, seen] = await page.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth])
    if (scrolled !== seen) faults.push(`scrolls sideways at ${width}`)
  }
  return faults
}

/** What is found on each page, first signed in, then as a stranger. */
async function onEach(
  page: Page,
  find: (page: Page, at: number) => Promise<string[]>,
  isOpened: (at: number) => boolean = () => true,
): Promise<string[]> {
  const found: string[] = []
  const { certifications } = (await (await page.request.get(`${url}/api/v1/me/standing`)).json()) as Standing
  const [first, last] = [certifications[0]!.code, certifications.at(-1)!.code]
  const ofRecord = [first, `${first}?on=2026-99-99`, last].map((one) => `/certifications/${one}`)
  for (const [at, path] of [...ownPages, ...ofRecord, ...openPages, `/achievements/${first}`].entries()) {
    if (path === openPages[0]) await page.context().clearCookies()
    if (!isOpened(at)) continue
    await page.goto(url + path)
    found.push(...(await find(page, at)).map((fault) => `${path}: ${fault}`))
  }
  return found
}

/** Goes on with the Tab key to what reads so, and presses Enter. */
async function pressOn(page: Page, element: string, label: string): Promise<void> {
  for (let stops = 0; stops < 40; stops++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(`${element}:focus`).filter({ hasText: label })
    if ((await focused.count()) === 0) continue
    await page.keyboard.press('Enter')
    return
  }
  throw new Error(`The keyboard does not reach ${label}`)
}
