import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { oddWordsIn } from './support/odd-words.ts'

/** Pages, mails, PDFs, errors, programs' texts, and what commands print. */
const files = [
  ...globSync('src/**/*.{ts,tsx}').filter((file) => !file.includes('/test/')),
  ...globSync('bin/**/*.{ts,mjs}'),
  ...globSync('public/*.js'),
]

/** What is not read by visitors is left out: comments. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[\s;{(])\/\/.*$/gm, '$1')
}

test('no page, mail, PDF, error or command has words that sound translated', () => {
  expect(files.length).toBeGreaterThan(500)
  const found = files.flatMap((file) => {
    // In a page, a sentence goes on over several lines.
    const text = withoutComments(readFileSync(file, 'utf8')).replaceAll(/\s+/g, ' ')
    return oddWordsIn(text).map((word) => `${file}: ${word}`)
  })
  expect(found).toEqual([])
})

test('the list finds what it looks for', () => {
  expect(oddWordsIn('Somebody, most likely you, is told no more. A forgotten password is set anew.')).toEqual([
    'Somebody',
    'most likely you',
    'is told',
    'no more',
    'anew',
  ])
})
