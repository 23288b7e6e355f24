import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { addressFormOf } from '../src/adapters/address-forms.ts'
import { countries } from '../src/adapters/countries.ts'
import { fullName } from '../src/core/person-name.ts'
import { splitAtNumbers } from '../src/core/whole-numbers.ts'
import { defaultProgram } from '../src/program/default-program.ts'

interface Pattern {
  readonly where: string
  readonly source: string
  readonly flags: string
}

const parsed = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }))
  .map(({ name, text }) => ({ name, text, tree: parseSync(name, text).program }))

/** Every node of a syntax tree. */
function* nodesOf(node: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node)) yield node as Readonly<Record<string, unknown>>
  for (const part of Object.values(node)) yield* nodesOf(part)
}

const written: Pattern[] = parsed.flatMap(({ name, tree }) =>
  [...nodesOf(tree)].flatMap((node) => {
    const regex = node.regex as { pattern: string; flags: string } | undefined
    return node.type === 'Literal' && regex ? [{ where: name, source: regex.pattern, flags: regex.flags }] : []
  }),
)

/** What `new RegExp` has been given while something ran. */
function madeBy(run: () => unknown): Pattern[] {
  const made: Pattern[] = []
  const real = globalThis.RegExp
  globalThis.RegExp = new Proxy(real, {
    construct(target, [source, flags = '']: [string, string?]) {
      made.push({ where: run.name, source, flags })
      return new target(source, flags)
    },
  })
  try {
    run()
  } finally {
    globalThis.RegExp = real
  }
  return made
}

/** Patterns that are put together at run time, by the file that does so; `undefined` where nothing of a visitor's is read by it. */
const builders: Readonly<Record<string, (() => Pattern[]) | undefined>> = {
  'adapters/address-forms.ts': () => madeBy(() => countries.map(([code]) => addressFormOf(code))),
  'core/person-name.ts': () => madeBy(() => fullName({ first: 'A', last: 'B' }, [...defaultProgram.familyNameFirst])),
  'core/feeds/row.ts': () => [{ where: 'candidateId', source: defaultProgram.candidateId.pattern, flags: '' }],
  'adapters/payments/paypal.ts': () => [
    { where: 'linkedUp', source: '/v2/checkout/orders/([A-Za-z0-9-]{1,40})$', flags: '' },
    { where: 'linkedUp', source: '/v2/payments/captures/([A-Za-z0-9-]{1,40})$', flags: '' },
  ],
  'program/schema.ts': undefined,
}

const all = [...written, ...Object.values(builders).flatMap((patternsOf) => patternsOf?.() ?? [])]
const different = [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()]

/** What a pattern is made of, letter by letter: for each class of characters some that are in it. */
function lettersIn({ source }: Pattern): string[] {
  const classes: [RegExp, string][] = [
    [/\\s|\[\^/, ' \t\n'],
    [/\\d|0-9/, '07'],
    [/\\w|a-z|A-Z|\[\^|\./, 'aA'],
    [/\\p|\[\^|\./, 'aé\u0301'],
    [/\\u0e/, '\u0e31\u0e33\u0e38\u0e48\u0e1b'],
  ]
  const own = source.replaceAll(/\\[a-z]|\{[\d,]+\}|\(\?<?[=!:]/g, '')
  return [...new Set([...own, ...classes.flatMap(([has, letters]) => (has.test(source) ? [...letters] : []))])]
}

/** Long texts that make a pattern try again and again, if anything does: one or two of its letters repeated, then one too many. */
function attacksOn(pattern: Pattern): string[] {
  const letters = lettersIn(pattern).slice(0, 40)
  const pairs = letters.flatMap((a) => letters.map((b) => a + b)).slice(0, 150)
  return [...letters, ...pairs, 'obj stream\n', ' obj', 'SQLITE_'].flatMap((unit) => {
    const long = unit.repeat(20_000)
    return [long, `${long}\0`, `a${long}!`]
  })
}

describe('every regular expression of src', () => {
  test('is found, and so is every file that puts some together', () => {
    const building = parsed
      .filter(({ tree }) =>
        [...nodesOf(tree)].some(
          ({ type, callee }) =>
            /^(New|Call)Expression$/.test(String(type)) && (callee as { name?: string }).name === 'RegExp',
        ),
      )
      .map(({ name }) => name)
    expect(building.toSorted()).toEqual(Object.keys(builders).toSorted())
    expect(written.length).toBeGreaterThan(150)
    expect(different.length).toBeGreaterThan(200)
  })

  // Some the library decides by its automata, which is a proof; the others by trying, and those we try ourselves as well.
  test('takes a time that grows no faster than the text it reads', { timeout: 120_000 }, async () => {
    const slow: string[] = []
    let tried = 0
    const verdicts = await Promise.all(
      different.map(({ source, flags }) => check(source, flags, { timeout: 60_000, randomSeed: 1 })),
    )
    for (const [at, pattern] of different.entries()) {
      const { source, flags } = pattern
      const verdict = verdicts[at]!
      if (verdict.status !== 'safe') slow.push(`${pattern.where}: /${source}/${flags} ${verdict.status}`)
      if (verdict.checker === 'automaton') continue
      tried++
      const start = performance.now()
      for (const text of attacksOn(pattern)) text.replace(new RegExp(source, flags), '')
      // Thousands of texts of 20,000 letters or more; only one of them with a square in it takes longer.
      if (performance.now() - start > 5000) slow.push(`${pattern.where}: /${source}/${flags} is slow`)
    }
    expect(slow).toEqual([])
    expect(tried).toBeGreaterThan(5)
  })

  test.each([
    ['\\+[^@]*(?=@)', ''],
    ['^[^;]*;\\s*<?([^\\s<>]+@[^\\s<>]+?)>?$', ''],
    ['((?:\\w+-)+\\d\\w*)', ''],
    ['<svg\\b([^>]*)>', ''],
    ['\\s+$', 'u'],
    ['^(\\w+\\s?)*$', ''],
  ])('would be found slow: /%s/%s', async (source, flags) => {
    expect(await check(source, flags, { timeout: 30_000, randomSeed: 1 })).toMatchObject({ status: 'vulnerable' })
  })
})

test.each([
  ['exam 200-301, 2026-11-29.', ['exam ', '200-301', ', ', '2026-11-29', '.']],
  ['ISO-8859-1 and e-mail', ['', 'ISO-8859-1', ' and e-mail']],
  ['200-301-based', ['', '200-301', '-based']],
  ['none', ['none']],
  ['', ['']],
])('what is to be kept whole in %j', (text, pieces) => {
  expect(splitAtNumbers(text)).toEqual(pieces)
})
