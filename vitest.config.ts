import { availableParallelism } from 'node:os'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { makeAssets } from './bin/assets.ts'
import { makeBadgeKey } from './src/adapters/signing/keys.ts'

const killed = ['test/browser/interrupted.test.ts', 'test/browser/plain-wrangler.test.ts']
const inWorker = ['test/{adapters,api,data,http,site,work}/**/*.worker.test.{ts,tsx}']

export default defineConfig(async () => {
  // What the site serves, and a test may ask for.
  await makeAssets()
  return {
    // A library of the payment names source maps that it does not ship.
    logLevel: 'error' as const,
    test: {
      reporters: ['default', './test/support/closing-line.ts'],
      expect: { requireAssertions: true },
      // A busy machine is no fault of the site.
      testTimeout: 30_000,
      // Two cores run two files at once: much of it waits for servers that are killed or a command that ends.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      projects: [
        {
          // Rules, words and the shape of the house: no server, no database.
          extends: true,
          test: {
            name: 'plain',
            environment: 'node',
            isolate: false,
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: [...inWorker, 'test/browser/**'],
          },
        },
        {
          // Through the front door, with real D1, KV and R2. One storage for all files: each test owns its people.
          extends: true,
          plugins: [
            cloudflareTest({
              // What is deployed: the top level is development.
              wrangler: { configPath: './wrangler.toml', environment: 'production' },
              miniflare: {
                d1Databases: { SPARE: 'spare' },
                bindings: {
                  BASE_URL: 'http://test.invalid',
                  MAIL_KEY: 'a key of the tests',
                  BADGE_KEY_TEST: JSON.stringify(await makeBadgeKey(new Date(0))),
                  MIGRATIONS: await readD1Migrations('./migrations'),
                },
              },
            }),
          ],
          test: {
            name: 'worker',
            isolate: false,
            include: inWorker,
            setupFiles: ['./test/support/worker-setup.ts'],
            deps: { optimizer: { ssr: { enabled: true, include: ['jsonld'] } } },
          },
        },
        {
          // A browser on `npm run dev`, as a person would.
          extends: true,
          test: {
            name: 'browser',
            // Its people are the same in all files: one after another, once the others are done.
            maxWorkers: 1,
            sequence: { groupOrder: 1 },
            environment: 'node',
            include: ['test/browser/**/*.test.ts'],
            exclude: killed,
            globalSetup: ['./test/support/dev-server.ts'],
            testTimeout: 60_000,
            hookTimeout: 120_000,
          },
        },
        {
          // Servers of its own that are killed: mostly waiting, so it runs beside the others.
          extends: true,
          test: { name: 'killed', environment: 'node', include: killed },
        },
      ],
    },
  }
})
