import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { closePages, openBrowser } from '../../../../../test/support/browser.ts'
import { expectWellMade, isSeen, narrow, openAs, waysOf, wide } from '../../../../../test/support/walk.ts'

const { url } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

describe.each(
  waysOf(
    [
      ['Ada, wide', 'Ada', wide, true],
      ['Ben, narrow, without JavaScript', 'Ben', narrow, false],
    ] as const,
    0,
  ),
)('%s', (_, name, options, javaScriptEnabled) => {
  const says = (page: Page, text: string) => isSeen(page.getByText(text).first())

  async function order(page: Page, box: number, tracking: boolean): Promise<void> {
    await page.goto(`${url}/fulfillment/claim`)
    for (const one of await page.getByRole('checkbox').all()) await one.uncheck()
    await page.getByRole('checkbox').nth(box).check()
    if (tracking) await page.getByLabel('Tracking').check()
    // With the script the total follows by itself.
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Update total' }).click()
    await expectWellMade(page, javaScriptEnabled)
    await page.getByRole('button', { name: 'Purchase' }).click()
    await expectWellMade(page, javaScriptEnabled)
    await page.getByLabel('City', { exact: true }).fill('Example City')
    await page.getByLabel('Postal Code', { exact: true }).fill(name === 'Ada' ? '30-001' : '100001')
    await page.getByRole('button', { name: 'Confirm' }).click()
  }

  test('claims a first kit: claim, ship, confirm (§7)', async () => {
    const page = await openAs(browser, name, { ...options, javaScriptEnabled })
    await order(page, 0, false)
    expect(await says(page, 'We’ve received your order.')).toBe(true)
    expect(await says(page, 'Allow 6–8 weeks')).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.goto(`${url}/fulfillment`)
    expect(await says(page, '(Certificate)')).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.context().close()
  })

  test('buys another: abandons, comes back, pays; declines', async () => {
    const page = await openAs(browser, name, { ...options, javaScriptEnabled })
    await order(page, 0, true)
    await page.getByRole('link', { name: /^Pay \$/ }).click()
    expect(await says(page, 'No money changes hands.')).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.getByRole('link', { name: 'Go back without paying' }).click()
    await expectWellMade(page, javaScriptEnabled)
    await page.getByRole('link', { name: /^Pay \$/ }).click()
    await page.getByRole('button', { name: 'Pay', exact: true }).click()
    expect(await says(page, 'We’ve received your order.')).toBe(true)

    await order(page, 0, true)
    await page.getByRole('link', { name: /^Pay \$/ }).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    expect(await says(page, 'This order was cancelled.')).toBe(true)
    await page.goto(`${url}/testing-history/transactions`)
    expect(await page.getByText(/^State: (Paid|Cancelled)\b/).count()).toBeGreaterThan(2)
    expect(await page.getByRole('link', { name: /Receipt/ }).count()).toBeGreaterThan(0)
    await expectWellMade(page, javaScriptEnabled)
    await page.context().close()
  })
})

describe('Cleo', () => {
  /** Goes on with Tab until something of that name has the focus; nobody gets stuck on the way. */
  async function tabTo(page: Page, name: RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      const said = await page.evaluate<string>(
        `[document.activeElement.getAttribute('aria-label'), document.activeElement.labels?.[0]?.textContent, document.activeElement.textContent].find(Boolean) ?? ''`,
      )
      if (name.test(said.trim())) return
    }
    throw new Error(`${name} is not reached from the keyboard`)
  }

  test('confirms one choice in two windows: one kit', async () => {
    const first = await openAs(browser, 'Cleo', wide)
    await first.goto(`${url}/fulfillment/claim`)
    for (const one of await first.getByRole('checkbox').all()) await one.uncheck()
    await first.getByLabel('CCIE Security Plaque').check()
    await first.getByRole('button', { name: 'Purchase' }).click()
    const second = await first.context().newPage()
    await second.goto(`${url}/fulfillment/claim/shipping`)
    for (const page of [first, second]) {
      await page.getByLabel('State/Province', { exact: true }).fill('Tokyo')
      await page.getByRole('button', { name: 'Confirm' }).click()
      expect(await isSeen(page.getByText('We’ve received your order.'))).toBe(true)
    }
    expect(second.url()).toBe(first.url())
    await first.goto(`${url}/fulfillment`)
    expect(await first.getByText('(Plaque)').count()).toBe(1)
    await first.context().close()
  })

  test('buys from the keyboard alone, a letter too', async () => {
    const page = await openAs(browser, 'Cleo', { ...wide, colorScheme: 'dark' })
    await page.goto(`${url}/fulfillment/claim`)
    await tabTo(page, /^4013 Recognition/)
    // First kits are ticked already.
    await page.keyboard.press('Space')
    expect(await page.getByLabel('4013 Recognition').isChecked()).toBe(false)
    await page.keyboard.press('Space')
    await tabTo(page, /^Tracking/)
    await page.keyboard.press('Space')
    await tabTo(page, /^Purchase/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/claim\/shipping/)
    await tabTo(page, /^State\/Province/)
    await page.keyboard.type('Tokyo')
    await page.keyboard.press('Enter')
    await page.waitForURL(/orders\/\w+$/)
    await tabTo(page, /^Pay \$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/dev\/pay/)
    await tabTo(page, /^Pay$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/orders\/\w+$/)
    expect(await isSeen(page.getByText('We’ve received your order.'))).toBe(true)
    expect(await isSeen(page.getByText('4013 Recognition (Letter)'))).toBe(true)
    await tabTo(page, /^Receipt \(PDF\)/)
    await page.context().close()
  })
})
