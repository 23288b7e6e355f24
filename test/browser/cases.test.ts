import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { closePages, openBrowser } from '../support/browser.ts'
import { until } from '../support/patience.ts'
import { smallPng } from '../support/small-png.ts'
import { expectWellMade, narrow, openAs, openPage, waysOf, wide } from '../support/walk.ts'

const { url } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

/** A demo colleague in a browser of their own. */
async function openAsStaff(name: string, options: Parameters<typeof openPage>[1]): Promise<Page> {
  const page = await openPage(browser, options)
  await page.goto(`${url}/dev/office`)
  await page.getByRole('button', { name }).click()
  await page.waitForURL(`${url}/office`)
  return page
}

async function mailTo(recipient: string, about: string): Promise<{ readonly text: string }> {
  const look = async () => {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as {
      to: string
      text: string
      state: string
    }[]
    return mails.find(({ to, state, text }) => to === recipient && state === 'sent' && text.includes(about))
  }
  return until(look, { every: 100, orElse: 'No mail' })
}

const ways = waysOf(
  [
    { look: wide, scripts: true },
    { look: narrow, scripts: false },
  ],
  0,
)

test.each(ways)('a case goes from a picture to its end, $look.colorScheme', async ({ look, scripts }) => {
  const options = { ...look, javaScriptEnabled: scripts }
  const person = await openAs(browser, 'Ben', options)
  await person.goto(`${url}/support?topic=missing&about=Exam%20350-401`)
  await person.getByLabel('Message').fill('My exam is <b>missing</b>.')
  await person.getByLabel('Reply address').fill('ben@example.com')
  await person
    .getByLabel('File')
    .setInputFiles({ name: 'report.png', mimeType: 'image/png', buffer: Buffer.from(smallPng) })
  await person.getByRole('button', { name: 'Open a case' }).click()
  const reference = (await person.locator('.code').first().textContent())!.trim()

  const staff = await openAsStaff('Sign in as Nora Quist', options)
  await staff.goto(`${url}/office/cases?q=${reference}`)
  await expectWellMade(staff, scripts)
  await staff.getByRole('link', { name: 'An exam or a credit is missing' }).click()
  expect(await staff.locator('.said').first().textContent()).toBe('My exam is <b>missing</b>.')
  // Without scripts a page can't be asked whether its picture is there.
  if (scripts) {
    const picture = staff.getByRole('img', { name: /report\.png/ })
    await expect
      .poll(() => picture.evaluate((image: { naturalWidth?: number }) => (image.naturalWidth ?? 0) > 0))
      .toBe(true)
  }
  await expectWellMade(staff, scripts)
  await staff.getByRole('button', { name: 'Assign to me' }).click()
  await staff.getByRole('textbox', { name: 'Answer' }).fill('Looks like the usual delay.')
  await staff.getByRole('button', { name: 'Add as a note' }).click()
  await staff.getByRole('textbox', { name: 'Answer' }).fill('Which day was it?')
  await staff.getByRole('button', { name: 'Send', exact: true }).click()
  expect(await staff.locator('.case-head').textContent()).toContain('assigned to Nora Quist')
  expect((await mailTo('ben@example.com', 'Which day was it?')).text).toContain(`/personal-info/cases/${reference}`)

  await person.goto(`${url}/personal-info/mail`)
  await person.getByRole('row', { name: reference }).getByRole('link').click()
  const thread = await person.getByRole('list', { name: 'Conversation' }).textContent()
  expect(thread).toMatch(/Exam office.*Which day was it\?/s)
  expect(thread).not.toMatch(/Nora|usual delay/)
  await person.getByRole('button', { name: 'Send' }).click()
  expect(await person.getByRole('alert').textContent()).toContain('Write a message first.')
  await expectWellMade(person, scripts)
  await person.getByLabel('Message').fill('It was on Monday.')
  await person.getByRole('button', { name: 'Send' }).click()
  expect(await person.getByRole('list', { name: 'Conversation' }).textContent()).toContain('It was on Monday.')
  await expectWellMade(person, scripts)

  // What staff still have open is older than that answer.
  await staff.getByRole('textbox', { name: 'Answer' }).fill('Found it. It’s on your record now.')
  await staff.getByRole('button', { name: 'Send and close' }).click()
  expect(await staff.getByRole('alert').textContent()).toContain('This case has changed')
  expect(await staff.getByRole('textbox', { name: 'Answer' }).inputValue()).toBe('Found it. It’s on your record now.')
  await expectWellMade(staff, scripts)
  await staff.getByRole('button', { name: 'Send and close' }).click()
  expect(await staff.locator('.case-head').textContent()).toContain('closed')
  expect((await mailTo('ben@example.com', 'Found it.')).text).toContain('This case is closed.')
  await person.reload()
  expect(await person.locator('.case-head').textContent()).toContain('Closed')
})
