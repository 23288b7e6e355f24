import { chai } from 'vitest'
import { around, nearest } from './near-text.ts'

/** Of a text as long as this, a failure shows the sentence in question instead of all of it. */
const longText = 300
const done = Symbol.for('readable failures')

interface Matching {
  assert(holds: boolean, message: string, negated: string, expected: undefined, actual: undefined): void
}

type Matcher = (this: Matching, wanted: unknown, ...rest: unknown[]) => unknown

/** Makes `toContain` and `toMatch` say of a page which sentence it lacks and what comes nearest, or where it is that should not be. */
chai.use(({ Assertion }, { flag, overwriteMethod }) => {
  // Files that share a process come by here once each.
  if (done in Assertion.prototype) return
  Object.defineProperty(Assertion.prototype, done, { value: true })
  for (const name of ['toContain', 'toMatch'])
    overwriteMethod(Assertion.prototype, name, (original: Matcher): Matcher => {
      const readable: Matcher = function (wanted, ...rest) {
        const page: unknown = flag(this, 'object')
        if (typeof page !== 'string' || page.length < longText || !isPattern(wanted))
          return original.call(this, wanted, ...rest)
        const found = placeOf(page, wanted)
        const lacks = found ? '' : missing(page, wanted)
        this.assert(found !== undefined, lacks, found ? unwanted(page, wanted, found) : '', undefined, undefined)
        return this
      }
      return readable
    })
})

function isPattern(wanted: unknown): wanted is string | RegExp {
  return typeof wanted === 'string' || wanted instanceof RegExp
}

interface Place {
  readonly at: number
  readonly length: number
}

function placeOf(page: string, wanted: string | RegExp): Place | undefined {
  if (typeof wanted === 'string') {
    const at = page.indexOf(wanted)
    return at < 0 ? undefined : { at, length: wanted.length }
  }
  const match = new RegExp(wanted.source, wanted.flags.replaceAll(/[gy]/g, '')).exec(page)
  return match ? { at: match.index, length: match[0].length } : undefined
}

function missing(page: string, wanted: string | RegExp): string {
  const near = nearest(page, typeof wanted === 'string' ? wanted : wanted.source)
  const lines = near.length > 0 ? near.map((line) => `\n  ${line}`).join('') : ' nothing like it'
  return `The text (${page.length} characters) does not say\n  ${said(wanted)}\nIt says${lines}`
}

function unwanted(page: string, wanted: string | RegExp, found: Place): string {
  return `The text (${page.length} characters) says\n  ${said(wanted)}\nin … ${around(page, found.at, found.length)} …`
}

function said(wanted: string | RegExp): string {
  return typeof wanted === 'string' ? `“${wanted}”` : String(wanted)
}
