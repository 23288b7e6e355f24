import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf } from '../support/chosen.ts'
import { expectWellMade, narrow, openPage, wide } from '../support/walk.ts'

const { url, operatorToken, staff } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  const file = new TextEncoder().encode('nothing,here\n1,2\n')
  await sendFeed({ url, token: operatorToken }, 'creq-20260301-090100.csv', file)
})

afterAll(() => closePages(browser))

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
const titled = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

test.each([
  ['wide, dark and with JavaScript', { ...wide, colorScheme: 'dark', javaScriptEnabled: true }],
  ['narrow and without JavaScript', { ...narrow, javaScriptEnabled: false }],
] as const)(
  'an owner comes in, sees to Today, makes a token, ends a colleague and reads the log: %s',
  async (_, how) => {
    const page = await openPage(browser, how)
    const look = () => expectWellMade(page, how.javaScriptEnabled)
    const open = async (tab: string) => {
      if (how.viewport.width < 960) await page.locator('.menu summary').click()
      await page
        .getByRole('navigation', { name: 'Office' })
        .getByRole('link', { name: tab })
        .filter({ visible: true })
        .click()
    }
    const marked = how.javaScriptEnabled ? 'first' : 'second'

    await page.goto(`${url}/office/colleagues`)
    await titled(page, 'Development office')
    await look()
    await press(page, 'Sign in as Ines Maurer')
    await titled(page, 'Colleagues')
    await look()

    await follow(page, 'Add a colleague')
    await press(page, 'Add this colleague')
    await page.getByText('There are 3 problems').waitFor()
    await look()
    await page.getByLabel('Name', { exact: true }).fill(`Passing ${marked}`)
    await page.getByLabel('Email address').fill(`passing-${marked}@office.example`)
    await page.getByLabel(/^Help desk/).check()
    await press(page, 'Add this colleague')
    await titled(page, `Passing ${marked}`)
    await look()
    await press(page, 'End this colleague')
    await titled(page, 'Colleagues')
    expect(await page.locator('main').innerText()).not.toContain(`passing-${marked}@office.example`)

    await follow(page, 'Make a token')
    await look()
    await page.getByLabel('Name', { exact: true }).fill(`Token ${marked}`)
    await page.getByLabel(/^imports:exams/).check()
    await press(page, 'Make the token')
    await titled(page, `Token ${marked}`)
    const token = await page.locator('.token-once').innerText()
    const use = () =>
      fetch(`${url}/api/v1/imports`, { headers: { Authorization: `Bearer ${token}`, Connection: 'close' } })
    expect((await use()).status).toBe(200)
    await look()
    await page.reload()
    expect(await page.locator('main').innerText()).not.toContain(token)
    await press(page, 'Revoke this token')
    await page.getByText('Revoked: it can no longer be used.').waitFor()
    expect((await use()).status).toBe(401)

    await open('Today')
    await titled(page, 'Today')
    await look()
    if (how.javaScriptEnabled) {
      await page
        .getByRole('row', { name: /creq-20260301-090100/ })
        .getByRole('link', { name: 'See the error' })
        .click()
      await titled(page, 'creq-20260301-090100.csv')
      await look()
      await press(page, 'Mark as done')
      await titled(page, 'Today')
    }

    await open('Log')
    await titled(page, 'Log')
    const lines = await page.locator('tbody tr').allInnerTexts()
    for (const words of ['Revoked a token', 'Made a token', 'Ended a colleague', 'Added a colleague'])
      expect(lines.some((line) => line.includes(words) && line.includes('Ines Maurer'))).toBe(true)
    await look()
    await page.getByLabel('Candidate ID').fill(idOf(7, 99))
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await page.getByText('No changes match.').waitFor()
    await look()

    if (how.viewport.width < 960) await page.locator('.menu summary').click()
    await page.getByRole('button', { name: 'Sign out' }).filter({ visible: true }).click()
    await titled(page, 'You’re signed out')
    await look()
    await page.goto(`${url}/office/log`)
    await titled(page, 'Development office')
  },
)

test('the keyboard alone is enough, and every stop can be seen', async () => {
  const page = await openPage(browser, { ...wide, javaScriptEnabled: true })
  await page.goto(`${url}/dev/office`)
  await page.getByRole('button', { name: 'Sign in as Emil Haddad' }).focus()
  await page.keyboard.press('Enter')
  await titled(page, 'Today')
  // With its styles.
  await page.waitForLoadState()
  const stops: string[] = []
  for (let count = 0; count < 12; count++) {
    await page.keyboard.press('Tab')
    stops.push(
      await page.evaluate<string>(
        `(({ outlineStyle, outlineWidth }, { textContent }) => [textContent.trim(), outlineStyle, outlineWidth].join(' '))(
          getComputedStyle(document.activeElement), document.activeElement)`,
      ),
    )
  }
  expect(stops[0]).toContain('Skip to the content')
  expect(stops.filter((stop) => !stop.endsWith('solid 3px'))).toEqual([])
  expect(stops.map((stop) => stop.replace(/ solid 3px$/, ''))).toEqual(
    expect.arrayContaining(['Certification Tracking System', 'Sign out', 'Files', 'Mail']),
  )
  expect(stops.join()).not.toMatch(/Colleagues|Log/)
})

test('a program signs in as one of the staff that `dev.json` names', async () => {
  expect(staff.map(({ roles }) => roles.join())).toEqual([
    'helpdesk',
    'records',
    'fulfilment',
    'figures',
    'owner',
    'owner',
  ])
  for (const { signIn, roles } of staff) {
    const answer = await fetch(signIn, { method: 'POST', redirect: 'manual', headers: { Connection: 'close' } })
    const cookie = answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('__Host-office='))!
      .split(';')[0]!
    const log = await fetch(`${url}/office/log`, { headers: { Cookie: cookie, Connection: 'close' } })
    expect([roles, log.status]).toEqual([roles, roles.includes('owner') ? 200 : 404])
  }
  const elsewhere = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site', Connection: 'close' }
  const refused = await fetch(staff[0]!.signIn, { method: 'POST', redirect: 'manual', headers: elsewhere })
  expect([refused.status, refused.headers.getSetCookie()]).toEqual([403, []])
})
