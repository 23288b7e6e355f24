import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { getPlatformProxy } from 'wrangler'
import { migrationsOf } from '../../bin/migrations.ts'
import { configFile } from '../../bin/wrangler-config.ts'
import { applyMigrations } from '../../src/data/migrations.ts'
import type { Bindings } from '../../src/env.ts'
import { fill } from '../bench/fill.ts'

/** So many are a large program; fewer show the same faster. */
const people = Number(process.env.PEOPLE ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'certification-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function countsIn(state: string, before?: (env: Bindings) => Promise<void>): Promise<Record<string, number>> {
  const persist = { path: join(folder, state, 'v3') }
  const proxy = await getPlatformProxy<Bindings>({ configPath: configFile, persist, envFiles: [] })
  try {
    await before?.(proxy.env)
    const count = (table: string) => proxy.env.DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>()
    const tables = ['candidates', 'facts', 'holdings', 'activities', 'accounts', 'records']
    const counts = await Promise.all(tables.map(async (table) => [table, (await count(table))!.n] as const))
    const found = await proxy.env.DB.prepare(
      "select count(*) as n from activity_words where activity_words match '2026'",
    ).first<{ n: number }>()
    return { ...Object.fromEntries(counts), found: found!.n }
  } finally {
    await proxy.dispose()
  }
}

function run(command: string, state: string): string {
  const env = { ...process.env, PERSIST_TO: join(folder, state) }
  const words = ['bin/run.mjs', command, join(folder, 'backup')]
  const done = spawnSync(process.execPath, words, { encoding: 'utf8', env, input: 'plum orbit kettle draft violin\n' })
  expect([command, done.status, done.stderr]).toEqual([command, 0, expect.anything()])
  return done.stdout
}

test(`${people} people are backed up and restored by the two commands`, async () => {
  const was = await countsIn('before', async (env) => {
    await applyMigrations(env.DB, migrationsOf())
    await fill(env.DB, people, () => undefined)
  })
  expect(was.candidates).toBe(people)
  expect(run('backup', 'before')).toContain('Nothing changed during this pass.')
  expect(run('restore', 'after')).toContain('The site is restored.')
  expect(await countsIn('after')).toEqual({ ...was, found: expect.any(Number) as number })
})
