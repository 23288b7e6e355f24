import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { closePages, openBrowser } from '../support/browser.ts'
import { until } from '../support/patience.ts'
import { expectWellMade, isSeen, narrow, openAs, waysOf, wide } from '../support/walk.ts'

const { url } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

interface DevMail {
  readonly to: string
  readonly text: string
}

/** The address in the newest mail to somebody, once it is there. */
async function linkTo(recipient: string): Promise<string> {
  const look = async () => {
    const all = await (await fetch(`${url}/dev/mail.json`)).text()
    const mails = JSON.parse(all) as DevMail[] | { mails: DevMail[] } as DevMail[]
    const mail = mails.find((one) => one.to === recipient)
    return mail && /https?:\S+\/transcript\/\w{16}/.exec(mail.text)?.[0]
  }
  return until(look, { every: 100, orElse: `No mail to ${recipient}` })
}

describe.each(
  waysOf(
    [
      ['wide', wide, true],
      ['narrow, without JavaScript', narrow, false],
    ] as const,
    0,
  ),
)('Ben, %s', (name, options, javaScriptEnabled) => {
  test('discloses his transcript to third parties (§8)', async () => {
    const page = await openAs(browser, 'Ben', { ...options, javaScriptEnabled })
    await page.goto(`${url}/transcripts`)
    await expectWellMade(page, javaScriptEnabled)
    await page.getByRole('link', { name: 'Create new transcript' }).click()
    await page.getByRole('button', { name: 'Create transcript' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Enter a description')
    await expectWellMade(page, javaScriptEnabled)
    const description = `For ${name}`
    await page.getByLabel('Description').fill(description)
    await page.getByLabel('Remarks, optional').fill('Reference NW-2214')
    await page.getByRole('button', { name: 'Preview' }).click()
    expect(await isSeen(page.getByText('Remarks by Ben Okafor'))).toBe(true)
    await page.getByRole('button', { name: 'Create transcript' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Transcript created')
    await expectWellMade(page, javaScriptEnabled)

    await page.getByRole('link', { name: description, exact: true }).click()
    const recipient = `third-${name.length}@example.com`
    await page.getByLabel('To', { exact: true }).fill(recipient)
    await page.getByRole('button', { name: 'Preview Email' }).click()
    expect(await isSeen(page.getByText('Transcript for Ben Okafor').first())).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.getByRole('button', { name: 'Send' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Sent')

    const stranger = await (await browser.newContext({ bypassCSP: true, ...options, javaScriptEnabled })).newPage()
    const link = await linkTo(recipient)
    await stranger.goto(link)
    expect(await stranger.getByRole('heading', { level: 1 }).textContent()).toBe('Ben Okafor')
    expect(await isSeen(stranger.getByText('Reference NW-2214'))).toBe(true)
    await expectWellMade(stranger, javaScriptEnabled)

    // A view is counted after the answer.
    const isCounted = async () => {
      await page.reload()
      return (await page.getByText('Viewed once in the last 30 days.').count()) > 0 || undefined
    }
    expect(await until(isCounted, { every: 100, orElse: 'The view was not counted' })).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.goto(`${url}/transcripts/who-saw-me`)
    expect(await isSeen(page.getByText(recipient).first())).toBe(true)
    await expectWellMade(page, javaScriptEnabled)

    await page.goto(`${url}/transcripts`)
    await page.getByRole('link', { name: description, exact: true }).click()
    page.once('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: `End the link of ${recipient}` }).click()
    expect(await page.getByRole('status').textContent()).toContain('Link ended')
    await stranger.goto(link)
    expect(await stranger.getByRole('heading', { level: 1 }).textContent()).toBe('No transcript to show')
    await expectWellMade(stranger, javaScriptEnabled)
    await stranger.context().close()
    await page.context().close()
  })
})
