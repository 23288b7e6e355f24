import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { violationsOf } from '../support/axe.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf, program } from '../support/chosen.ts'
import { until } from '../support/patience.ts'
import { isSeen } from '../support/walk.ts'

const { url, operatorToken } = inject('dev')
let browser: Browser

const [byEmail, byReport] = [idOf(7, 1), idOf(7, 2)]
const feeds = {
  'candidates-20260301-080000.csv': `candidate_id,first_name,last_name,email
${byEmail},Person,Person ${byEmail},${byEmail}@example.com
${byReport},Person,Łukasiewicz-Person,${byReport}@example.com
`,
  'exams-20260301-080000.csv': `registration_number,candidate_id,exam_code,grade,taken_on
719-000-002,${byReport},${program.exams[0]!.code},pass,2025-05-05
`,
}

beforeAll(async () => {
  browser = await openBrowser()
  for (const [name, text] of Object.entries(feeds))
    await sendFeed({ url, token: operatorToken }, name, new TextEncoder().encode(text))
})

afterAll(() => closePages(browser))

test('a candidate gets in by their email address, without JavaScript', async () => {
  const page = await open({ javaScriptEnabled: false })
  await page.goto(`${url}/sign-in`)
  await page.getByRole('link', { name: 'First time here?' }).click()
  await page.getByLabel('Email address', { exact: true }).fill(`${byEmail}@example.com`)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('heading', { name: 'Check your email' }).waitFor()

  const mail = await mailTo(`${byEmail}@example.com`, 'Your login')
  expect(mail.text).toContain(`Login ID: ${byEmail}`)
  await page.goto(linkIn(mail))
  await setPassword(page, 'three quiet rivers meet')
  await page.getByRole('link', { name: 'Log in' }).click()
  await logIn(page, byEmail, 'three quiet rivers meet')
  await page.goto(linkIn(mail))
  await page.getByRole('heading', { name: 'This link doesn’t work' }).waitFor()
  await page.context().close()
})

test('a candidate whose address is gone gets in by a score report, and every page on the way reads well', async () => {
  const page = await open({})
  const faults: string[] = []
  const look = async () => faults.push(...(await violationsOf(page)))
  await page.goto(`${url}/first-time`)
  await page.getByRole('button', { name: 'Connect my record' }).click()
  await page.getByRole('heading', { name: 'There are 3 problems' }).waitFor()
  await look()
  await page.getByLabel('Last name').fill('lukasiewicz person')
  await page.getByLabel('Registration number').fill('719 000 002')
  await page.getByLabel('New email address').fill(`new-${byReport}@example.com`)
  await page.getByRole('button', { name: 'Connect my record' }).click()
  await page.getByRole('heading', { name: 'Check your email' }).waitFor()
  await look()

  const told = await mailTo(`${byReport}@example.com`, 'Someone asked for a login with your score report')
  await page.goto(linkIn(told))
  await page.getByRole('button', { name: 'End that login' }).waitFor()
  await look()
  await page.goto(linkIn(await mailTo(`new-${byReport}@example.com`, 'Your login')))
  await look()
  await setPassword(page, 'four quiet rivers meet')
  await look()
  await page.getByRole('link', { name: 'Log in' }).click()
  await logIn(page, `new-${byReport}@example.com`, 'four quiet rivers meet')

  await page.goto(`${url}/personal-info/contact`)
  expect(await isSeen(page.getByText('You can change this page from'))).toBe(true)
  await look()
  await page.goto(`${url}/personal-info/sessions`)
  await look()
  expect(await page.getByText('This browser').count()).toBe(1)
  await page.goto(`${url}/personal-info/mail`)
  await look()
  expect(await page.getByRole('row').count()).toBeGreaterThan(1)
  expect(faults).toEqual([])
  await page.context().close()
})

test('a question to support comes back with its reference', async () => {
  const page = await open({})
  await page.goto(`${url}/support`)
  await page.getByLabel('Topic').selectOption({ label: 'An exam or a credit is missing' })
  await page.getByLabel('Message').fill('An exam of last May is missing.')
  await page.getByLabel('Reply address').fill(`${byReport}@example.com`)
  await page
    .getByLabel('File, optional')
    .setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') })
  await page.getByRole('button', { name: 'Open a case' }).click()
  await page.getByRole('heading', { name: 'Your case is open' }).waitFor()
  const reference = await page.locator('.code').textContent()
  expect(reference).toMatch(/^\w{10}$/)
  await page.getByText('Write the reference down').waitFor()
  expect(await violationsOf(page)).toEqual([])
  await page.context().close()
})

test('the mail of development shows each mail as it looks', async () => {
  const page = await open({})
  await page.goto(`${url}/dev/mail`)
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('link', { name: 'View as HTML' }).first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const size = await page
    .getByRole('heading', { level: 1 })
    .evaluate((heading) => heading.computedStyleMap().get('font-size')?.toString())
  expect(size).toBe('24px')
  await page.context().close()
})

async function open(options: { javaScriptEnabled?: boolean }): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })).newPage()
}

interface DevMail {
  readonly to: string
  readonly subject: string
  readonly text: string | null
}

/** The newest mail of that subject, as soon as it has been sent. */
async function mailTo(address: string, subject: string): Promise<{ readonly text: string }> {
  const look = async () => {
    const mails = (await (await fetch(`${url}/dev/mail.json`)).json()) as DevMail[]
    const found = mails.find((mail) => mail.to === address && mail.subject === subject && mail.text !== null)
    return found && { text: found.text! }
  }
  return until(look, { every: 100, orElse: `No mail “${subject}” to ${address}` })
}

function linkIn({ text }: { readonly text: string }): string {
  return /^https?:\S+$/m.exec(text)![0]
}

async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByRole('heading', { name: 'Your login is complete' }).waitFor()
}

async function logIn(page: Page, loginId: string, password: string): Promise<void> {
  await page.getByLabel('Login ID or email address').fill(loginId)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'A few questions first' }).waitFor()
}
