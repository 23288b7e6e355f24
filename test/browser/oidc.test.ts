import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf, organisation } from '../support/chosen.ts'
import { until } from '../support/patience.ts'
import { expectWellMade, isSeen, narrow, openPage, waysOf, wide } from '../support/walk.ts'

const { url, operatorToken } = inject('dev')
let browser: Browser

const [first, second] = [idOf(7, 51), idOf(7, 52)]
const feed = `candidate_id,last_name,email
${first},Person ${first},${first}@example.com
${second},Person ${second},${second}@example.com
`

beforeAll(async () => {
  browser = await openBrowser()
  await sendFeed({ url, token: operatorToken }, 'candidates-20260301-080000.csv', new TextEncoder().encode(feed))
})

afterAll(() => closePages(browser))

test.each(
  waysOf(
    [
      ['without JavaScript, on a wide screen', first, { ...wide, javaScriptEnabled: false }],
      ['with JavaScript, on a narrow one in the dark', second, { ...narrow, javaScriptEnabled: true }],
    ] as const,
    1,
  ),
)('from the organisation’s login to a record and back, %s', async (_, id, options) => {
  const page = await openPage(browser, options)
  const look = () => expectWellMade(page, options.javaScriptEnabled)
  const account = `account-of-${id}`
  await page.goto(`${url}/sign-in`)
  await look()
  await page.getByRole('link', { name: `Log in with ${organisation}` }).click()
  await logInThere(page, account)

  await page.getByRole('heading', { name: `Your ${organisation} account` }).waitFor()
  expect(await isSeen(page.getByText(`${account}@organisation.example`))).toBe(true)
  await look()
  await page.getByLabel('Email address', { exact: true }).fill(`${id}@example.com`)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Check your email' }).waitFor()
  await look()
  await page.goto(await linkTo(`${id}@example.com`))
  expect(await page.getByLabel('Connect this account').isChecked()).toBe(false)
  await page.getByLabel('Connect this account').check()
  await look()
  await page.getByLabel('Password', { exact: true }).fill('three quiet rivers meet')
  await page.getByLabel('Password again').fill('three quiet rivers meet')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('heading', { name: 'Your login is complete' }).waitFor()
  await page.getByRole('link', { name: 'Log in', exact: true }).click()

  await page.getByRole('link', { name: `Log in with ${organisation}` }).click()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await page.goto(`${url}/personal-info/identification`)
  await look()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('heading', { name: 'Removed' }).waitFor()
  await page.getByRole('link', { name: `Connect your ${organisation} account` }).click()
  // Being logged in there all along was no proof of who asks now.
  await page.getByRole('heading', { name: 'Confirm it’s you' }).waitFor()
  await look()
  await page.getByLabel('Password', { exact: true }).fill('three quiet rivers meet')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Connect this account' }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Connect this account' }).click()
  await page.getByRole('heading', { name: 'Connected' }).waitFor()
  await look()
  await page.context().close()
})

/** The provider's own pages: its login, and its question whether this site may know of it. */
async function logInThere(page: Page, account: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(account)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function linkTo(address: string): Promise<string> {
  const look = async () => {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as { to: string; text: string | null }[]
    const text = mails.find((mail) => mail.to === address && mail.text?.includes('/set-password/'))?.text
    return text ? /^https?:\S+$/m.exec(text)![0] : undefined
  }
  return until(look, { every: 100, orElse: `No mail to ${address}` })
}
