import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sendFeed } from '../../bin/send.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { idOf, program } from '../support/chosen.ts'
import { narrow, openPage, waysOf, wide } from '../support/walk.ts'

const { url, operatorToken } = inject('dev')
const [caller, other] = [idOf(7, 81), idOf(7, 82)]
/** As it was mistyped at the center. */
const mistyped = idOf(7, 89)
const exam = program.exams.find(({ firstDay = '', lastDay }) => firstDay < '2024' && !lastDay)!.code
let browser: Browser

const candidates = `candidate_id,first_name,last_name,email
${caller},Marta,Quintero,marta@example.com
${other},Marco,Quintana,marco@example.com
`
const exams = `registration_number,candidate_id,exam_code,grade,taken_on,last_name,email
CALL-1,${mistyped},${exam},pass,2026-02-01,Quintero,marta@example.com
CALL-2,${caller},${exam},pass,2026-01-10,,
CALL-3,${caller},${exam},fail,2025-12-01,,
`

beforeAll(async () => {
  browser = await openBrowser()
  const send = (name: string, text: string) =>
    sendFeed({ url, token: operatorToken }, name, new TextEncoder().encode(text))
  await send('candidates-20260302-091500.csv', candidates)
  await send('exams-20260302-091600.csv', exams)
})

afterAll(() => closePages(browser))

const ways = [
  { ...wide, javaScriptEnabled: true },
  { ...narrow, javaScriptEnabled: false },
]

/** Six calls at the desk, each from the ring to the end; one goes on where the one before has ended. */
describe.each(waysOf(ways, 0))('a call at the help desk: %o', (way) => {
  const mainOf = (page: Page) => page.locator('main').innerText()
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
  const follow = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()

  async function comeIn(name: string): Promise<Page> {
    const page = await openPage(browser, way)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`${url}/dev/office`)
    await press(page, `Sign in as ${name}`)
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
    return page
  }

  async function find(page: Page, words: string, name: string): Promise<void> {
    await page.getByLabel('Search people').fill(words)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /People|Quintero/, level: 1 }).waitFor()
    if (!(await page.getByRole('heading', { name, level: 1 }).isVisible())) await follow(page, name)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  }

  /** From the form to the yes. */
  async function confirm(page: Page, reason: string, button: string | RegExp): Promise<void> {
    await page.getByLabel('In your own words').fill(reason)
    await press(page, 'Show what it does')
    await page.getByRole('heading', { name: /\?$/, level: 1 }).waitFor()
    await press(page, button)
    await page.waitForURL((at) => !at.pathname.includes('/changes/'))
  }

  const factIn = (page: Page, key: string) => page.getByRole('row').filter({ hasText: key })

  test('“my exam is missing”: the row of an unknown person is theirs', async () => {
    const page = await comeIn('Emil Haddad')
    await page.goto(`${url}/office/unmatched?q=quintero`)
    expect(await mainOf(page)).toContain('Marta Quintero')
    await follow(page, 'Attach: CALL-1')
    expect(await page.getByLabel('Candidate ID of the person it belongs to').inputValue()).toBe(caller)
    await confirm(page, 'Called: it is theirs, same address', 'Move it')
    await find(page, 'quintero mar', 'Marta Quintero')
    expect(await factIn(page, 'CALL-1').count()).toBe(1)
    await page.context().close()
  })

  test('“my name is wrong”', async () => {
    const page = await comeIn('Emil Haddad')
    await find(page, caller, 'Marta Quintero')
    await follow(page, 'Correct')
    await page.getByLabel('First name', { exact: true }).fill('Márta')
    await page.getByLabel('Why').selectOption('request')
    await confirm(page, 'Called, passport seen', 'Correct it')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Márta Quintero')
    await page.context().close()
  })

  test('“I have a wrong score”: it is another person’s, and goes to them', async () => {
    const page = await comeIn('Emil Haddad')
    await find(page, caller, 'Márta Quintero')
    await factIn(page, 'CALL-3').getByRole('link', { name: 'Move' }).click()
    await page.getByLabel('Candidate ID of the person it belongs to').fill(other)
    await page.getByLabel('Why').selectOption('wrong-person')
    await confirm(page, 'Called: never sat that day', 'Move it')
    await page.goto(`${url}/office/people/${other}`)
    expect(await factIn(page, 'CALL-3').count()).toBe(1)
    await page.context().close()
  })

  test('“I never got the mail”', async () => {
    const page = await comeIn('Nora Quist')
    await find(page, 'marta@example.com', 'Márta Quintero')
    await follow(page, 'Resend login mail')
    await press(page, 'Send the email')
    expect(await page.getByRole('status').innerText()).toContain('We’ve sent the login email.')
    await page.context().close()
  })

  test('“please void this”: the exam page says Withdrawn', async () => {
    const page = await comeIn('Emil Haddad')
    await find(page, caller, 'Márta Quintero')
    await factIn(page, 'CALL-2').getByRole('link', { name: 'Withdraw' }).click()
    await page.getByLabel('Why').selectOption('voided')
    await confirm(page, 'Voided by the center', /^Withdraw it/)
    await page.goto(`${url}/office/people/${caller}/as/testing-history/exams`)
    expect(await mainOf(page)).toContain('Withdrawn')
    await page.context().close()
  })

  test('“who changed my record?”', async () => {
    const page = await comeIn('Nora Quist')
    await find(page, caller, 'Márta Quintero')
    const text = await mainOf(page)
    for (const done of ['Corrected a person’s data', 'Withdrew a fact', 'Moved a fact to another person'])
      expect(text).toContain(`Emil Haddad: ${done}`)
    expect(text).toContain('You: Sent the login email again')
    await page.context().close()
  })
})
