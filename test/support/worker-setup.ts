import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, expect } from 'vitest'
import { watchMail } from './mail.ts'
import { forbidForeignHosts } from './outside.ts'
import { scansAmong, seenQueries, watchQueries } from './query-plans.ts'

await applyD1Migrations(env.DB, env.MIGRATIONS)
watchQueries(env.DB)
forbidForeignHosts()
watchMail()

afterAll(async () => {
  expect(await scansAmong(env.DB, seenQueries())).toEqual([])
})
