import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { everyWay } from './every-way.ts'

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

interface Axe {
  readonly axe: { run(options: { resultTypes: string[] }): Promise<{ violations: Violation[] }> }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Shapes of pages that this run found good: the elements with the names of their classes and attributes, what repeats once. */
const good = new Set<string>()

const shape = `(() => {
  const shapeOf = ({ localName, attributes, className, childNodes, children }) => {
    const parts = [...children].map(shapeOf)
    const own = [localName, className, ...[...attributes].map(({ name }) => name), childNodes.length > children.length]
    return own.join() + '(' + parts.filter((part, at) => part !== parts[at - 1]).join('') + ')'
  }
  return [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, shapeOf(document.documentElement)].join()
})()`

/** What axe finds wrong with a page: rule and elements. One of the same shape, width and colours as a good one is good too. */
export async function violationsOf(page: Page): Promise<string[]> {
  const own = everyWay ? '' : await page.evaluate<string>(shape)
  if (good.has(own)) return []
  await page.evaluate(source)
  const { violations } = await page.evaluate(() =>
    // Only what is wrong is worked out in full.
    (globalThis as unknown as Axe).axe.run({ resultTypes: ['violations'] }),
  )
  if (violations.length === 0 && own) good.add(own)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
