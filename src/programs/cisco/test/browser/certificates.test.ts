import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { closePages, openBrowser } from '../../../../../test/support/browser.ts'
import { sendFeed } from '../../../../../bin/send.ts'
import { expectWellMade, isSeen, narrow, openAs, openPage, waysOf, wide } from '../../../../../test/support/walk.ts'

const { url, operatorToken } = inject('dev')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => closePages(browser))

describe.each(
  waysOf(
    [
      ['wide', wide, true],
      ['narrow, without JavaScript', narrow, false],
    ] as const,
    1,
  ),
)('%s', (_, options, javaScriptEnabled) => {
  const settings = { ...options, javaScriptEnabled }

  test('Cleo agrees to the guidelines, downloads a logo and a certificate (§6, §7)', async () => {
    const page = await openAs(browser, 'Cleo', { ...settings, acceptDownloads: true })
    await page.goto(`${url}/certifications`)
    await page.getByRole('link', { name: 'Logo', exact: true }).first().click()
    expect(page.url()).toContain('/certifications/logos#')
    await expectWellMade(page, javaScriptEnabled)

    const link = page.getByRole('link', { name: /^SVG of .*, 512 × 512, for light backgrounds$/ }).first()
    const href = (await link.getAttribute('href'))!
    const answer = await page.request.get(url + href)
    // The first one asks to accept the guidelines; whoever has, gets the file.
    if (!answer.headers()['content-disposition']) {
      await page.goto(answer.url())
      await expectWellMade(page, javaScriptEnabled)
      await page.getByLabel('I’ve read the agreement and accept it.').check()
      await page.getByRole('button', { name: 'Accept' }).click()
      await expectWellMade(page, javaScriptEnabled)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('status').getByRole('link').click(),
      ])
      expect(download.suggestedFilename()).toMatch(/-512-light\.svg$/)
    }
    const svg = await (await page.request.get(url + href)).text()
    expect(svg).toMatch(/^<svg [^>]*role="img"/)
    expect(svg).toContain('<title>')

    await page.goto(`${url}/certifications`)
    const [certificate] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF Certificate' }).first().click(),
    ])
    expect(certificate.suggestedFilename()).toMatch(/^[A-Z0-9-]+-CSCO10000003\.pdf$/)
    await page.context().close()
  })

  test('a stranger verifies a code: good, on an earlier day, of somebody unknown, and nonsense', async () => {
    const owner = await openAs(browser, 'Cleo', { ...settings })
    await owner.goto(`${url}/certifications/CCIE-SEC`)
    const code = (await owner.getByRole('link', { name: /^[0-9A-Z]{16}$/ }).getAttribute('href'))!.split('/').at(-1)!
    await owner.context().close()

    const page = await openPage(browser, settings)
    await page.goto(`${url}/verify`)
    await expectWellMade(page, javaScriptEnabled)
    await page.getByLabel('Code').fill(code.toLowerCase().replace(/(.{4})/g, '$1 '))
    await page.getByRole('button', { name: 'Check' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Active')
    await expectWellMade(page, javaScriptEnabled)

    await page.getByLabel('Check another day').fill('2001-Jan-01')
    await page.getByRole('button', { name: 'Check' }).first().click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not held')
    await page.getByLabel('Check another code').fill('BBBBBBBBBBBBBBBB')
    await page.getByRole('button', { name: 'Check' }).last().click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Not found')
    await expectWellMade(page, javaScriptEnabled)
    await page.getByLabel('Check this code again').fill('what?')
    await page.getByRole('button', { name: 'Check' }).last().click()
    expect(await page.getByRole('alert').textContent()).toContain('A code has 8 to 32 letters and digits')
    await expectWellMade(page, javaScriptEnabled)

    await page.goto(`${url}/achievements/CCIE-SEC`)
    expect(await isSeen(page.getByRole('heading', { name: 'How to earn it' }))).toBe(true)
    await expectWellMade(page, javaScriptEnabled)
    await page.context().close()
  })
})

/** People whose certificates were issued before, and what has become of them. */
const feeds = {
  'candidates-20260701-000000.csv': `candidate_id,last_name,email
CSCO9100001,Expired,expired@example.net
CSCO9100002,Suspended,suspended@example.net
CSCO9100003,Revoked,revoked@example.net
`,
  'exams-20260701-000000.csv': `registration_number,candidate_id,exam_code,grade,taken_on
BW1,CSCO9100001,200-301,pass,2021-01-05
BW2,CSCO9100002,200-301,pass,2025-01-05
BW3,CSCO9100003,200-301,pass,2025-01-05
`,
  'adjustments-20260701-000000.csv': `adjustment_id,candidate_id,certification,kind,on,months,reason
BW2,CSCO9100002,CCNA,suspend,2026-05-05,,Audit
BW3,CSCO9100003,CCNA,revoke,2026-05-05,,Audit
`,
  'certificates-20260701-000000.csv': `verification_code,candidate_id,certification,issued_on
EXP1REDCCNA2021,CSCO9100001,CCNA,2021-01-05
SUSPENDEDCCNA25,CSCO9100002,CCNA,2025-01-05
REVOKEDCCNA2025,CSCO9100003,CCNA,2025-01-05
`,
}

test('a stranger sees what is expired, suspended and revoked, and nothing after a No', async () => {
  for (const [name, text] of Object.entries(feeds))
    expect(await sendFeed({ url, token: operatorToken }, name, new TextEncoder().encode(text))).toMatchObject({
      state: 'done',
      rejected: 0,
    })
  const page = await openPage(browser, wide)
  const verdict = async (code: string) => {
    await page.goto(`${url}/verify/${code}`)
    await expectWellMade(page, true)
    return page.getByRole('heading', { level: 1 }).textContent()
  }
  expect(await verdict('EXP1REDCCNA2021')).toBe('Expired')
  expect(await verdict('SUSPENDEDCCNA25')).toBe('Suspended')
  expect(await verdict('REVOKEDCCNA2025')).toBe('Revoked')

  const owner = await openAs(browser, 'Cleo', wide)
  const answerAll = async (answer: 'Yes' | 'No') => {
    await owner.goto(`${url}/personal-info/settings`)
    for (const group of await owner.locator('fieldset').all()) await group.getByText(answer, { exact: true }).click()
    await owner.getByRole('button', { name: 'Update/Confirm' }).click()
  }
  await owner.goto(`${url}/certifications/CCIE-SEC`)
  const href = (await owner.getByRole('link', { name: /^[0-9A-Z]{16}$/ }).getAttribute('href'))!
  const code = href.split('/').at(-1)!
  await answerAll('No')
  expect(await verdict(code)).toBe('Not found')
  await answerAll('Yes')
  expect(await verdict(code)).toBe('Active')
  expect(await isSeen(page.getByText('Cleo Tanaka').first())).toBe(true)
  await page.context().close()
  await owner.context().close()
})
