import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf, program } from '../support/chosen.ts'
import { until } from '../support/patience.ts'
import { expectWellMade, narrow, openPage } from '../support/walk.ts'

const { url, operatorToken } = inject('dev')
let browser: Browser

/** Dora Lindqvist, once more: with two records of one name and address. */
const [one, other] = [idOf(7, 71), idOf(7, 72)]
const address = `dora-of-${one}@example.com`
const password = 'three quiet rivers meet'
const exam = program.exams[0]!.code
const feeds = {
  'candidates-20260301-080200.csv': `candidate_id,first_name,last_name,email
${one},Dora,Lindqvist,${address}
${other},Dora,Lindqvist,${address}
`,
  'exams-20260301-080200.csv': `registration_number,candidate_id,exam_code,grade,taken_on
719-000-071,${one},${exam},pass,2025-05-05
719-000-072,${other},${exam},fail,2025-04-05
`,
}

beforeAll(async () => {
  browser = await openBrowser()
  for (const [name, text] of Object.entries(feeds))
    await sendFeed({ url, token: operatorToken }, name, new TextEncoder().encode(text))
})

afterAll(() => closePages(browser))

test('Dora has two records: from “More than one record” to one home page, and back to two', async () => {
  const page = await openPage(browser, { ...narrow, javaScriptEnabled: true })
  await page.goto(`${url}/first-time`)
  await page.getByLabel('Email address', { exact: true }).fill(address)
  await press(page, 'Send the link')
  const asked = await mail('More than one record has your email address')
  await page.goto(linkIn(asked, '/set-password/'))
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await press(page, 'Set the password')
  await page.getByRole('heading', { name: 'Your login is complete' }).waitFor()

  await page.goto(linkIn(asked, '/other-record'))
  await page.getByLabel('Login ID or email address').fill(asked.includes(one) ? one : other)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
  await page.getByRole('heading', { name: 'I have another record' }).waitFor()
  await expectWellMade(page, true)
  await page.getByLabel(/Its email address or/).fill(address)
  await press(page, 'Send the link')
  await page.getByRole('heading', { name: 'Check your email' }).waitFor()
  await page.goto(linkIn(await mail('Show that this record is yours'), '/links/'))
  await press(page, 'It’s mine')
  await page.getByRole('heading', { name: 'Merge your 2 records' }).waitFor()
  await expectWellMade(page, true)
  await press(page, 'Merge my records')
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await expectWellMade(page, true)
  await page.getByLabel('Both records are mine.').check()
  await press(page, 'Merge my records')
  await page.getByRole('heading', { name: 'Your records are merged' }).waitFor()
  await expectWellMade(page, true)
  await page.goto(`${url}/testing-history/exams`)
  expect(await page.locator('main').innerText()).toMatch(/719-000-071[^]*719-000-072/)

  await page.goto(linkIn(await mail('Two records were merged'), '/undo-merge/'))
  await press(page, 'Undo the merge')
  await page.getByRole('heading', { name: 'The merge is undone' }).waitFor()
  await page.goto(`${url}/testing-history/exams`)
  const own = await page.locator('main').innerText()
  expect(own.includes('719-000-071')).not.toBe(own.includes('719-000-072'))
  await page.context().close()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

interface DevMail {
  readonly to: string
  readonly subject: string
  readonly text: string | null
}

/** The text of the mail to her with a subject, as soon as it has been sent. */
function mail(subject: string): Promise<string> {
  const look = async () => {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as DevMail[]
    return mails.find((one) => one.to === address && one.subject === subject)?.text ?? undefined
  }
  return until(look, { every: 100, orElse: `No mail “${subject}”` })
}

/** The address in a mail that has this in it. */
function linkIn(text: string, part: string): string {
  return text.split(/\s/).find((word) => word.startsWith('http') && word.includes(part))!
}
