import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext } from 'playwright-core'

const faces = [
  ['Charis SIL', 'charis-sil', 400, 'normal'],
  ['Charis SIL', 'charis-sil', 400, 'italic'],
  ['Charis SIL', 'charis-sil', 700, 'normal'],
  ['Inter', 'inter', 400, 'normal'],
  ['Inter', 'inter', 600, 'normal'],
] as const

const ranges = {
  latin: 'U+0000-00FF, U+2000-206F, U+2190-2193, U+2212',
  'latin-ext': 'U+0100-02BA, U+1E00-1E9F',
} as const

/** What a machine has of letters is its own affair: in pictures these two stand in for the first of each list. */
const letters = `${faces
  .flatMap(([family, folder, weight, style]) =>
    Object.entries(ranges).map(
      ([range, signs]) =>
        `@font-face{font-family:'${family}';font-weight:${weight};font-style:${style};unicode-range:${signs};` +
        `src:url(data:font/woff2;base64,${fontOf(folder, `${folder}-${range}-${weight}-${style}`)})}`,
    ),
  )
  .join('\n')}
:root{--serif:'Charis SIL',serif;--sans:'Inter',sans-serif}
*{caret-color:transparent!important;transition:none!important}`

function fontOf(folder: string, name: string): string {
  const file = createRequire(import.meta.url).resolve(`@fontsource/${folder}/files/${name}.woff2`)
  return readFileSync(file).toString('base64')
}

/** Each page of this browser is set in the letters of the pictures. */
export async function dressPage(context: BrowserContext): Promise<void> {
  await context.route('**/styles/tokens.css', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: `${await answer.text()}\n${letters}` })
  })
}
