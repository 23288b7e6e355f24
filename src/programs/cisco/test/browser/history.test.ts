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

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

describe.each(
  waysOf(
    [
      ['Ada, wide', 'Ada', wide, true],
      ['Ben, narrow, without JavaScript', 'Ben', narrow, false],
    ] as const,
    1,
  ),
)('%s', (_, name, options, javaScriptEnabled) => {
  /** Through the tabs, and through the menu where there is no room for them. */
  async function choose(page: Page, tab: string, subTab?: string): Promise<void> {
    if (options === narrow) await page.getByText('Menu', { exact: true }).click()
    await page.getByRole('link', { name: tab, exact: true }).filter({ visible: true }).first().click()
    if (subTab) await page.getByRole('link', { name: subTab, exact: true }).filter({ visible: true }).first().click()
  }

  /** Where a list is sorted. */
  const heads = (page: Page) => page.locator(options === narrow ? '.sort-line' : 'thead').first()

  test('confirms the personal information (§2)', async () => {
    const page = await openAs(browser, name, { ...options, javaScriptEnabled })
    await choose(page, 'Personal Info', 'Settings')
    await page.getByRole('button', { name: 'Update/Confirm' }).waitFor()
    for (const group of await page.locator('fieldset').all()) await group.getByText('Yes', { exact: true }).click()
    await page.getByRole('button', { name: 'Update/Confirm' }).click()
    expect(await isSeen(page.getByText('You’ve answered all questions.'))).toBe(true)
    expect(await page.getByText(/^Since \d{4}-\w{3}-\d\d$/).count()).toBe(5)
    await expectWellMade(page, javaScriptEnabled)

    await choose(page, 'Personal Info', 'Attributes')
    expect(await page.getByText('[Nothing set]').count()).toBeGreaterThan(0)
    await page.getByLabel('Job Title').fill('Jester')
    await page.getByRole('button', { name: 'Update/Confirm' }).click()
    expect(await page.getByLabel('Job Title').inputValue()).toBe('Jester')
    await expectWellMade(page, javaScriptEnabled)

    await choose(page, 'Personal Info', 'Identification')
    expect(await isSeen(page.getByText('Login ID').first())).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.context().close()
  })

  test('reviews continuing education (§4)', async () => {
    const page = await openAs(browser, name, { ...options, javaScriptEnabled })
    await choose(page, 'Testing History', 'CE Activities')
    expect(await heading(page)).toBe('Continuing education activities')
    const summary = page.locator('.activities summary').first()
    await summary.click()
    expect(await isSeen(page.getByText('Import Source').first())).toBe(true)
    expect(await isSeen(page.getByText('External Id').first())).toBe(true)
    await expectWellMade(page, javaScriptEnabled)

    await page.getByRole('searchbox', { name: 'Search' }).fill('cour')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await isSeen(page.getByText('1 activity with “cour”.'))).toBe(true)
    await heads(page)
      .getByRole('link', { name: /^Points/ })
      .click()
    expect(page.url()).toContain('q=cour&sort=points')
    await page.getByRole('link', { name: 'Show all' }).click()
    await expectWellMade(page, javaScriptEnabled)

    await page.locator('.activities summary').first().click()
    await page.getByRole('link', { name: 'Something is wrong with this record' }).filter({ visible: true }).click()
    expect(await page.getByLabel('About', { exact: true }).inputValue()).toMatch(/^CE activity, External Id \d+$/)
    expect(await page.getByLabel('Topic').inputValue()).toBe('wrong')
    await page.context().close()
  })

  test('reviews the test history and the agreement (§5)', async () => {
    const page = await openAs(browser, name, { ...options, javaScriptEnabled })
    await choose(page, 'Testing History', 'Exams')
    for (const column of ['Code', 'Exam', 'Registration number', 'Grade', 'Date', 'Expires']) {
      const link = () => heads(page).getByRole('link', { name: new RegExp(`^${column}\\b`) })
      await link().click()
      const first = new URL(page.url()).searchParams.get('sort')!
      await link().click()
      const second = new URL(page.url()).searchParams.get('sort')!
      expect([first, second].map((sort) => sort.replace('-', ''))).toEqual([
        first.replace('-', ''),
        first.replace('-', ''),
      ])
      expect(first).not.toBe(second)
    }
    await expectWellMade(page, javaScriptEnabled)
    await page.getByRole('link', { name: /Confidentiality Agreement \(V9\)/ }).click()
    expect(await isSeen(page.getByText('7. Verification of Certification'))).toBe(true)
    expect(await isSeen(page.getByText(/You accepted it on/))).toBe(true)
    await expectWellMade(page, javaScriptEnabled)

    await page.goto(`${url}/testing-history/agreements/LOGO/V1`)
    await page.getByRole('button', { name: 'Accept' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Select the box to accept the agreement.')
    await expectWellMade(page, javaScriptEnabled)
    await page.getByLabel('I’ve read the agreement and accept it.').check()
    await page.getByRole('button', { name: 'Accept' }).click()
    expect(await isSeen(page.getByText(/this is the text you read/))).toBe(true)

    for (const path of ['/testing-history/transactions', '/personal-info/data', '/certifications/agreement', '/home']) {
      await page.goto(url + path)
      await expectWellMade(page, javaScriptEnabled)
    }
    await page.context().close()
  })
})
