import type { Browser, Locator, Page } from 'playwright-core'
import type { DevFile } from '../../../bin/state.ts'
import { until } from '../patience.ts'
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

/** Wide enough for the tabs, narrow enough to be read in the guide. */
export async function newPage({ browser }: Pick<World, 'browser'>): Promise<Page> {
  const viewport = { width: 960, height: 900 }
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 1.5,
    colorScheme: 'light',
    bypassCSP: true,
  })
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

/** The section that this heading begins. */
export function section(page: Page, heading: string): Locator {
  return page.locator(`[aria-labelledby="${heading}"]`).first()
}

/** The first link of that kind in the newest mail to somebody, once it is there. */
export async function linkIn({ dev }: World, recipient: string, kind: string): Promise<string> {
  const look = async () => {
    const mails = (await (await fetch(`${dev.url}/dev/mail.json`)).json()) as { to: string; text: string | null }[]
    const text = mails.find((mail) => mail.to === recipient && mail.text?.includes(kind))?.text
    return [...(text ?? '').matchAll(/https?:\S+/g)].map(([found]) => found).find((found) => found.includes(kind))
  }
  return until(look, { every: 50, orElse: `No mail to ${recipient}` })
}
