import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoLogins } from '../demo/cast.ts'

test('what is deployed has no development in it: no variable, no demo person, no demo log-in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certification-deployed-'))
  try {
    const command = ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', folder]
    const done = spawnSync(process.execPath, command, { encoding: 'utf8' })
    expect(done.status).toBe(0)
    expect(done.stdout).toContain('env.BASE_URL')
    expect(done.stdout).not.toMatch(/env\.DEV\b/)
    const bundle = readFileSync(join(folder, 'index.js'), 'utf8')
    expect(bundle.length).toBeGreaterThan(100_000)
    for (const { email, password } of demoLogins)
      for (const secret of [email, password]) expect(bundle).not.toContain(secret)
    expect(bundle).not.toMatch(/["'`]\/dev\//)
    expect(bundle).not.toContain('Sandbox-Signature')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('migrations bring no rows', () => {
  const sql = readFileSync('migrations/0000_first.sql', 'utf8')
  expect(sql).toContain('CREATE TABLE')
  expect(sql).not.toMatch(/insert\s+into/i)
})

test('invocation logs are off: paths hold codes', () => {
  expect(readFileSync('wrangler.toml', 'utf8')).toMatch(/\[observability\.logs\][^[]*invocation_logs = false/)
})
