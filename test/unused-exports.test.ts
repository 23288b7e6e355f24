import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const files = ['src', 'test', 'bin'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs)$/.test(name))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
)

/** Each import of a file of ours: by whom, and the names it takes; no names where it takes all of them. */
const imports = files.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:\{([^{}]*)\}\s+from\s+|import\(|\*\s+as\s+\w+\s+from\s+)'(\.[^']+)'/g)].map(
    ([, names, target]) => ({
      of: normalize(join(dirname(path), target!)),
      text,
      names: names?.split(',').map((name) => name.trim().replace(/^type\s+|\s+as\s+\w+$/g, '')),
    }),
  ),
)
const importsOf = Map.groupBy(imports, (one) => one.of)

/** What `bin/` imports of the program that is chosen, by its name; and a program's tests. */
const isOfProgram = /^src\/programs\/[^/]+\/(index\.ts|demo\/cast\.ts|test\/)/

const hasWord = (text: string, word: string) => new RegExp(`\\b${word}\\b`).test(text)

function isImported(path: string, name: string): boolean {
  return (importsOf.get(path) ?? []).some(({ names, text }) => names?.includes(name) ?? hasWord(text, name))
}

/** The names that a file exports; types apart, because a file exports those that its functions take and give. */
function exportsOf(text: string) {
  const named = [...text.matchAll(/^export (?:async )?(const|function\*?|class|interface|type) (\w+)/gm)]
  return named.map(([, kind, name]) => ({ name: name!, isType: kind === 'interface' || kind === 'type' }))
}

function unusedIn(path: string, text: string): string[] {
  return exportsOf(text)
    .filter(
      ({ name, isType }) => !isImported(path, name) && !(isType && text.split(RegExp(`\\b${name}\\b`)).length > 2),
    )
    .map(({ name }) => `${path} exports ${name}`)
}

test('what src exports is used by another file, a type at least by its own', () => {
  const ours = files.filter(({ path }) => path.startsWith('src/') && !isOfProgram.test(path))
  expect(ours.flatMap(({ path, text }) => unusedIn(path, text))).toEqual([])
  expect(ours.flatMap(({ text }) => exportsOf(text)).length).toBeGreaterThan(1000)
})

test('an export that nothing uses would be noticed', () => {
  const text =
    'export const lost = 1\nexport interface Gone {}\nexport interface Kept {}\nexport const isDay = (_: Kept) => 1\n'
  expect(unusedIn('src/core/calendar.ts', text)).toEqual([
    'src/core/calendar.ts exports lost',
    'src/core/calendar.ts exports Gone',
  ])
})
