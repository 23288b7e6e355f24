import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, expect } from 'vitest'
import { defaultSettings } from '../../src/http/settings.ts'
import { watchMail } from './mail.ts'
import { forbidForeignHosts } from './outside.ts'
import { scansAmong, seenQueries, watchQueries } from './query-plans.ts'

await applyD1Migrations(env.DB, env.MIGRATIONS)
watchQueries(env.DB)
forbidForeignHosts()
watchMail()
// What a password costs in earnest is tested by itself: test/adapters/passwords.worker.test.ts.
Object.assign(defaultSettings, { passwordCost: { ln: 4, r: 8, p: 1 } })

afterAll(async () => {
  expect(await scansAmong(env.DB, seenQueries())).toEqual([])
})
