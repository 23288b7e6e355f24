import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sendFeed } from '../../../../../bin/send.ts'
import { closePages, openBrowser } from '../../../../../test/support/browser.ts'
import { idOf } from '../../../../../test/support/chosen.ts'
import { expectWellMade, narrow, openAs, openPage, waysOf, wide } from '../../../../../test/support/walk.ts'

const { url, operatorToken } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

const ways = [
  { ...wide, javaScriptEnabled: true },
  { ...narrow, javaScriptEnabled: false },
]

const send = (name: string, rows: readonly string[]) =>
  sendFeed({ url, token: operatorToken }, name, new TextEncoder().encode(`${rows.join('\n')}\n`))

async function enter(page: Page, name: string): Promise<void> {
  await page.goto(`${url}/dev/office`)
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor()
}

const textOf = (page: Page) => page.locator('main').innerText()

test.each(waysOf(ways, 0))('records: rows find their person, a wrong file is taken back: %o', async (way) => {
  const [digit, page] = [way.javaScriptEnabled ? 1 : 2, await openPage(browser, way)]
  const isMade = () => expectWellMade(page, way.javaScriptEnabled)
  const [person, wrong] = [idOf(7, 200 + digit), idOf(7, 210 + digit)]
  await send(`candidates-2026030${digit}-101500.csv`, [
    'candidate_id,first_name,last_name,email',
    `${person},Unmatched,Person${digit},${person}@example.com`,
  ])
  const exams = [1, 2].map((at) => `7700${digit}${at},${wrong},200-301,fail,2026-03-0${digit}`)
  await send(`exams-2026030${digit}-111500.csv`, [
    'registration_number,candidate_id,exam_code,grade,taken_on,last_name,first_name,email',
    ...exams.map((row) => `${row},Person${digit},Unmatched,${person}@example.com`),
  ])
  await enter(page, 'Emil Haddad')
  await isMade()
  for (let left = 2; left > 0; left--) {
    await page.goto(`${url}/office/unmatched?q=${wrong}`)
    expect(await page.getByRole('link', { name: /^Attach: / }).count()).toBe(left)
    if (left === 2) await isMade()
    await page
      .getByRole('link', { name: /^Attach: / })
      .first()
      .click()
    expect(await page.getByLabel('Candidate ID of the person it belongs to').inputValue()).toBe(person)
    await page.getByRole('button', { name: 'Show what it does' }).click()
    await page.getByRole('button', { name: 'Move it' }).click()
    await page.getByText('Attached. You can undo it').waitFor()
  }
  expect(await textOf(page)).not.toContain(wrong)

  await page.goto(`${url}/office/files/new`)
  await isMade()
  const grants = `grant_id,candidate_id,certification,granted_on,reason\nG${person},${person},CCNA,2026-11-01,A mistake\n`
  const name = `grants-2026110${digit}-081500.csv`
  await page.getByLabel('File').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(grants) })
  await page.getByRole('button', { name: 'Show what it changes' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await until(page, 'What it would change')
  await isMade()
  await page.getByRole('button', { name: 'Go live' }).click()
  await until(page, 'What it changed')
  await page.getByText('Take this file back').click()
  await page.getByRole('button', { name: 'Take 1 row back' }).click()
  await until(page, 'Taken back: what it said does not count.')
  await isMade()
  await page.context().close()
})

/** Files are worked on beside the pages: they are reloaded until it is done, as a person does. */
async function until(page: Page, words: string): Promise<void> {
  for (let tries = 0; tries < 40 && !(await textOf(page)).includes(words); tries++) {
    await page.waitForTimeout(100)
    await page.reload()
  }
  expect(await textOf(page)).toContain(words)
}

test('fulfilment: a parcel that came back goes to another address', async () => {
  const ben = await openAs(browser, 'Ben', wide)
  await ben.goto(`${url}/fulfillment/claim`)
  const boxes = ben.getByRole('checkbox')
  for (const one of await boxes.all()) await one.uncheck()
  await ben.locator('input[type=checkbox][name^="kit."]').last().check()
  await ben.getByRole('button', { name: 'Purchase' }).click()
  await ben.getByLabel('Postal Code', { exact: true }).fill('100001')
  await ben.getByRole('button', { name: 'Confirm' }).click()
  await ben.getByText('We’ve received your order.').waitFor()
  const order = ben.url().split('/').at(-1)!
  await ben.context().close()
  const print = async () => {
    const ask = async (path: string) => {
      const answer = await fetch(`${url}/api/v1/fulfillment/batches${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${operatorToken}` },
      })
      return (await answer.json()) as {
        id: string
        items: { itemId: string; orderId: string; shipTo: { city: string } }[]
      }
    }
    const batch = await ask('')
    await ask(`/${batch.id}/confirm`)
    return batch.items.find(({ orderId }) => orderId === order)!
  }
  const { itemId } = await print()
  await send('kits-20261102-081500.csv', ['item_id,status,sent_on,carrier', `${itemId},returned,2026-11-01,UPS`])

  const page = await openPage(browser, wide)
  await enter(page, 'Tove Brandt')
  await page
    .getByRole('link', { name: /^Review \d+ kits?$/ })
    .last()
    .click()
  await expectWellMade(page, true)
  await page.goto(`${url}/office/kits?q=${itemId}`)
  await page.getByRole('link', { name: '(Certificate)' }).or(page.locator('tbody a')).first().click()
  await expectWellMade(page, true)
  await act(page, 'Correct the address', 'Save the address', 'Ikeja')
  await act(page, 'Send again', 'Send again')
  expect(await textOf(page)).toContain('It’s on the printer’s next list.')
  expect((await print()).shipTo.city).toBe('Ikeja')
  await page.context().close()
})

async function act(page: Page, link: string, button: string, city?: string): Promise<void> {
  await page.getByRole('link', { name: link }).click()
  await expectWellMade(page, true)
  if (city) await page.getByLabel('City', { exact: true }).fill(city)
  await page.getByLabel('Why').selectOption('came-back')
  await page.getByLabel('In your own words').fill('Case 7')
  await page.getByRole('button', { name: button }).click()
  await page.getByText('Done.', { exact: true }).waitFor()
}
