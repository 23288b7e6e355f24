import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { makeAssets } from './bin/assets.ts'
import { hashOfJudge } from './bin/judge.ts'
import { programName } from './bin/program-name.ts'
import { makeBadgeKey } from './src/adapters/signing/keys.ts'
import { patience } from './test/support/patience.ts'

const killed = ['test/browser/interrupted.test.ts', 'test/browser/plain-wrangler.test.ts']
/** What people do with the demo of the chosen program. */
const journeys = `src/programs/${programName}/test/browser/**/*.test.ts`
const inWorker = ['test/{adapters,api,data,http,office,site,work}/**/*.worker.test.{ts,tsx}']

export default defineConfig(async () => {
  // What the site serves, and a test may ask for. `npm test` has made it before it starts several runs at once.
  if (!process.env.TEST_PART_OF) await makeAssets()
  return {
    // A library of the payment names source maps that it does not ship.
    logLevel: 'error' as const,
    resolve: { alias: { 'chosen-program': resolve('test/programs/neutral/index.ts') } },
    // As in what is deployed.
    define: { JUDGE: JSON.stringify(hashOfJudge()) },
    test: {
      reporters: ['default', './test/support/closing-line.ts', './test/support/watchdog.ts'],
      setupFiles: ['./test/support/readable-failures.ts'],
      // The Worker of the tests has an environment of its own.
      env: { EVERY_WAY: process.env.EVERY_WAY ?? '' },
      expect: { requireAssertions: true, poll: { timeout: patience } },
      // A busy machine is no fault of the site: a test ends when nothing moves any more, which the watchdog sees to.
      testTimeout: 0,
      hookTimeout: 0,
      teardownTimeout: patience,
      // `npm test` runs other parts beside.
      maxWorkers: Math.max(1, availableParallelism() - (process.env.TEST_PART_OF ? 1 : 0)),
      projects: [
        {
          // Rules, words and the shape of the house: no server, no database.
          extends: true,
          test: {
            name: 'plain',
            environment: 'node',
            isolate: false,
            include: ['test/**/*.test.{ts,tsx}', 'src/programs/*/test/**/*.test.ts'],
            exclude: [...inWorker, '**/test/browser/**', 'test/long/**'],
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
                d1Databases: {
                  SPARE: 'spare',
                  SPARE_KITS: 'spare-kits',
                  SPARE_RULES: 'spare-rules',
                  SPARE_FIGURES: 'spare-figures',
                  DB_A: 'a',
                  DB_B: 'b',
                  DB_C: 'c',
                  DB_D: 'd',
                },
                kvNamespaces: ['KEYS_A', 'KEYS_B', 'KEYS_C', 'KEYS_D'],
                r2Buckets: ['FILES_A', 'FILES_B', 'FILES_C', 'FILES_D'],
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
            deps: { optimizer: { ssr: { enabled: true, include: ['jsonld', 'canonicalize'] } } },
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
            // And in one process, with one browser.
            isolate: false,
            include: ['test/browser/**/*.test.ts', journeys],
            exclude: killed,
            globalSetup: ['./test/support/dev-server.ts'],
          },
        },
        {
          // Servers of its own that are killed: mostly waiting, so it runs beside the others.
          extends: true,
          test: { name: 'killed', environment: 'node', include: killed },
        },
        {
          // npm run test:long: what takes many rows, many kills or many years to show.
          extends: true,
          test: { name: 'long', environment: 'node', include: ['test/long/**/*.test.ts'] },
        },
      ],
    },
  }
})
