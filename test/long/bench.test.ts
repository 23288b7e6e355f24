import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('npm run bench -- rules prints its table', () => {
  const done = spawnSync(process.execPath, ['bin/run.mjs', 'bench', 'rules'], { encoding: 'utf8' })
  expect(done.stdout).toMatch(/^ {2}200 +\d+\.\d\d/m)
  expect(done.status).toBe(0)
})
