import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { addMonths, dayOf } from '../../../../core/calendar.ts'
import { closePages, openBrowser } from '../../../../../test/support/browser.ts'
import { expectWellMade, isSeen, narrow, openAs, openPage, wide } from '../../../../../test/support/walk.ts'

const { url, operatorToken } = inject('dev')
const files = new Map<string, Buffer>()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => closePages(browser))

async function send(kind: string, header: string, row: string): Promise<void> {
  const headers = { Authorization: `Bearer ${operatorToken}`, 'Content-Type': 'text/csv' }
  const made = new Date().toISOString().replaceAll(/[-:]/g, '')
  const name = `${kind}-${made.slice(0, 8)}-${made.slice(9, 15)}.csv`
  const sent = await fetch(`${url}/api/v1/imports?name=${name}`, {
    method: 'POST',
    headers,
    body: `${header}\n${row}\n`,
  })
  expect(sent.status, await sent.clone().text()).toBe(202)
  const { id } = (await sent.json()) as { id: string }
  const state = async () =>
    ((await (await fetch(`${url}/api/v1/imports/${id}`, { headers })).json()) as { state: string }).state
  await expect.poll(state).toBe('done')
}

const ada = 'CSCO10000001'
const months = (count: number) => addMonths(dayOf(new Date(), 'America/Los_Angeles'), -count)
const adjust = (kind: string) =>
  send(
    'adjustments',
    'adjustment_id,candidate_id,certification,kind,on,months,reason',
    `A-${kind},${ada},CCNA,${kind},${months(0)},,Audit`,
  )
const exam = (row: string) => send('exams', 'registration_number,candidate_id,exam_code,grade,taken_on', row)
/** By this exam she earned CCNA, and by the other one she renewed it. */
const earning = (grade: string) => exam(`430000102,${ada},200-301,${grade},${months(14)}`)
const renewing = (on: string) => exam(`430000103,${ada},350-401,pass,${on}`)

async function download(link: Locator): Promise<Buffer> {
  const [file] = await Promise.all([link.page().waitForEvent('download'), link.first().click()])
  return readFileSync((await file.path())!)
}

/** What the checker says of a file, by its first sentence, and its row about today. */
async function checked(page: Page, kind: string): Promise<readonly [headline: string, today: string]> {
  await page.goto(`${url}/verify`)
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: `badge.${kind.toLowerCase()}`,
    mimeType: 'application/octet-stream',
    buffer: files.get(kind)!,
  })
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/[.]$/)
  const today = await page.locator('.checked-verdicts').first().locator('b').last().textContent()
  return [(await page.getByRole('status').textContent())!, today!]
}

/** A wallet keeps a file and where it is to be had again. */
async function refreshed(file: Buffer): Promise<number> {
  const { refreshService } = JSON.parse(file.toString()) as { refreshService: { id: string } }
  return (await fetch(refreshService.id, { headers: { Accept: 'application/json' } })).status
}

const kinds = ['JSON', 'JWT', 'PNG', 'SVG', 'PDF']

test('what happens to Ada’s CCNA is told to her, to an employer in all five formats, and to a wallet', async () => {
  const page = await openAs(browser, 'Ada', wide)
  await page.goto(`${url}/digital-badges`)
  for (const kind of ['JSON', 'JWT', 'PNG', 'SVG'])
    files.set(kind, await download(page.getByRole('link', { name: new RegExp(`^${kind} of CCNA`) })))
  const badge = (JSON.parse(files.get('JSON')!.toString()) as { id: string }).id
  await page.goto(`${url}/certifications`)
  files.set('PDF', await download(page.locator('a[href="/certifications/CCNA/certificate.pdf"]')))
  const employer = await openPage(browser, narrow)
  for (const kind of kinds)
    expect(await checked(employer, kind)).toEqual([expect.stringMatching(/good|Good/), 'Active'])
  expect(await refreshed(files.get('JSON')!)).toBe(200)

  await adjust('suspend')
  for (const kind of kinds)
    expect(await checked(employer, kind)).toEqual([expect.stringContaining('Suspended'), 'Suspended'])
  await expectWellMade(employer, true)
  expect(await refreshed(files.get('JSON')!)).toBe(409)
  await page.goto(`${url}/home`)
  expect(await isSeen(page.getByRole('heading', { name: 'CCNA is suspended' }))).toBe(true)
  await expectWellMade(page, true)

  await adjust('reinstate')
  for (const kind of kinds) expect((await checked(employer, kind))[1]).toBe('Active')

  await renewing(months(10))
  for (const kind of kinds)
    expect(await checked(employer, kind)).toEqual([expect.stringContaining('Ended earlier'), 'Ended earlier'])
  expect(await refreshed(files.get('JSON')!)).toBe(410)
  await employer.goto(badge)
  expect(await isSeen(employer.getByText(/Its end was moved to/))).toBe(true)
  await expectWellMade(employer, true)
  await page.goto(`${url}/digital-badges`)
  const fresh = await download(page.getByRole('link', { name: /^JSON of CCNA/ }))
  expect((JSON.parse(fresh.toString()) as { id: string }).id).not.toBe(badge)

  await earning('fail')
  files.set('JSON', fresh)
  expect(await checked(employer, 'JSON')).toEqual([expect.stringContaining('Withdrawn'), 'Withdrawn'])
  await page.goto(`${url}/certifications/CCNA`)
  expect(await isSeen(page.getByText('You no longer hold CCNA.'))).toBe(true)
  expect(await isSeen(page.getByText(/was corrected to Fail/))).toBe(true)
  expect(await isSeen(page.getByRole('link', { name: 'Tell support' }))).toBe(true)
  await expectWellMade(page, true)
  await page.goto(`${url}/home`)
  expect(await isSeen(page.getByRole('heading', { name: 'You no longer hold CCNA' }))).toBe(true)
  await expectWellMade(page, true)
  await earning('pass')
  await renewing(months(4))
})
