import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf } from '../support/chosen.ts'
import { expectWellMade, narrow, openPage, waysOf, wide } from '../support/walk.ts'

const { url, operatorToken } = inject('dev')
const id = idOf(7, 91)
let browser: Browser

const feed = `candidate_id,first_name,last_name,email,localized_first_name,localized_last_name
${id},Wiesława,Źdźbłowska,${id}@example.com,,
${idOf(7, 92)},Wiesław,Źdźbło,${idOf(7, 92)}@example.com,,
`

beforeAll(async () => {
  browser = await openBrowser()
  await sendFeed({ url, token: operatorToken }, 'candidates-20260301-091500.csv', new TextEncoder().encode(feed))
})

afterAll(() => closePages(browser))

const ways = [
  { ...wide, javaScriptEnabled: true },
  { ...narrow, javaScriptEnabled: false },
]

test.each(waysOf(ways, 0))(
  'the help desk finds a person, helps with the login, and sees what they see: %o',
  async (way) => {
    const page = await openPage(browser, way)
    const isMade = () => expectWellMade(page, way.javaScriptEnabled)
    await page.goto(`${url}/dev/office`)
    await page.getByRole('button', { name: 'Sign in as Nora Quist' }).click()
    await page.getByLabel('Search people').fill('zdzblo wies')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor()
    expect(await page.locator('main').innerText()).toContain('2 people match.')
    await isMade()

    await page.getByRole('link', { name: 'Wiesława Źdźbłowska' }).click()
    await page.getByRole('heading', { name: 'Wiesława Źdźbłowska', level: 1 }).waitFor()
    expect(await page.locator('main').innerText()).toContain('No login')
    await isMade()

    await page.getByRole('link', { name: 'Resend login mail' }).click()
    await isMade()
    await page.getByRole('button', { name: 'Send the email' }).click()
    expect(await noticeOf(page)).toContain('We’ve sent the login email.')
    expect(await page.locator('main').innerText()).toContain('You: Sent the login email again')
    await isMade()

    await page.getByRole('link', { name: 'View as this person' }).click()
    await page.getByText('This is what Wiesława Źdźbłowska sees. You can’t change anything here.').waitFor()
    await isMade()
    await page.goto(page.url().replace('/home', '/testing-history/exams'))
    await isMade()
    expect(await page.getByRole('button').count()).toBe(0)
    await page.getByRole('link', { name: 'Back to the record' }).click()
    expect(await page.locator('main').innerText()).toContain('You, as the person: /testing-history/exams')

    // The whole id leads straight to the record.
    await page.getByLabel('Search people').fill(id.toLowerCase())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Wiesława Źdźbłowska', level: 1 }).waitFor()
  },
)

async function noticeOf(page: Page): Promise<string> {
  return page.getByRole('status').innerText()
}
