import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What is sent to the platform is looked at in test/deploy/deploy.test.ts, which sends it.

test('migrations bring no rows', () => {
  const sql = readFileSync('migrations/0000_first.sql', 'utf8')
  expect(sql).toContain('CREATE TABLE')
  expect(sql).not.toMatch(/insert\s+into/i)
})

test('invocation logs are off: paths hold codes', () => {
  expect(readFileSync('wrangler.toml', 'utf8')).toMatch(/\[observability\.logs\][^[]*invocation_logs = false/)
})
