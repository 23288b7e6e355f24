import type { Locator, Page } from 'playwright-core'
import { organisation } from '../chosen.ts'
import { linkIn, newPage, section, type World } from './world.ts'

const password = 'three quiet rivers meet'

/** Dora, from the organisation's own login to her record. */
export async function firstLogin(world: World): Promise<void> {
  const { visit, dev } = world
  const page = await newPage(world)
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/sign-in`)
  await stop('sign-in', page.locator('.sign-in'))
  await page.getByRole('link', { name: `Log in with ${organisation}` }).click()
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
  await page.getByLabel('Connect this account').check()
  await page.getByRole('button', { name: 'Set the password' }).click()
  await stop('complete', page.locator('main'))
  await page.getByRole('link', { name: 'Log in', exact: true }).click()
  await page.getByRole('link', { name: `Log in with ${organisation}` }).click()
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

export async function personalInfo({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  const open = (path: string) => page.goto(`${dev.url}/personal-info/${path}`)
  await open('notifications')
  await stop('notifications', page.locator('h1'), page.locator('.lede'), page.locator('.question').first())
  await open('attributes')
  await stop('attributes', ...['h1', '.lede', 'main form', 'main > .aside'].map((at) => page.locator(at)))
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

export async function home({ visit, dev }: World, page: Page): Promise<void> {
  await page.goto(`${dev.url}/home`)
  const parts = [page.locator('.header'), page.locator('.home-columns').last()]
  await visit({ name: 'home', page, parts })
  await visit({ name: 'years', page, parts: [section(page, 'years')] })
}

export async function progress({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts, keepsDays: true })
  await page.goto(`${dev.url}/certifications?on=2020-03-01`)
  await stop('as-of', page.locator('.strip'), page.locator('.title-row'))
  await page.locator('th.name a').first().click()
  await stop('progress', page.locator('.title-row'), page.locator('.progress'))
  await stop('credits', section(page, 'credits'))
  await stop('changes', section(page, 'history'))
}

export async function continuingEducation({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts })
  await page.goto(`${dev.url}/certifications`)
  const held = await page.locator('th.name a').nth(1).getAttribute('href')
  await page.goto(dev.url + held)
  await stop('evidence', page.locator('.progress'))
  await page.goto(`${dev.url}/testing-history/ce-activities`)
  await stop('activities', page.locator('.header'), page.locator('table.activities'))
}

export async function history({ visit, dev }: World, page: Page): Promise<void> {
  const stop = (name: string, ...parts: Locator[]) => visit({ name, page, parts, keepsDays: true })
  await page.goto(`${dev.url}/testing-history/exams`)
  await stop('exams', page.locator('.header'), page.locator('table.sittings'))
  await page.locator('tbody summary').first().click()
  await stop('record', page.locator('table.sittings tr').nth(0), page.locator('table.sittings tr').nth(1))
  await stop('agreements', section(page, 'agreements'))
}
