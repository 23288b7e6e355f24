import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { oddWordsIn } from './support/odd-words.ts'

const docs = [...globSync('*.md'), ...globSync('docs/**/*.md')].map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}))

interface Link {
  readonly from: string
  readonly to: string
}

const links: readonly Link[] = docs.flatMap(({ file, text }) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to]) => ({ from: file, to: to! }))
    .filter(({ to }) => !/^[a-z]+:/.test(to)),
)

/** How a heading is addressed on the usual code hosts. */
function anchorsIn(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
}

function isBroken({ from, to }: Link): boolean {
  const [path = '', anchor] = to.split('#')
  const file = path === '' ? from : normalize(join(dirname(from), path))
  return !existsSync(file) || (anchor !== undefined && !anchorsIn(file).includes(anchor))
}

describe('the documents', () => {
  test('link only to files and headings that exist', () => {
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter(isBroken)).toEqual([])
  })

  test('are all reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const from of reached)
      for (const link of links.filter((one) => one.from === from)) {
        const to = normalize(join(dirname(from), link.to.split('#')[0]!))
        for (const { file } of docs) if (file === to || (to.endsWith('/') && file.startsWith(to))) reached.add(file)
      }
    expect(docs.map(({ file }) => file).filter((file) => !reached.has(file))).toEqual([])
  })

  test('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const named = docs.flatMap(({ text }) => [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name]) => name!))
    expect(named).toContain('dev')
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([])
  })

  test('name only files of this repository that exist', () => {
    const named = docs.flatMap(({ file, text }) =>
      [...text.matchAll(/`((?:src|bin|test|demo|public|migrations)\/[\w./-]+)`/g)].map(([, path]) => ({
        file,
        path: path!,
      })),
    )
    expect(named.length).toBeGreaterThan(10)
    const made = ['public/fonts', 'public/checker', 'public/words', 'public/passkeys']
    const gone = named.filter(({ path }) => !existsSync(path) && !made.some((folder) => path.startsWith(folder)))
    expect(gone).toEqual([])
  })

  test('have no words that sound translated', () => {
    expect(docs.flatMap(({ file, text }) => oddWordsIn(text).map((word) => `${file}: ${word}`))).toEqual([])
  })
})

test('the README is at most 6 KB, and names what a newcomer needs', () => {
  const readme = readFileSync('README.md')
  expect(readme.length).toBeLessThanOrEqual(6144)
  for (const needed of ['npm run dev', 'npm test', 'npm run deploy', 'ben-renews-soon', 'docs/pictures/', '(LICENSE)'])
    expect(readme.toString()).toContain(needed)
})

test('the licence is there, and so are the pictures, each small', () => {
  expect(readFileSync('LICENSE', 'utf8')).toMatch(/^MIT License\n/)
  const pictures = globSync('docs/pictures/*')
  expect(pictures.length).toBeGreaterThanOrEqual(2)
  for (const picture of pictures) expect(readFileSync(picture).length).toBeLessThan(200 * 1024)
})

test('every font that is cut or drawn is on the list of third-party material', () => {
  const list = readFileSync('THIRD-PARTY.md', 'utf8')
  const cut = readFileSync('bin/fonts.ts', 'utf8')
  const drawn = readFileSync('bin/art/faces.ts', 'utf8')
  const packages = [
    ...[...cut.matchAll(/whole\('([\w-]+)'/g)].map(([, name]) => `@expo-google-fonts/${name}`),
    ...[...cut.matchAll(/package: '([^']+)'/g)].map(([, name]) => name!),
    ...[...drawn.matchAll(/loadFace\('([\w-]+)'/g)].map(([, name]) => `@fontsource/${name}`),
  ]
  expect(new Set(packages).size).toBe(12)
  expect(packages.filter((name) => !list.includes(`\`${name}\``))).toEqual([])
})
