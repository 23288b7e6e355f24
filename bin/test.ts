// npm test: types, lint, format and all tests. Closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['Types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['Types in the browser', ['node_modules/typescript/bin/tsc', '-p', 'src/checker/browser']],
  ['Types of passkeys', ['node_modules/typescript/bin/tsc', '-p', 'src/browser']],
  ['Lint', ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'src', 'bin', 'test', 'demo']],
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]],
]

// A browser is unpacked for the tests, and servers keep their state: all of it goes when they are over.
const temporary = mkdtempSync(join(tmpdir(), 'certification-tests-'))
process.exitCode = run()
rmSync(temporary, { recursive: true, force: true })

function run(): number {
  for (const [name, command] of steps) {
    console.log(`${name} …`)
    const { status } = spawnSync(process.execPath, command, {
      stdio: 'inherit',
      env: { ...process.env, TMPDIR: temporary },
    })
    if (status === 0) continue
    if (name !== 'Tests') console.log('\n0 passed, 1 failed')
    return status ?? 1
  }
  return 0
}
