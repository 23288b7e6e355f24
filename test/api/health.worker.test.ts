import { createExecutionContext, createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { rulesOf } from '../../src/adapters/rules-hash.ts'
import { makeApp } from '../../src/app.ts'
import type { Bindings } from '../../src/env.ts'
import worker from '../../src/index.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newToken, origin, visit } from '../support/site.ts'

interface Health {
  readonly database: string
  readonly oldest: Readonly<Record<'import' | 'mail' | 'job', number | null>>
  readonly rules: { readonly hash: string; readonly records: number; readonly outdated: number } | null
  readonly lastScheduledRun: { readonly at: string; readonly age: number } | null
}

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()
const ask = async () => {
  const headers = { Authorization: `Bearer ${await newToken(['health:read'])}` }
  const answer = await visit('/api/v1/health', { headers })
  expect(answer.status).toBe(200)
  return answer.json<Health>()
}

test('the health of the site is for tokens that may read it', async () => {
  const headers = { Authorization: `Bearer ${await newToken(['events:read'])}` }
  expect((await visit('/api/v1/health', { headers })).status).toBe(403)
  expect((await visit('/api/v1/health')).status).toBe(401)
  const own = { Authorization: `Bearer ${await newToken(['health:read'])}` }
  expect((await visit('/api/v1/health?on=2026-01-01', { headers: own })).status).toBe(422)
})

test('it has the age of what waits longest', async () => {
  const id = crypto.randomUUID()
  await env.DB.batch([
    env.DB.prepare(
      `insert into imports (id, name, kind, made_at, sha256, size, state, warnings, received_at, lease_holder, lease_until)
        values (?, ?, 'exams', '', ?, 1, 'running', '[]', ?, 'somebody', ?)`,
    ).bind(id, id, id, ago(7_000), ago(-3_600)),
    env.DB.prepare(
      `insert into outbox (id, recipient, template, data, state, created_at, tries, next_at)
        values (?, 'health@example.com', 'news', '{}', 'waiting', ?, 0, ?)`,
    ).bind(id, ago(90_000), ago(80_000)),
    env.DB.prepare(
      "insert into job_leases (job, holder, lease_until, waiting_since) values ('health', 'somebody', ?, ?)",
    ).bind(ago(-3_600), ago(60_000)),
  ])
  const { oldest } = await ask()
  await env.DB.batch([
    env.DB.prepare('delete from imports where id = ?').bind(id),
    env.DB.prepare('delete from outbox where id = ?').bind(id),
    env.DB.prepare("delete from job_leases where job = 'health'"),
  ])
  const isAbout = (seconds: number | null, wanted: number) => Math.abs(seconds! - wanted) < 600
  expect(oldest).toSatisfy(
    ({ import: file, mail, job }: Health['oldest']) =>
      isAbout(file, 7_000) && isAbout(mail, 80_000) && isAbout(job, 60_000),
  )
})

test('a scheduled run is noted, and a job that fails waits from its first try on until it succeeds', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await env.DB.prepare("update job_leases set done_at = ? where job = 'scheduled run'").bind(ago(90_000)).run()
  const since = () =>
    env.DB.prepare("select waiting_since as since from job_leases where job = 'payments'").first<string>('since')
  const prepare = env.DB.prepare.bind(env.DB)
  const broken = new Proxy(env.DB, {
    get(database, name) {
      if (name !== 'prepare') return (database[name as keyof D1Database] as () => unknown).bind(database)
      return (sql: string) => {
        if (sql.startsWith('update "orders"')) throw new Error('no orders')
        return prepare(sql)
      }
    },
  })
  const run = (database: D1Database) => worker.scheduled(createScheduledController(), { ...env, DB: database } as never)
  await run(broken)
  const first = await since()
  expect(first).not.toBeNull()
  await run(broken)
  expect(await since()).toBe(first)
  await run(env.DB)
  expect(await since()).toBeNull()
  const { lastScheduledRun, rules } = await ask()
  expect(lastScheduledRun!.age).toBeLessThan(3_600)
  expect(rules).toMatchObject({ hash: rulesOf(neutral), records: expect.any(Number), outdated: expect.any(Number) })
  vi.restoreAllMocks()
})

test('without the database both addresses answer 503 and say nothing of it', async () => {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => {})
  const prepare = () => {
    throw new Error('D1_ERROR: no such thing as a secret')
  }
  const gone = { ...env, DB: { prepare, batch: prepare } } as unknown as Bindings
  const headers = { Authorization: `Bearer ${await newToken(['health:read'])}` }
  for (const path of ['/healthz', '/api/v1/health']) {
    const answer = await makeApp(neutral).fetch(new Request(origin + path, { headers }), gone, createExecutionContext())
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('The database can’t be reached'),
    ])
  }
  expect(JSON.stringify(lines.mock.calls)).not.toContain('secret')
  vi.restoreAllMocks()
  const alive = await visit('/healthz')
  expect([alive.status, await alive.text()]).toEqual([200, 'ok'])
})
