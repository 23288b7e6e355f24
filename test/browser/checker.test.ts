import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { multikeyOf } from '../../src/adapters/signing/did.ts'
import { learnerRecord } from '../../src/core/learner-record.ts'
import { violationsOf } from '../support/axe.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { aboutRecord, badge, key, published, sign, signed } from '../support/checker.ts'
import { isSeen, openAs, wide } from '../support/walk.ts'

const { url } = inject('dev')
const files = new Map<string, Buffer>()
const windows = new Map<string, Page>()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
  const page = await openAs(browser, 'Cleo', wide)
  await page.goto(`${url}/digital-badges`)
  for (const kind of ['PNG', 'SVG', 'JSON', 'JWT']) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: new RegExp(`^${kind} of`) })
        .first()
        .click(),
    ])
    files.set(kind, readFileSync((await file.path())!))
  }
  await page.goto(`${url}/certifications`)
  const [certificate] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /PDF Certificate/ })
      .first()
      .click(),
  ])
  files.set('PDF', readFileSync((await certificate.path())!))
  await page.context().close()
  // The first answer of a list takes signing it.
  expect((await fetch(`${url}/status/1`)).status).toBe(200)
})

afterAll(() => closePages(browser))

interface Visit {
  readonly page: Page
  /** Every address asked for since the page was there, and what was sent along. */
  readonly asked: { readonly url: string; readonly sent: string | null }[]
}

/** The page of a visitor, anew; visitors of one kind use one window after another. */
async function openChecker(options: BrowserContextOptions = {}): Promise<Visit> {
  const kind = JSON.stringify(options)
  const page = windows.get(kind) ?? (await (await browser.newContext(options)).newPage())
  windows.set(kind, page)
  page.context().removeAllListeners('request')
  await page.context().unrouteAll()
  await page.goto(`${url}/verify`)
  const asked: Visit['asked'] = []
  page.context().on('request', (request) => asked.push({ url: request.url(), sent: request.postData() }))
  return { page, asked }
}

function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  return page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** The sentence that an answer begins with. */
async function saidBy(page: Page): Promise<string> {
  const says = page.getByRole('status')
  await expect.poll(() => says.textContent()).toMatch(/[.]$/)
  return (await says.textContent())!
}

async function toneOn(page: Page): Promise<string | undefined> {
  return /tone-(\w+)/.exec((await page.locator('.checked-headline').getAttribute('class')) ?? '')?.[1]
}

async function outcomesOn(page: Page): Promise<string[]> {
  return page.locator('.checked-verdicts').first().locator('b').allTextContents()
}

describe('a file of this site, checked by a stranger', () => {
  let visit: Visit
  beforeEach(async () => {
    visit = await openChecker({ viewport: { width: 360, height: 740 }, colorScheme: 'dark', bypassCSP: false })
  })

  test.each([
    ['PNG', 'The badge in this picture (PNG) is good'],
    ['SVG', 'The badge in this drawing (SVG) is good'],
    ['JSON', 'Good'],
    ['JWT', 'Good'],
    ['PDF', 'The badge attached to this PDF is good'],
  ])('is good as %s, and nothing of it is sent anywhere', async (kind, verdict) => {
    await choose(visit.page, `badge.${kind.toLowerCase()}`, files.get(kind)!)
    expect(await saidBy(visit.page)).toBe(
      `${verdict}: issued by this site (${new URL(url).host}), unchanged, in date and not revoked.`,
    )
    expect(await outcomesOn(visit.page)).toEqual(['Yes', 'Yes', 'Yes', 'Yes', 'Active'])
    expect(await toneOn(visit.page)).toBe('yes')
    expect(visit.asked.filter(({ sent }) => sent !== null)).toEqual([])
    expect([...new Set(visit.asked.map((one) => new URL(one.url).origin))]).toEqual([url])
    expect(visit.asked.map((one) => new URL(one.url).search).join('')).toBe('')
    expect(await visit.page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  test('is not good with one word changed', async () => {
    const changed = files
      .get('JSON')!
      .toString()
      .replace(/"Passed on \d{4}/, '"Passed on 2001')
    expect(changed).toContain('Passed on 2001')
    await choose(visit.page, 'badge.json', Buffer.from(changed))
    expect(await saidBy(visit.page)).toMatch(/^Not good: it was changed after it was signed\. Don’t rely on it/)
    expect(await toneOn(visit.page)).toBe('no')
  })

  test('of two chosen one after the other, the answer to the later one stands', async () => {
    await choose(visit.page, 'first.json', files.get('JSON')!)
    await choose(visit.page, 'second.zip', Buffer.from('PK\u0003\u0004 and more'))
    expect(await saidBy(visit.page)).toMatch(/zip/i)
    await visit.page.waitForTimeout(1500)
    expect(await visit.page.getByRole('status').textContent()).toMatch(/zip/i)
  })
})

test('what was not checked of a document is said before the verdicts, above what to compare it with', async () => {
  const { page } = await openChecker()
  await choose(page, 'certificate.pdf', files.get('PDF')!)
  await saidBy(page)
  const words = (await page.locator('[data-shown]').textContent())!
  const places = ['What is printed on the pages wasn’t checked.', 'Signed by its issuer', 'Achievement'].map((part) =>
    words.indexOf(part),
  )
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('what a learner record says stands with it, and what each badge in it says with that', async () => {
  const { page } = await openChecker()
  const second = await sign({ ...badge, id: 'https://issuer.test/badges/2', name: 'Other' })
  const record = await sign(learnerRecord(aboutRecord, [signed, second]))
  await choose(page, 'record.json', Buffer.from(JSON.stringify(record)))
  await saidBy(page)
  const factsIn = (place: string) => page.locator(`[data-shown] ${place} > dl`).allTextContents()
  const [ofRecord, ...others] = await page.locator('[data-shown] > dl').allTextContents()
  expect(others).toEqual([])
  expect(ofRecord).toMatch(/Hana Sato.*Transcript of certifications/)
  const ofBadges = await factsIn('details')
  expect(ofBadges).toHaveLength(2)
  for (const facts of ofBadges) expect(facts).toMatch(/Hana Sato.*Network Deckhand/)
})

test('a file can be dropped onto the page', async () => {
  const { page } = await openChecker()
  const dropped = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(files.get('JSON')!.toString())}], 'badge.json')); return data })()`,
  )
  await page.locator('#checker').dispatchEvent('drop', { dataTransfer: dropped })
  expect(await saidBy(page)).toMatch(/^Good/)
})

test('another site is asked when the visitor says so, and not before', async () => {
  const { page, asked } = await openChecker()
  const issuer = { ...badge.issuer, id: 'did:web:issuer.invalid' }
  const credential = JSON.stringify(await sign({ ...badge, issuer }, 'did:web:issuer.invalid#key'))
  await choose(page, 'badge.json', Buffer.from(credential))
  expect(await saidBy(page)).not.toMatch(/^Good/)
  const hosts = () => asked.map((one) => new URL(one.url).host)
  expect(hosts()).not.toContain('issuer.invalid')
  const button = page.getByRole('button', { name: 'Ask issuer.invalid' })
  const [headline, below, verdicts] = await Promise.all(
    [page.locator('.checked-headline'), button, page.locator('.checked-verdicts')].map((one) => one.boundingBox()),
  )
  expect(below!.y - (headline!.y + headline!.height)).toBeLessThan(40)
  expect(below!.y).toBeLessThan(verdicts!.y)
  await button.click()
  await expect.poll(hosts).toContain('issuer.invalid')
  await saidBy(page)
  expect(await outcomesOn(page)).not.toContain('No')
})

test('the status list of another site is asked for once, for as long as it says', async () => {
  const { page, asked } = await openChecker()
  await page
    .context()
    .route('https://issuer.test/**', (route) =>
      route.fulfill({ headers: { 'Access-Control-Allow-Origin': '*' }, body: published[route.request().url()] ?? '' }),
    )
  for (const number of [1, 2]) {
    const one = { ...badge, id: `https://issuer.test/badges/${number}`, validUntil: '2099-01-01T00:00:00Z' }
    await choose(page, `badge-${number}.json`, Buffer.from(JSON.stringify(await sign(one))))
    await page.getByRole('button', { name: 'Ask issuer.test' }).click()
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^Good: issued by issuer\.test/)
  }
  const askedFor = (end: string) => asked.filter(({ url: at }) => at === `https://issuer.test/${end}`).length
  expect([askedFor('.well-known/did.json'), askedFor('status/1')]).toEqual([2, 1])
})

test('what a forger writes stays in its place, also on a narrow page', async () => {
  const method = `did:key:${multikeyOf(key.ed25519)}`
  const host = `www.famous.test.${'certificates-'.repeat(4)}of.${'programs-'.repeat(5)}at.evil.test`
  const forged = async (issuer: string) => {
    const achievement = { ...badge.credentialSubject.achievement, name: 'Good: unaltered, signed” and not revoked.' }
    const named = { ...badge.issuer, id: issuer, name: '\u202eFamous”, checked by the ministry' }
    return sign({ ...badge, issuer: named, credentialSubject: { ...badge.credentialSubject, achievement } }, method)
  }
  const record = { type: 'VerifiablePresentation', verifiableCredential: [await forged(`did:web:${host}`)] }
  const { page } = await openChecker({ viewport: { width: 360, height: 900 } })
  const fits = () => page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')
  await choose(page, 'record.json', Buffer.from(JSON.stringify(record)))
  expect(await saidBy(page)).toMatch(/^Not good: the issuer that it names didn’t sign it/)
  expect((await page.locator('summary').last().textContent())!.trim()).toMatch(/^“Good: [^“”]+”: Not good/)
  await page.locator('summary').last().click()
  expect(await fits()).toBe(true)
  await choose(page, 'badge.json', Buffer.from(JSON.stringify(await forged(method))))
  await expect.poll(() => page.getByRole('status').textContent()).toContain(`it was signed by ${method}`)
  expect(await page.locator('#checker').textContent()).not.toContain('\u202e')
  expect(await fits()).toBe(true)
})

describe('pasted', () => {
  const paste = async (page: Page, text: string) => {
    await page.getByLabel('Or paste it').fill(text)
    await page.getByRole('button', { name: 'Verify what you pasted' }).click()
  }

  test.each(['JSON', 'JWT'])('%s is checked as a file is, and sent nowhere', async (kind) => {
    const { page, asked } = await openChecker()
    await paste(
      page,
      files
        .get(kind)!
        .toString()
        .replaceAll(/(eyJ.{60})/g, '$1\n'),
    )
    expect(await saidBy(page)).toMatch(/^Good: issued by this site/)
    expect(asked.filter(({ sent }) => sent !== null)).toEqual([])
  })

  test('the address of a badge of this site is read and checked, another is not asked', async () => {
    const { page, asked } = await openChecker()
    const { id } = JSON.parse(files.get('JSON')!.toString()) as { id: string }
    await paste(page, id)
    expect(await saidBy(page)).toMatch(/^Good: issued by this site/)
    await paste(page, 'https://evil.invalid/badges/1')
    await expect.poll(() => saidBy(page)).toMatch(/^Only addresses of this site/)
    expect(await page.locator('[data-shown]').textContent()).toBe('')
    await paste(page, `${url}/badges/NOSUCHBADGE`)
    await expect.poll(() => saidBy(page)).toMatch(/^We have no badge/)
    expect([...new Set(asked.map((one) => new URL(one.url).host))]).toEqual([new URL(url).host])
  })

  test('a code with its label leads to its page, in the box and in the field above', async () => {
    const { page } = await openChecker()
    await paste(page, 'Certificate 0DXF PJV0 8HT6 DF51')
    await page.waitForURL(`${url}/verify/0DXFPJV08HT6DF51`)
    await page.goto(`${url}/verify`)
    await page.getByLabel('Code').fill('Certificate 0DXF PJV0 8HT6 DF51')
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.waitForURL(`${url}/verify/0DXFPJV08HT6DF51`)
    const { id } = JSON.parse(files.get('JSON')!.toString()) as { id: string }
    await page.goto(`${url}/verify`)
    await page.getByLabel('Code').fill(id.split('/').at(-1)!)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await page.waitForURL(id)
    expect(page.url()).toBe(id)
  })
})

test.each(['JSON', 'JWT', 'PNG', 'SVG', 'PDF'])('a suspended one is told as %s', async (kind) => {
  const { page } = await openChecker()
  const body = JSON.stringify({ state: 'suspended', end: '2030-01-01', says: null, erased: false })
  await page.context().route('**/state.json', (route) => route.fulfill({ contentType: 'application/json', body }))
  await choose(page, `badge.${kind.toLowerCase()}`, files.get(kind)!)
  expect(await saidBy(page)).toMatch(/^Suspended: .+ isn’t valid until the suspension ends\.$/)
  expect((await outcomesOn(page)).slice(3)).toEqual(['No', 'Suspended'])
  expect(await toneOn(page)).toBe('no')
})

test('of an Open Badge 2 its address is a link', async () => {
  const { page } = await openChecker()
  await choose(page, 'badge.json', readFileSync('test/fixtures/checker/openbadge-2-hosted.json'))
  expect(await saidBy(page)).toMatch(/^This is an Open Badge 2\.0\. It isn’t signed/)
  const link = page.locator('.checked-link a')
  expect(await link.getAttribute('href')).toBe('https://example.org/beths-robotics-badge.json')
  expect(await link.getAttribute('rel')).toBe('noreferrer nofollow')
})

test('200 MB are not read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-large-'))
  const file = join(folder, 'large.json')
  writeFileSync(file, '')
  truncateSync(file, 200 * 2 ** 20)
  const { page } = await openChecker()
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  expect(await saidBy(page)).toMatch(/larger than 5 MB/)
  rmSync(folder, { recursive: true })
})

test.each<[string, () => Buffer, RegExp]>([
  ['nothing', () => Buffer.alloc(0), /\./],
  ['a zip named .json', () => Buffer.from('PK\u0003\u0004 and more'), /zip/i],
  ['a cut JWT', () => files.get('JWT')!.subarray(0, 300), /\./],
  ['noise', () => Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 73) % 251)), /\./],
])('%s gets a sentence', async (_, make, sentence) => {
  const { page } = await openChecker()
  await choose(page, 'badge.json', make())
  expect(await saidBy(page)).toMatch(sentence)
  expect(await page.locator('.checked-verdicts').count()).toBeLessThanOrEqual(1)
})

test('the page is well made, with an answer on it, and says without JavaScript what to do', async () => {
  const { page } = await openChecker({ bypassCSP: true, viewport: { width: 1280, height: 900 } })
  await choose(page, 'badge.svg', files.get('SVG')!)
  await saidBy(page)
  expect(await violationsOf(page)).toEqual([])
  const foreign = await sign({ ...badge, issuer: { ...badge.issuer, id: 'did:web:issuer.invalid' } })
  const several = [JSON.parse(files.get('JSON')!.toString()), foreign, { ...foreign, proof: undefined }]
  await choose(page, 'several.json', Buffer.from(JSON.stringify(several)))
  expect(await saidBy(page)).toMatch(/^1 of 3 is good; /)
  await page.locator('summary').nth(1).click()
  expect(await violationsOf(page)).toEqual([])
  const without = await openChecker({ javaScriptEnabled: false })
  expect(await isSeen(without.page.getByText('Turn on JavaScript'))).toBe(true)
  expect(await without.page.getByLabel('File', { exact: true }).isVisible()).toBe(false)
  expect(await isSeen(without.page.getByLabel('Code'))).toBe(true)
})
