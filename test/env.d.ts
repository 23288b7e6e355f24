/// <reference types="@cloudflare/vitest-pool-workers/types" />
/// <reference types="vite/client" />

declare namespace Cloudflare {
  interface Env extends Readonly<import('../src/env.ts').Bindings> {
    /** Empty databases, each for one file of tests. */
    readonly SPARE: D1Database
    readonly SPARE_KITS: D1Database
    /** Storage of its own for files of tests that go through all of it: see own-storage.ts. */
    readonly DB_A: D1Database
    readonly KEYS_A: KVNamespace
    readonly FILES_A: R2Bucket
    readonly DB_B: D1Database
    readonly KEYS_B: KVNamespace
    readonly FILES_B: R2Bucket
    readonly DB_C: D1Database
    readonly KEYS_C: KVNamespace
    readonly FILES_C: R2Bucket
    readonly DB_D: D1Database
    readonly KEYS_D: KVNamespace
    readonly FILES_D: R2Bucket
    readonly SPARE_RULES: D1Database
    readonly SPARE_FIGURES: D1Database
    readonly MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
  interface GlobalProps {
    mainModule: typeof import('../src/index.ts')
  }
}
