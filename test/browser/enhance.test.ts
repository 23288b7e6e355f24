import { statSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { closePages, openBrowser } from '../support/browser.ts'

const { url, logins } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

async function openAsCleo(options: BrowserContextOptions): Promise<Page> {
  const cleo = logins.find((one) => one.name === 'Cleo')!
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Login ID or email address').fill(cleo.loginId)
  await page.getByLabel('Password', { exact: true }).fill(cleo.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${url}/home`)
  return page
}

/** A transcript with its public link turned on and one recipient. */
async function shareTranscript(page: Page, description: string): Promise<void> {
  await page.goto(`${url}/transcripts/new`)
  await page.getByLabel('Description').fill(description)
  await page.getByRole('button', { name: 'Create transcript' }).click()
  await page.getByRole('link', { name: description, exact: true }).click()
  await page.getByRole('button', { name: 'Turn on the public link' }).click()
  await page.getByLabel('To', { exact: true }).fill('kim@example.com')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

test('the script is small', () => {
  expect(statSync('public/enhance.js').size).toBeLessThanOrEqual(3000)
})

test('with the script, links are copied and passed on, times are local, totals follow, and an end is asked about', async () => {
  const page = await openAsCleo({
    timezoneId: 'Asia/Kolkata',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.addInitScript('navigator.share = async (what) => { window.sharedLink = what.url }')
  const time = page.locator('footer time').first()
  expect(await time.textContent()).toMatch(/^\d{4}-\w{3}-\d\d, \d\d:\d\d GMT\+5:30$/)
  expect(await time.getAttribute('title')).toMatch(/ UTC$/)

  await shareTranscript(page, 'With the script')
  const address = await page.locator('#address').inputValue()
  await page.getByRole('button', { name: 'Copy the public link' }).click()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(address)
  await page.getByRole('button', { name: 'Share the public link' }).click()
  expect(await page.evaluate('window.sharedLink')).toBe(address)

  const end = page.getByRole('button', { name: 'End the link of kim@example.com' })
  page.once('dialog', (dialog) => dialog.dismiss())
  await end.click()
  expect(await end.isVisible()).toBe(true)
  page.once('dialog', (dialog) => dialog.accept())
  await Promise.all([page.waitForEvent('load'), end.click()])
  expect(await end.count()).toBe(0)

  await page.goto(`${url}/fulfillment/claim`)
  const tracking = page.locator('input[name="tracking"]')
  const total = page.locator('output')
  const before = await total.textContent()
  await tracking.click()
  expect(await total.textContent()).not.toBe(before)
  expect(await page.getByRole('button', { name: 'Update total' }).isVisible()).toBe(false)
  await page.context().close()
})

test('without it the same is done by hand, and times are in UTC', async () => {
  const page = await openAsCleo({ timezoneId: 'Asia/Kolkata', javaScriptEnabled: false })
  expect(await page.locator('footer time').first().textContent()).toMatch(/ UTC$/)
  await shareTranscript(page, 'Without the script')
  expect(await page.locator('#address').inputValue()).toContain('/transcript/')
  const end = page.getByRole('button', { name: 'End the link of kim@example.com' })
  await Promise.all([page.waitForEvent('load'), end.click()])
  expect(await end.count()).toBe(0)
  await page.goto(`${url}/fulfillment/claim`)
  const before = await page.locator('output').textContent()
  await page.locator('input[name="tracking"]').click()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update total' }).click()])
  expect(await page.locator('output').textContent()).not.toBe(before)
  await page.context().close()
})
