import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { violationsOf } from './axe.ts'
import { everyWay } from './every-way.ts'

export const wide = { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } as const
export const narrow = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const

/** The ways to walk a journey: one of them in `npm test`, all of them in `npm run test:long`. */
export function waysOf<Way>(ways: readonly Way[], short: number): readonly Way[] {
  return everyWay ? ways : [ways[short]!]
}

export async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ bypassCSP: true, ...options })).newPage()
}

/** A browser of its own, signed in as one of the demo's people. */
export async function openAs(browser: Browser, name: string, options: BrowserContextOptions): Promise<Page> {
  const { url, logins } = inject('dev')
  const login = logins.find((one) => one.name === name)!
  const page = await openPage(browser, options)
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Login ID or email address').fill(login.loginId)
  await page.getByLabel('Password').fill(login.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((at) => at.pathname !== '/sign-in')
  return page
}

/** No sideways scroll; and nothing for axe to say, which is a script itself. */
export async function expectWellMade(page: Page, withScripts: boolean): Promise<void> {
  await page.waitForLoadState()
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), page.url()).toBe(true)
  if (withScripts) expect(await violationsOf(page)).toEqual([])
}

/** Whether it comes to be seen: the page that has it may still be on its way. */
export async function isSeen(place: Locator): Promise<boolean> {
  return place.waitFor().then(
    () => true,
    () => false,
  )
}
