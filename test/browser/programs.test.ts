import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { DevFile } from '../../bin/state.ts'
import { paths } from '../../src/paths.ts'
import { closePages, openBrowser } from '../support/browser.ts'
import { type DevServer, freePort, startDevServer } from '../support/dev-server.ts'
import { expectWellMade, narrow, openPage, waysOf, wide } from '../support/walk.ts'

const guildFolder = mkdtempSync(join(tmpdir(), 'certification-guild-'))
let guild: DevServer
let browser: Browser

beforeAll(async () => {
  guild = await startDevServer({ PROGRAM: 'guild', PERSIST_TO: guildFolder })
  browser = await openBrowser()
})

afterAll(async () => {
  await closePages(browser)
  rmSync(guildFolder, { recursive: true, force: true })
})

async function signIn(page: Page, { url, logins }: DevFile, name: string): Promise<void> {
  const login = logins.find((one) => one.name === name)!
  await page.goto(url + paths.signIn)
  await page.getByLabel('Login ID or email address').fill(login.loginId)
  await page.getByLabel('Password').fill(login.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const programs: readonly [string, () => DevFile, string][] = [
  ['the default program', () => inject('dev'), 'Ben'],
  ['the guild', () => guild.dev, 'Marta'],
]

describe.each(programs)('%s', (_program, devOf, holder) => {
  const ways = [
    ['wide', wide],
    ['narrow', narrow],
  ] as const
  test.each(waysOf(ways, 1))('is walked from signing in to a badge: %s', async (_, options) => {
    const dev = devOf()
    const page = await openPage(browser, options)
    const seeWellMade = () => expectWellMade(page, true)
    await signIn(page, dev, holder)
    expect(new URL(page.url()).pathname).toBe(paths.home)
    await seeWellMade()

    await page.goto(dev.url + paths.certifications)
    await seeWellMade()
    await page.locator('#active a[href^="/certifications/"], main table a[href^="/certifications/"]').first().click()
    expect(new URL(page.url()).pathname).toMatch(/^\/certifications\/[A-Z0-9-]+$/)
    await seeWellMade()

    const code = await page.locator('a[href^="/verify/"]').first().getAttribute('href')
    await page.goto(dev.url + code)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Active')
    await seeWellMade()

    await page.goto(dev.url + paths.digitalBadges)
    await seeWellMade()
    await page.locator('a[href*="/badges/"]').filter({ hasText: '/badges/' }).first().click()
    expect(await page.locator('main').textContent()).toContain('Active')
    await seeWellMade()

    const description = `For an employer, ${options.viewport.width}`
    await page.goto(dev.url + paths.newTranscript)
    await page.locator('[name=description]').fill(description)
    await page.locator('[name=description]').press('Enter')
    await page.getByRole('link', { name: description, exact: true }).click()
    await page.locator('form[action$="/open-link/open"] button').click()
    await page.goto(await page.locator('#address').inputValue())
    expect((await page.locator('.sheet-list li, main table tr').count()) > 0).toBe(true)
    await seeWellMade()
    await page.context().close()
  })
})

test('each of the guild’s people signs in and sees what they hold', async () => {
  const ledes: Record<string, string> = {}
  for (const { name } of guild.dev.logins) {
    const page = await openPage(browser, wide)
    await signIn(page, guild.dev, name)
    ledes[name] = (await page.locator('.lede').first().textContent()) ?? ''
    await page.context().close()
  }
  expect(ledes).toEqual({
    Inês: expect.stringContaining('You hold 1 certification.') as string,
    Tomás: 'You hold no active certifications. 1 is suspended.',
    Rita: 'You hold no active certifications. 2 are suspended.',
    Hugo: 'You hold no active certifications. 1 is suspended.',
    Marta: expect.stringContaining('You hold 2 certifications.') as string,
    Nuno: 'You hold no certifications. Guild Security Associate expired on 2025-Aug-30.',
  })
})

test('the guild has neither kits nor score reports, and no page for them', async () => {
  const page = await openPage(browser, wide)
  await signIn(page, guild.dev, 'Marta')
  const tabs = await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link').allTextContents()
  expect(tabs).toEqual(['Home', 'Personal Info', 'Exams & Points', 'Certifications', 'Transcripts', 'Digital Badges'])
  for (const path of [paths.fulfillment, paths.claim, paths.transactions])
    expect([path, (await page.request.get(guild.dev.url + path)).status()]).toEqual([path, 404])
  await page.goto(guild.dev.url + paths.firstTime)
  expect(await page.locator('main').textContent()).not.toMatch(/score report/i)
  await page.context().close()
})

/** What a start says before it ends by itself. */
async function startInVain(settings: Readonly<Record<string, string>>): Promise<string> {
  const env = { ...process.env, PORT: String(await freePort()), ...settings }
  const server = spawn(process.execPath, ['bin/dev.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
  expect(await new Promise((ended) => server.on('exit', ended)), output).toBe(1)
  return output
}

// Where the folder does not say whose it is, the database does: test/site/dev-start.worker.test.ts.
test('another program does not start on the guild’s state', async () => {
  await guild.stop()
  expect(await startInVain({ PERSIST_TO: guildFolder })).toContain('The program guild made the state in')
})
