import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { sizes as before } from '../../../src/site/support/user-guide/sizes.ts'

const file = 'src/site/support/user-guide/sizes.ts'

/** Writes down how large each picture is shown, so that a page keeps its place for it. */
export async function writeSizes(anew: typeof before, names: readonly string[]): Promise<void> {
  const known = { ...before, ...anew }
  const rows = names.map((name) => `'${name}': [${known[name]!.join(', ')}],`)
  const head = '/** How large each picture is, as the browser test has made it. */'
  const lines = [head, 'export const sizes: Readonly<Record<string, readonly [number, number]>> = {', ...rows, '}']
  writeFileSync(file, await format(lines.join('\n'), { parser: 'typescript', ...(await resolveConfig(file)) }))
}
