import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Unstable_Config, unstable_readConfig as readConfig } from 'wrangler'
import { expect, test } from 'vitest'

const [production, development] = ['production', undefined].map(
  (env) => readConfig({ config: 'wrangler.toml', env }) as Unstable_Config,
) as [Unstable_Config, Unstable_Config]

function wrangler(...words: string[]) {
  const done = spawnSync(process.execPath, ['node_modules/wrangler/bin/wrangler.js', ...words], { encoding: 'utf8' })
  return { status: done.status, output: done.stdout + done.stderr }
}

function withFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'certification-deployed-'))
  try {
    use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// What is sent to the platform is looked at in test/deploy/deploy.test.ts, which sends it.

test.each(['deploy', 'versions upload'])('a bare wrangler %s fails with a sentence, and builds nothing', (command) =>
  withFolder((folder) => {
    const { status, output } = wrangler(...command.split(' '), '--dry-run', '--outdir', join(folder, 'out'))
    expect(status).not.toBe(0)
    expect(output).toContain(
      'The top level of wrangler.toml is development, which is not deployed. Deploy with: npm run deploy',
    )
    expect(() => readFileSync(join(folder, 'out', 'index-dev.js'))).toThrow('ENOENT')
  }),
)

test('production is named, bound and told what it is meant to be', () => {
  const { name, main, vars, triggers, workers_dev, limits } = production
  expect({ name, main: main?.slice(-'/src/index.ts'.length), vars, triggers, workers_dev, limits }).toEqual({
    name: 'certification-tracking-system',
    main: '/src/index.ts',
    vars: { BASE_URL: expect.stringMatching(/^https:/) as string },
    triggers: { crons: ['* * * * *'] },
    workers_dev: false,
    limits: { cpu_ms: 30_000 },
  })
  expect([production.d1_databases[0]?.database_name, production.r2_buckets[0]?.bucket_name]).toEqual([
    'certification-tracking-system',
    'certification-tracking-system',
  ])
  expect(production.build.command).toBeUndefined()
})

test('production binds what development binds, and neither its name nor its database', () => {
  const bound = ({
    d1_databases,
    kv_namespaces,
    r2_buckets,
    queues,
    send_email,
    ratelimits,
    assets,
  }: Unstable_Config) => ({
    databases: d1_databases.map(({ binding }) => binding),
    others: { kv_namespaces, r2_buckets, queues, send_email, ratelimits, assets },
  })
  expect(bound(production)).toEqual(bound(development))
  expect(development.name).not.toBe(production.name)
  expect(development.d1_databases[0]?.database_name).not.toBe(production.d1_databases[0]?.database_name)
  expect(development.vars).toEqual({ BASE_URL: 'http://localhost:8787' })
})

test('migrations bring no rows', () => {
  const sql = readFileSync('migrations/0000_first.sql', 'utf8')
  expect(sql).toContain('CREATE TABLE')
  expect(sql).not.toMatch(/insert\s+into/i)
})

test('invocation logs are off: paths hold codes', () => {
  expect(production.observability?.logs?.invocation_logs).toBe(false)
})
