// node bin/run.mjs pictures CODE: takes the README's two pictures from a site that `npm run dev` has just started. One shows a
// certification of Ben's, by its code; the other a transcript that the script creates for it, so use a PERSIST_TO of its own.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../test/support/browser.ts'
import { dressPage } from '../test/support/guide/dress.ts'
import { paths } from '../src/paths.ts'
import { readDevFile } from './state.ts'

const dev = readDevFile()
const code = process.argv[2]
const ben = dev?.logins.find(({ name }) => name === 'Ben')
if (!dev || !ben) throw new Error('Start the site with its demo first: npm run dev')
if (!code) throw new Error('Name a certification: node bin/run.mjs pictures CODE')

const browser = await openBrowser()
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  deviceScaleFactor: 2,
  colorScheme: 'light',
  bypassCSP: true,
  baseURL: dev.url,
})
await dressPage(context)
const page = await context.newPage()
await page.goto(paths.signIn)
await page.locator('[name=loginId]').fill(ben.loginId)
await page.locator('[name=password]').fill(ben.password)
await page.locator('[name=password]').press('Enter')
await page.waitForURL((url) => url.pathname !== paths.signIn)

await page.goto(paths.certification(code))
await keep(page, 'certification')
await page.goto(await shareTranscript(page))
await keep(page, 'transcript')
await browser.close()

/** Creates a transcript as a person would, and says where its open link leads. */
async function shareTranscript(page: Page): Promise<string> {
  const description = 'Northwind, network engineer'
  await page.goto(paths.newTranscript)
  await page.locator('[name=description]').fill(description)
  await page.locator('[name=description]').press('Enter')
  await page.getByRole('link', { name: description, exact: true }).click()
  await page.locator('form[action$="/open-link/open"] button').click()
  return page.locator('#address').inputValue()
}

/** Few colours, so that a page of text stays under 200 KB. */
async function keep(page: Page, name: string): Promise<void> {
  const png = await page.screenshot({ fullPage: true, animations: 'disabled' })
  const file = join('docs/pictures', `${name}.png`)
  const { size } = await sharp(png).resize({ width: 1280 }).png({ palette: true, colours: 64, effort: 10 }).toFile(file)
  console.log(`${file}: ${Math.round(size / 1024)} KiB`)
}
