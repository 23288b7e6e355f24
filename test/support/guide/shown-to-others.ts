import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { linkIn, section, type World } from './world.ts'

export async function logos({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/certifications/logos`)
  await stop('logos', page.locator('.header'), page.locator('section.section').first())
  await page.goto(`${dev.url}/certifications`)
  await stop('certifications', page.locator('.header'), page.locator('.fold').first())
}

export async function fulfillment({ visit, dev }: World, page: Page): Promise<void> {
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

export async function transcripts(world: World, page: Page, stranger: Page): Promise<void> {
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
  await page.getByRole('button', { name: 'Turn on the public link' }).click()
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

export async function badges({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/digital-badges`)
  await stop('badges', page.locator('.header'), page.locator('.own-badge').first())
  await stop('badge-email', section(page, 'email-on-badges'))
}

export async function verification({ visit, dev }: World, page: Page, stranger: Page): Promise<void> {
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

export async function support({ visit, dev }: World, page: Page): Promise<void> {
  await page.goto(`${dev.url}/support?topic=missing&about=Exam%2C%20registration%20number%20430000201`)
  await visit({ name: 'case', page, parts: [section(page, 'case').locator('form')] })
}
