import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import type { Stop } from './world.ts'

/** What is known of a picture besides the picture: as long as both stay the same, it is true. */
export interface Seen {
  readonly outline: readonly string[]
  /** In the light and in the dark. */
  readonly look: string
}

export interface Shot {
  readonly light: Buffer
  readonly dark: Buffer
}

const [writeOver, measure, look, labels] = ['write-over', 'measure', 'look', 'labels'].map((name) =>
  readFileSync(`test/support/guide/in-page/${name}.js`, 'utf8').replace(/^.*\nexport default /, ''),
) as [string, string, string, string]

/** The demo's days are moved as if it had begun on this one. */
const firstDay = Date.UTC(2026, 10, 23)

/** Makes a page say what it would say at any other time. `keepsDays`: what it shows happened on days of its own. */
export async function settle({ page, keepsDays }: Stop, host: string): Promise<void> {
  await page.waitForLoadState()
  const days = keepsDays ? 0 : Math.round((firstDay - startOfToday()) / 86_400_000)
  await page.evaluate(`(${writeOver})(${JSON.stringify({ host, days })})`)
}

/** The page goes on with what it said before. */
export async function giveBack({ page }: Stop): Promise<void> {
  await page.evaluate('globalThis.giveBack?.()')
}

function startOfToday(): number {
  return Math.floor(Date.now() / 86_400_000) * 86_400_000
}

export async function lookAt({ page, parts }: Stop): Promise<Seen> {
  const outlines = await Promise.all(parts.map((part) => part.ariaSnapshot()))
  const looks: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    looks.push(await tell<string>(parts, look))
  }
  return {
    outline: outlines.flatMap((outline) => outline.split('\n')).map(sameEveryDay),
    look: createHash('sha256').update(looks.join('\n\n')).digest('hex').slice(0, 16),
  }
}

function sameEveryDay(line: string): string {
  return line
    .replace(/(?<=\/url: ).*/, (address) => decodeURIComponent(address))
    .replace(/https?:\/\/localhost:\d+/g, '')
    .replace(/\b[0-9B-HJ-NP-TV-Z]{16}\b|(?<=\/set-password\/)[\w-]{43}/g, '(an id)')
    .replace(/\b\d{8}-\d{6}\b/g, '(a moment)')
    .replace(/\b\d{4}-[A-Z][a-z]{2}-\d{2}(, \d{2}:\d{2} UTC)?/g, '(a day)')
    .replace(/\b\w+day, \w+ \d+, \d{4}/g, '(a day)')
    .replace(
      /\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g,
      '(a month)',
    )
    .replace(/\b\d+ days\b(?= later|$|[:."])/g, '(some days)')
    .replace(/\bin \d+ days\b/g, 'in (some days)')
}

/** Everything on the page that a guide may name. */
export function labelsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(${labels})()`)
}

/** The parts, light and dark. Nothing of the machine is on it but how this browser draws lines and letters. */
export async function photograph({ page, parts }: Stop): Promise<Shot> {
  const clip = await tell<{ x: number; y: number; width: number; height: number }>(parts, measure)
  const shots: Buffer[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled' })
    shots.push(await packed(png))
  }
  return { light: shots[0]!, dark: shots[1]! }
}

const colours = 12

/** As few colours as do: lines and letters lose nothing by it, and twice eight chapters of pictures stay small. */
async function packed(png: Buffer): Promise<Buffer> {
  const flat = await sharp(png).png({ palette: true, colours, dither: 0, effort: 10 }).toBuffer()
  return sharp(flat).webp({ lossless: true, effort: 6 }).toBuffer()
}

/** What a function of the page says of several of its elements. */
async function tell<Said>(parts: readonly Locator[], ask: string): Promise<Said> {
  const handles = await Promise.all(parts.map((part) => part.elementHandle()))
  const page = parts[0]!.page()
  return page.evaluate(new Function('parts', `return (${ask})(parts)`) as (parts: unknown) => Said, handles)
}
