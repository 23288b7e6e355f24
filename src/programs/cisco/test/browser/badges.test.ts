import { readFileSync } from 'node:fs'
import { verifyCredential } from '@digitalcredentials/verifier-core'
import jsQR from 'jsqr'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { addMonths, dayOf } from '../../../../core/calendar.ts'
import { textInPng } from '../../../../../test/support/baked.ts'
import { closePages, openBrowser } from '../../../../../test/support/browser.ts'
import { expectWellMade, isSeen, narrow, openAs, waysOf, wide } from '../../../../../test/support/walk.ts'

const { url, logins, operatorToken } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterEach(() => vi.unstubAllGlobals())
afterAll(() => closePages(browser))

async function download(page: Page, label: RegExp): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: label }).first().click(),
  ])
  return readFileSync((await file.path())!)
}

describe.each(
  waysOf(
    [
      ['wide', wide, true],
      ['narrow, without JavaScript', narrow, false],
    ] as const,
    1,
  ),
)('Cleo, %s', (_, options, javaScriptEnabled) => {
  test('downloads her badges, opens one as a stranger would, and an independent checker finds it good', async () => {
    const page = await openAs(browser, 'Cleo', { ...options, javaScriptEnabled })
    await page.goto(`${url}/digital-badges`)
    await page.getByText('Add to a wallet').first().click()
    const wallet = await page
      .getByRole('link', { name: /credential\.json$/ })
      .first()
      .getAttribute('href')
    expect(await readQr(page)).toBe(wallet)
    await expectWellMade(page, javaScriptEnabled)

    await chooseEmail(page, 'Yes')
    expect(await isSeen(page.getByText('Badges you download from now on have a hash of your email address.'))).toBe(
      true,
    )
    await expectWellMade(page, javaScriptEnabled)
    const signed = (await download(page, /^JSON of/)).toString()
    expect(textInPng(await download(page, /^PNG of/), 'openbadgecredential')).toEqual([signed])
    const svg = (await download(page, /^SVG of/)).toString()
    if (javaScriptEnabled) {
      const read = `new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml')
        .getElementsByTagNameNS('https://purl.imsglobal.org/ob/v3p0', 'credential')[0].textContent`
      expect(await page.evaluate<string>(read)).toBe(signed)
    }
    expect(signed).toContain('"identityType":"emailAddress"')
    expect(await verdicts(signed)).toMatchObject({ valid_signature: true, expiration: true, revocation_status: true })
    const changed = signed.replace(/"Passed on \d{4}/, '"Passed on 2001')
    expect(changed).not.toBe(signed)
    expect((await verdicts(changed)).valid_signature).not.toBe(true)

    const stranger = await (await browser.newContext({ bypassCSP: true, ...options, javaScriptEnabled })).newPage()
    await stranger.goto((JSON.parse(signed) as { id: string }).id)
    expect(await isSeen(stranger.getByText('Digital badge', { exact: true }).first())).toBe(true)
    await expectWellMade(stranger, javaScriptEnabled)
    await stranger.context().close()

    await chooseEmail(page, 'No')
    expect((await download(page, /^JSON of/)).toString()).not.toContain('emailAddress')
    await page.context().close()
  })
})

test('an independent checker tells that a badge was revoked after it was downloaded', async () => {
  const { candidateId } = logins.find(({ name }) => name === 'John Doe')!
  const today = dayOf(new Date(), 'UTC')
  const exam = ['badge-1', candidateId, '200-301', 'pass', addMonths(today, -2)]
  await sendFeed('exams', ['registration_number,candidate_id,exam_code,grade,taken_on', exam.join()])
  const page = await openAs(browser, 'John Doe', wide)
  await page.goto(`${url}/digital-badges`)
  const signed = (await download(page, /^JSON of CCNA/)).toString()
  expect(await verdicts(signed)).toMatchObject({ valid_signature: true, revocation_status: true })

  const revoked = ['badge-1', candidateId, 'CCNA', 'revoke', addMonths(today, -1), '', 'Audit']
  await sendFeed('adjustments', ['adjustment_id,candidate_id,certification,kind,on,months,reason', revoked.join()])
  expect(await verdicts(signed)).toMatchObject({ valid_signature: true, revocation_status: false })
  await page.context().close()
})

async function sendFeed(kind: string, lines: readonly string[]): Promise<void> {
  const headers = { Authorization: `Bearer ${operatorToken}`, 'Content-Type': 'text/csv' }
  const made = new Date().toISOString().replaceAll(/[-:]/g, '')
  const name = `${kind}-${made.slice(0, 8)}-${made.slice(9, 15)}.csv`
  const sent = await fetch(`${url}/api/v1/imports?name=${name}`, { method: 'POST', headers, body: lines.join('\n') })
  expect(sent.status, await sent.clone().text()).toBe(202)
  const { id } = (await sent.json()) as { id: string }
  const state = async () =>
    ((await (await fetch(`${url}/api/v1/imports/${id}`, { headers })).json()) as { state: string }).state
  await expect.poll(state).toBe('done')
}

async function chooseEmail(page: Page, answer: 'Yes' | 'No'): Promise<void> {
  await page.getByLabel(answer, { exact: true }).check()
  await page.getByRole('button', { name: 'Update/Confirm' }).click()
  await page.waitForURL(/\?(yes|no)$/)
}

/** The link that a camera takes from the first QR code of the page. */
async function readQr(page: Page): Promise<string | undefined> {
  const code = page.getByRole('img', { name: /QR code/ }).first()
  const { data, width, height } = PNG.sync.read(await code.screenshot())
  return jsQR(new Uint8ClampedArray(data), width, height)?.data
}

/** What the checker says step by step; whatever it fetches of the site, the site answers, and nobody else is asked. */
async function verdicts(signed: string): Promise<Record<string, unknown>> {
  const own = globalThis.fetch
  vi.stubGlobal('fetch', async (asked: RequestInfo | URL, init?: RequestInit) => {
    const at = new URL(asked instanceof Request ? asked.url : asked)
    if (at.host !== new URL(url).host) return new Response('{}', { status: 404 })
    at.protocol = 'http:'
    return own(at, init)
  })
  const credential = JSON.parse(signed) as Parameters<typeof verifyCredential>[0]['credential']
  const { log = [] } = await verifyCredential({ credential, knownDIDRegistries: [] })
  return Object.fromEntries(log.map(({ id, valid }) => [id, valid]))
}
