import { spawnSync } from 'node:child_process'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { violationsOf } from '../support/axe.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { isSeen, narrow, waysOf, wide } from '../support/walk.ts'

const { url, logins, operatorToken } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

async function openAs(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const login = logins.find((one) => one.name === name)!
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('Login ID or email address').fill(login.loginId)
  await page.getByLabel('Password').fill(login.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

test('npm run dev prints what a newcomer needs, and no warning', () => {
  const output = inject('output')
  expect(output).toContain(`Ready on ${url}`)
  for (const login of logins) expect(output).toContain(`${login.loginId}   ${login.password}`)
  expect(output).toContain(`Operator token: ${operatorToken}`)
  expect(output).not.toMatch(/warn|error|deprecat/i)
})

describe.each(
  waysOf(
    [
      ['wide, light', wide],
      ['narrow, dark, without JavaScript', narrow],
    ] as const,
    0,
  ),
)('Ben, %s', (_, options) => {
  test('signs in, opens Certifications and CCNA, and signs out', async () => {
    const page = await openAs('Ben', { ...options, javaScriptEnabled: options.colorScheme === 'light' })
    expect(new URL(page.url()).pathname).toBe('/home')
    await page.getByRole('link', { name: 'All certifications' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Certifications')
    await expectNoSidewaysScroll(page)

    await page.getByRole('link', { name: 'CCNA', exact: true }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('CCNA')
    expect(await isSeen(page.getByRole('heading', { name: 'Current progress' }))).toBe(true)
    expect(await isSeen(page.getByText('40 elsewhere').first())).toBe(true)
    await expectNoSidewaysScroll(page)

    if (options.viewport.width < 960) await page.getByText('Menu', { exact: true }).click()
    await page.getByRole('button', { name: 'Logout' }).filter({ visible: true }).click()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.goto(`${url}/certifications`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.context().close()
  })
})

test.each(['light', 'dark'] as const)('axe finds nothing in the %s', async (colorScheme) => {
  const page = await openAs('Ben', { colorScheme, bypassCSP: true })
  const found: Record<string, string[]> = {}
  for (const path of [
    '/certifications',
    '/certifications/CCNA',
    '/certifications/CCNP-ENT',
    '/certifications?on=never',
    '/nowhere',
  ]) {
    await page.goto(url + path)
    found[path] = await violationsOf(page)
  }
  await page.context().clearCookies()
  await page.goto(`${url}/sign-in`)
  found['/sign-in'] = await violationsOf(page)
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])))
  await page.context().close()
})

test('a progress node opens by keyboard', async () => {
  const page = await openAs('Ben')
  await page.goto(`${url}/certifications/CCNA`)
  const exams = page.locator('details').filter({ hasText: 'One exam, associate level or higher' }).last()
  expect(await exams.getAttribute('open')).toBeNull()
  await exams.locator('summary').first().focus()
  await page.keyboard.press('Enter')
  expect(await exams.getAttribute('open')).not.toBeNull()
  await page.context().close()
})

test('John Doe of the guide, imported with npm run import, stands on 2020-01-05 as the guide shows him', async () => {
  const files = [
    'candidates-20261101-060000',
    'exams-20261101-061500',
    'creq-20200214-200500',
    'grants-20200101-000000',
  ]
  const command = [
    'bin/run.mjs',
    'import',
    ...files.map((name) => `src/programs/cisco/demo/feeds/${name}.csv`),
    '--url',
    url,
  ]
  const sent = spawnSync(process.execPath, [...command, '--token', operatorToken], { encoding: 'utf8' })
  expect(sent.stdout).toContain('10 rows: 10 accepted')
  expect(sent.status).toBe(0)

  const page = await openAs('John Doe')
  await page.goto(`${url}/certifications?on=2020-01-05`)
  const rows = await page.getByRole('row').allInnerTexts()
  const cells = rows.map((row) => row.split(/\s*\t\s*|\n/).filter(Boolean))
  expect(cells).toContainEqual([
    'CCNA Routing and Switching (CCNA)',
    'n/a',
    '2019-Dec-08',
    '2022-Dec-08',
    'Only while the certification is active',
  ])
  expect(cells).toContainEqual(['CCENT', 'n/a', '2019-Dec-09', '2022-Dec-09', 'Only while the certification is active'])
  expect(await isSeen(page.getByText('General Certifications – Associate'))).toBe(true)

  await page.goto(`${url}/certifications/CCNA-RS?on=2020-01-05`)
  expect(await isSeen(page.getByText('Manually granted certification'))).toBe(true)
  await page.goto(`${url}/certifications/CCNA?on=2020-06-01`)
  expect(await isSeen(page.getByRole('heading', { name: '+10 Cisco CE Credits' }))).toBe(true)
  expect(await isSeen(page.getByText('10/30').first())).toBe(true)
  expect(await isSeen(page.getByText('creq-20200214-200500.csv').first())).toBe(true)
  await page.context().close()
})

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await page.waitForLoadState()
  const box = await page.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth])
  expect(box[0]).toBe(box[1])
}
