/// <reference types="@cloudflare/vitest-pool-workers/types" />
/// <reference types="vite/client" />

declare namespace Cloudflare {
  interface Env extends Readonly<import('../src/env.ts').Bindings> {
    /** Empty databases, each for one file of tests. */
    readonly SPARE: D1Database
    readonly SPARE_KITS: D1Database
    readonly SPARE_RULES: D1Database
    readonly SPARE_FIGURES: D1Database
    readonly MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
  interface GlobalProps {
    mainModule: typeof import('../src/index.ts')
  }
}
