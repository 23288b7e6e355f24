// npm test: types, lint, format and all tests, side by side. Closes with `N passed, N failed`.
// npm test -- FILE…: these files alone, without the checks. --watch and --long are npm run test:watch and test:long.
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { closing, gatherCounts, sumOf } from '../test/support/counts.ts'
import { makeArt } from './art/make.ts'
import { makeAssets } from './assets.ts'
import { makeFolder } from './test/folder.ts'
import { endAllOf, handOver, type Part, runPart } from './test/parts.ts'

const checks: readonly Part[] = [
  { name: 'Types', command: ['node_modules/typescript/bin/tsc', '-p', '.'] },
  { name: 'Types in the browser', command: ['node_modules/typescript/bin/tsc', '-p', 'src/checker/browser'] },
  { name: 'Types of passkeys', command: ['node_modules/typescript/bin/tsc', '-p', 'src/browser'] },
  { name: 'Lint', command: ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'src', 'bin', 'test'] },
  { name: 'Format', command: ['node_modules/oxfmt/bin/oxfmt', '--check'] },
]

// A browser is unpacked for the tests, and servers keep their state: all of it goes when they are over.
const folder = makeFolder()
const env = { ...process.env, TMPDIR: folder }
const envOfParts = { ...env, TEST_PART_OF: folder, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) }
process.on('exit', sweep)
for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }))
  process.on(signal, () => process.exit(code))

const [first, ...rest] = process.argv.slice(2)
process.exitCode = await (first === undefined ? runAll().catch(giveUp) : runSome(first, rest))

/** What all tests need could not be made. */
function giveUp(error: unknown): number {
  console.error(error)
  console.log('\n0 passed, 1 failed')
  return 1
}

function runSome(which: string, files: readonly string[]): Promise<number> {
  const own: Readonly<Record<string, readonly string[]>> = { '--watch': ['watch'], '--long': ['run'] }
  const words = own[which] ?? ['run', which]
  // What `npm test` goes through in one way or in small numbers goes all its ways.
  const every = which === '--long' ? { EVERY_WAY: '1' } : {}
  return handOver(
    { name: 'Tests', command: ['node_modules/vitest/vitest.mjs', ...words, ...files] },
    { ...env, ...every },
  )
}

/** The checks, what all tests need to be made, and then the tests, each beside the others as soon as it can begin. */
async function runAll(): Promise<number> {
  const checked = Promise.all(checks.map(check))
  const assets = makeAssets()
  const art = Promise.all([assets, makeArt()])
  const [browser, worker] = [art.then(() => runTests('browser')), assets.then(() => runTests('worker'))]
  // More at once than there are cores only get into each other's way: the others follow one by one.
  const isNarrow = availableParallelism() < 4
  const [room, moreRoom] = isNarrow ? [Promise.race([browser, worker]), Promise.all([browser, worker])] : [art, art]
  const codes = await Promise.all([
    browser,
    worker,
    Promise.all([art, room]).then(() => runTests('plain')),
    moreRoom.then(() => runTests('killed')),
  ])
  return close(codes, await checked)
}

function close(codes: readonly number[], faults: readonly string[]): number {
  for (const fault of faults) if (fault) console.log(fault)
  const sum = sumOf(gatherCounts(folder))
  // A run that ends badly without a failed test has failed all the same.
  const broken = codes.some((code) => code !== 0) && sum.failed === 0 ? 1 : 0
  const failed = sum.failed + broken + faults.filter(Boolean).length
  process.stdout.write(closing({ ...sum, failed }))
  return failed > 0 ? 1 : 0
}

/** What a check complains of: said at once, and again at the end. */
async function check(part: Part): Promise<string> {
  const { code, output } = await runPart(part, envOfParts, 'kept')
  const fault = code === 0 ? '' : `\n${part.name}:\n${output.trim()}`
  console.log(fault || `${part.name}: good`)
  return fault
}

async function runTests(project: string): Promise<number> {
  const command = ['node_modules/vitest/vitest.mjs', 'run', `--project=${project}`]
  return (await runPart({ name: project, command }, envOfParts, 'told')).code
}

function sweep(): void {
  endAllOf(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
