// What decides who holds what is code as well as data: the code as one hash, for the Worker to know what it judges by.
import { createHash } from 'node:crypto'
import { buildSync } from 'esbuild'
import { kindsThatDecide } from '../src/core/feeds/kinds.ts'
import { program, programOptions } from './program.ts'
import { programEntry } from './program-name.ts'

/** What the stored tables are made by: holdings, activities, and which certifications are given a code. */
const makers = [
  `export { foldHoldings } from './src/core/fold-holdings.ts'`,
  `export { activityOf } from './src/core/activities.ts'`,
  `export { withoutCode } from './src/core/codes.ts'`,
  `export const kindsOfFacts = ${JSON.stringify(kindsThatDecide)}`,
]

/** Kinds of rule of the program's own are code, which may lie anywhere in it: then all of the program counts. */
const withItsKinds = [...makers, `export { program } from './${programEntry}'`]

/** The judge with everything it reaches, by its imports, and nothing it does not use: comments and types are not in it. */
export function bundleOfJudge(root = process.cwd(), hasKinds = program.ruleKinds !== undefined) {
  const { outputFiles, metafile } = buildSync({
    stdin: { contents: (hasKinds ? withItsKinds : makers).join('\n'), resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    // Not the names: which short ones it gives depends on code that is not in it.
    minifySyntax: true,
    minifyWhitespace: true,
    format: 'esm',
    target: 'es2023',
    // How a rule is spoken of decides nothing.
    external: ['*/words.ts'],
    legalComments: 'none',
    // No settings of the checkout's: the code alone counts.
    tsconfigRaw: '{}',
    logLevel: 'warning',
    metafile: true,
    write: false,
  })
  const [output] = Object.values(metafile.outputs)
  const files = Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { text: outputFiles[0]!.text, files: files.map(([file]) => file).filter((file) => file !== '<stdin>') }
}

export function hashOfJudge(root?: string, hasKinds?: boolean): string {
  return createHash('sha256').update(bundleOfJudge(root, hasKinds).text).digest('hex')
}

/** What `wrangler deploy` takes to build the program and the hash into the Worker. */
export function buildOptions(): readonly string[] {
  return [...programOptions, '--define', `JUDGE:${JSON.stringify(hashOfJudge())}`]
}
