import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import type { DevFile } from '../../../bin/state.ts'
import { dressPage } from './dress.ts'

/** A state of a page as the guide pictures it: these parts of it. `keepsDays`: they show days that never change. */
export interface Stop {
  readonly name: string
  readonly page: Page
  readonly parts: readonly Locator[]
  readonly keepsDays?: boolean
}

export type Visit = (stop: Stop) => Promise<void>

export interface World {
  readonly browser: Browser
  readonly dev: DevFile
  readonly visit: Visit
}

const password = 'three quiet rivers meet'

/** Goes through the site as the guide tells it, and calls at each thing that it pictures. */
export async function takeTour(world: World): Promise<void> {
  await firstLogin(world)
  const cleo = await newPage(world)
  await signIn(world, cleo, 'Cleo')
  const [ben, john] = [await newPage(world), await newPage(world)]
  await signIn(world, ben, 'Ben')
  await home(world, ben)
  await signIn(world, john, 'John Doe')
  await progress(world, john)
  const ada = await newPage(world)
  await signIn(world, ada, 'Ada')
  await personalInfo(world, ada)
  await continuingEducation(world, ada)
  await history(world, john)
  await logos(world, cleo)
  await fulfillment(world, cleo)
  const stranger = await newPage(world)
  await transcripts(world, ben, stranger)
  await badges(world, cleo)
  await verification(world, cleo, stranger)
  await support(world, stranger)
}

/** Wide enough for the tabs, narrow enough to be read in the guide. */
export async function newPage({ browser }: Pick<World, 'browser'>): Promise<Page> {
  const viewport = { width: 960, height: 900 }
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    bypassCSP: true,
  })
  context.setDefaultTimeout(10_000)
  await dressPage(context)
  return context.newPage()
}

export async function signIn({ dev }: Pick<World, 'dev'>, page: Page, name: string): Promise<void> {
  const login = dev.logins.find((one) => one.name === name)!
  await page.goto(`${dev.url}/sign-in`)
  await page.getByLabel('Login ID or email address').fill(login.loginId)
  await page.getByLabel('Password').fill(login.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Dora, from the organisation's own login to her record. */
async function firstLogin(world: World): Promise<void> {
  const { visit, dev } = world
  const page = await newPage(world)
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/sign-in`)
  await stop('sign-in', page.locator('.sign-in'))
  await page.getByRole('link', { name: 'Log in with Cisco.com' }).click()
  await logInThere(page, 'dora')
  await stop('first-account', page.locator('.happened'))
  await stop('first-email', section(page, 'by-email'))
  await stop('first-report', section(page, 'by-score-report'))
  await page.getByLabel('Email address', { exact: true }).fill('dora@example.com')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await stop('first-sent', page.locator('.happened').first())
  const link = await linkIn(world, 'dora@example.com', '/set-password/')
  const mail = await newPage(world)
  await mail.goto(`${dev.url}/dev/mail`)
  const first = mail.locator('.section').filter({ hasText: 'dora@example.com' })
  await visit({ name: 'first-mail', page: mail, parts: [first.locator('pre')] })
  await mail.context().close()
  await page.goto(link)
  await stop('set-password', page.locator('main'))
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await stop('complete', page.locator('main'))
  await page.getByRole('link', { name: 'Log in', exact: true }).click()
  await page.getByRole('link', { name: 'Log in with Cisco.com' }).click()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await stop('settings', page.locator('.header'), page.locator('.question').first())
  for (const group of await page.getByRole('group').all()) await group.getByLabel('Yes').check()
  const button = page.getByRole('button', { name: 'Update/Confirm' })
  await stop('verification', page.locator('.question').last(), button)
  await button.click()
  await page.goto(`${dev.url}/personal-info/identification`)
  await stop('accounts', section(page, 'accounts'))
  await page.context().close()
}

/** The organisation's own pages: its login, and its question whether this site may know of it. */
async function logInThere(page: Page, account: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(account)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function personalInfo({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  const open = (path: string) => page.goto(`${dev.url}/personal-info/${path}`)
  await open('attributes')
  await stop(
    'attributes',
    ...['h1', '.lede', '.particulars', 'main form', 'main > .aside'].map((at) => page.locator(at)),
  )
  await open('identification')
  await stop('identification', page.locator('h1'), page.locator('.particulars'))
  await open('contact')
  await stop('contact-email', section(page, 'email'))
  await stop('contact-post', section(page, 'post'))
  await open('name')
  await stop('name', page.locator('h1'), page.locator('.lede'), section(page, 'correct'))
  await open('sessions')
  await stop('sessions', page.locator('main'))
  await open('mail')
  await stop('mail', page.locator('main'))
  await open('data')
  await stop('data', page.locator('h1'), page.locator('main > .hint'))
}

async function home({ visit, dev }: World, page: Page): Promise<void> {
  await page.goto(`${dev.url}/home`)
  const parts = [page.locator('.header'), page.locator('.home-columns').first()]
  await visit({ name: 'home', page, parts })
  await visit({ name: 'years', page, parts: [section(page, 'years')] })
}

async function progress({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts, keepsDays: true })
  await page.goto(`${dev.url}/certifications?on=2020-03-01`)
  await stop('as-of', page.locator('.strip'), page.locator('.title-row'))
  await page.locator('th.name a').first().click()
  await stop('progress', page.locator('.title-row'), page.locator('.progress'))
  await stop('credits', section(page, 'credits'))
  await stop('changes', section(page, 'history'))
}

async function continuingEducation({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/certifications/CCNA`)
  await stop('evidence', page.locator('.progress'))
  await page.goto(`${dev.url}/testing-history/ce-activities`)
  await stop('activities', page.locator('.header'), page.locator('table.activities'))
}

async function history({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts, keepsDays: true })
  await page.goto(`${dev.url}/testing-history/exams`)
  await stop('exams', page.locator('.header'), page.locator('table.sittings'))
  await page.locator('tbody summary').first().click()
  await stop('record', page.locator('table.sittings tr').nth(0), page.locator('table.sittings tr').nth(1))
  await stop('agreements', section(page, 'agreements'))
}

async function logos({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/certifications/logos`)
  await stop('logos', page.locator('.header'), page.locator('section.section').first())
  await page.goto(`${dev.url}/certifications`)
  await stop('certifications', page.locator('.header'), page.locator('.fold').first())
}

async function fulfillment({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/fulfillment/claim`)
  await stop('claim', page.locator('.header'), page.locator('main'))
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
  await page.getByRole('checkbox').first().check()
  await page.getByLabel('Tracking').check()
  await page.getByRole('button', { name: 'Purchase' }).click()
  await page.getByLabel('State/Province', { exact: true }).fill('Tokyo')
  await stop('shipping', page.locator('form .two-ways fieldset').first(), page.getByRole('button', { name: 'Confirm' }))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await stop('to-pay', page.locator('h1'), page.locator('.placed'))
  await page.getByRole('link', { name: /^Pay \$/ }).click()
  await stop('sandbox', page.locator('main'))
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await stop('ordered', page.locator('main'))
  await page.goto(`${dev.url}/fulfillment`)
  await stop('kits', page.locator('main'))
  await page.goto(`${dev.url}/testing-history/transactions`)
  await stop('transactions', page.locator('main'))
}

async function transcripts(world: World, page: Page, stranger: Page): Promise<void> {
  const { visit, dev } = world
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/transcripts/new`)
  await page.getByLabel('Description').fill('Northwind, network engineer')
  await page.getByLabel('Remarks, optional').fill('Reference NW-2214')
  await stop('create', ...['h1', '.lede', '#names', '.preview .sheet-head'].map((at) => page.locator(at).first()))
  await stop('choose', page.locator('#display'), page.locator('#choice'))
  await page.getByRole('button', { name: 'Create transcript' }).click()
  await page.getByRole('link', { name: 'Share Northwind, network engineer' }).click()
  await page.getByLabel('To', { exact: true }).fill('jobs@northwind.example')
  await stop('share', page.locator('.two-ways'))
  await page.getByRole('button', { name: 'Preview Email' }).click()
  await stop('share-mail', page.locator('.mail-preview'))
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('button', { name: 'Open the link' }).click()
  await stranger.goto(await linkIn(world, 'jobs@northwind.example', '/transcript/'))
  await visit({
    name: 'transcript',
    page: stranger,
    parts: [stranger.locator('.sheet'), stranger.locator('.sheet-forms')],
  })
  await page.getByLabel('To', { exact: true }).fill('board@northwind.example')
  await page.getByLabel('Only this recipient').check()
  await page.getByRole('button', { name: 'Send' }).click()
  await stranger.goto(await linkIn(world, 'board@northwind.example', '/transcript/'))
  await stranger.getByRole('button', { name: 'Send me a code' }).click()
  await visit({ name: 'code', page: stranger, parts: [stranger.locator('main')] })
  await page.reload()
  await stop('recipients', section(page, 'links'))
  await stop('open-link', section(page, 'open-link'))
  await page.goto(`${dev.url}/transcripts`)
  await stop('transcripts', page.locator('.header'), page.locator('main'))
  await page.goto(`${dev.url}/transcripts/who-saw-me`)
  await stop('who-saw-me', page.locator('h1'), section(page, 'views'))
}

async function badges({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/digital-badges`)
  await stop('badges', page.locator('.header'), page.locator('.own-badge').first())
  await stop('badge-email', section(page, 'email-on-badges'))
}

async function verification({ visit, dev }: World, page: Page, stranger: Page): Promise<void> {
  // The first answer of a list takes signing it.
  await page.request.get(`${dev.url}/status/1`)
  await page.goto(`${dev.url}/digital-badges`)
  const folder = mkdtempSync(join(tmpdir(), 'certification-guide-'))
  const file = join(folder, 'badge.png')
  const [badge] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /^PNG of/ })
      .first()
      .click(),
  ])
  await badge.saveAs(file)
  await page.goto(`${dev.url}/certifications`)
  await page.locator('th.name a, .name a').first().click()
  const code = (await page.locator('.fours').last().textContent())!
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page: stranger, parts })
  await stranger.goto(`${dev.url}/verify`)
  await stop('verify', ...['h1', '.lede', '.verify-form'].map((at) => stranger.locator(at).first()))
  await stranger.getByLabel('Code').fill(code)
  await stranger.getByRole('button', { name: 'Check' }).click()
  await stop('verified', stranger.locator('.verified'))
  await stranger.goto(`${dev.url}/verify`)
  await stranger.locator('input[type=file]').setInputFiles(file)
  await stranger.locator('[data-shown] .checked-verdicts li').nth(3).waitFor()
  await stop('checked', stranger.locator('#checker'))
}

async function support({ visit, dev }: World, page: Page): Promise<void> {
  await page.goto(`${dev.url}/support?topic=missing&about=Exam%2C%20registration%20number%20430000201`)
  await visit({ name: 'case', page, parts: [section(page, 'case').locator('form')] })
}

/** The section that this heading begins. */
function section(page: Page, heading: string): Locator {
  return page.locator(`[aria-labelledby="${heading}"]`).first()
}

/** The first link of that kind in the newest mail to somebody, once it is there. */
async function linkIn({ dev }: World, recipient: string, kind: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const mails = (await (await fetch(`${dev.url}/dev/mail.json`)).json()) as { to: string; text: string | null }[]
    const text = mails.find((mail) => mail.to === recipient && mail.text?.includes(kind))?.text
    const link = text && [...text.matchAll(/https?:\S+/g)].map(([found]) => found).find((found) => found.includes(kind))
    if (link) return link
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`No mail to ${recipient}`)
}
