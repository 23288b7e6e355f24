import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { addressFormOf } from '../src/adapters/address-forms.ts'
import { countries } from '../src/adapters/countries.ts'
import { dateForms } from '../src/core/feeds/spreadsheets.ts'
import { fullName } from '../src/core/person-name.ts'
import { splitAtNumbers } from '../src/core/whole-numbers.ts'
import { program as neutral } from './programs/neutral/index.ts'

interface Pattern {
  readonly where: string
  readonly source: string
  readonly flags: string
}

const parsed = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/^programs\/[^/]+\/test\//.test(name))
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
  'core/person-name.ts': () => madeBy(() => fullName({ first: 'A', last: 'B' }, [...neutral.familyNameFirst])),
  'core/feeds/row.ts': () => [{ where: 'candidateId', source: neutral.candidateId.pattern, flags: '' }],
  'core/feeds/spreadsheets.ts': () => dateForms.map(({ source, flags }) => ({ where: 'dateForms', source, flags })),
  'adapters/payments/paypal.ts': () => [
    { where: 'linkedUp', source: '/v2/checkout/orders/([A-Za-z0-9-]{1,40})$', flags: '' },
    { where: 'linkedUp', source: '/v2/payments/captures/([A-Za-z0-9-]{1,40})$', flags: '' },
  ],
  'program/schema.ts': undefined,
  'program/schema-parts.ts': undefined,
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
function* attacksOn(pattern: Pattern): Generator<string> {
  const letters = lettersIn(pattern).slice(0, 40)
  const pairs = letters.flatMap((a) => letters.map((b) => a + b)).slice(0, 120)
  for (const unit of [...letters, ...pairs, 'obj stream\n', ' obj', 'SQLITE_A']) {
    const long = unit.repeat(30_000)
    yield long
    yield `a${long}\0`
  }
}

/** Whether a pattern takes too long over one of the attacks: a square of 30,000 steps takes seconds, a line a millisecond. */
function isSlowUnderAttack(pattern: Pattern): boolean {
  for (const text of attacksOn(pattern)) {
    // The processor's time of this thread, so that a busy machine makes nothing slow.
    const start = process.threadCpuUsage()
    text.replace(new RegExp(pattern.source, pattern.flags), '')
    const { user, system } = process.threadCpuUsage(start)
    if (user + system > 700_000) return true
  }
  return false
}

/** A proof by automata, or `unknown` where one takes long: what the library finds by trying differs from run to run. */
async function proofOf({ source, flags }: Pattern): Promise<'safe' | 'vulnerable' | 'unknown'> {
  return (await check(source, flags, { checker: 'automaton', timeout: 700 })).status
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

  test('takes a time that grows no faster than the text it reads: proved, or tried where there is no proof', async () => {
    // One after another: each has the processor, and so its time, to itself.
    const proofs: Awaited<ReturnType<typeof proofOf>>[] = []
    for (const one of different) proofs.push(await proofOf(one))
    const unproved = different.filter((_, at) => proofs[at] === 'unknown')
    const slow = different.filter(
      (one, at) => proofs[at] === 'vulnerable' || (proofs[at] === 'unknown' && isSlowUnderAttack(one)),
    )
    expect(slow).toEqual([])
    expect(unproved.length).toBeLessThan(different.length / 4)
  })

  test.each([
    ['(\\+[^@]*)(?=@)', ''],
    ['^[^;]*;\\s*<?([^\\s<>]+@[^\\s<>]+?)>?$', ''],
    ['((?:\\w+-)+\\d\\w*)', ''],
    ['<svg\\b([^>]*)>', ''],
    ['\\s+$', 'u'],
    ['^(\\w+\\s?)*$', ''],
  ])('would be found slow: /%s/%s', async (source, flags) => {
    const pattern = { where: '', source, flags }
    const proof = await proofOf(pattern)
    expect(proof === 'vulnerable' || (proof === 'unknown' && isSlowUnderAttack(pattern))).toBe(true)
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
