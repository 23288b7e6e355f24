// npm test: types, lint, format and all tests. Closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process'

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['Types', ['node_modules/typescript/bin/tsc', '-p', '.']],
  ['Lint', ['node_modules/oxlint/bin/oxlint', '--deny-warnings', 'src', 'bin', 'test', 'demo']],
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]],
]

for (const [name, command] of steps) {
  console.log(`${name} …`)
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' })
  if (status === 0) continue
  if (name !== 'Tests') console.log('\n0 passed, 1 failed')
  process.exit(status ?? 1)
}
