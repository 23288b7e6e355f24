import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { stripTypeScriptTypes } from 'node:module'
import { join, resolve } from 'node:path'
import type { V4WorkerOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as optionsFromConfig } from 'wrangler'
import type { WorkerModule } from './built.ts'

const require = createRequire(import.meta.url)
// The one that comes with wrangler, whichever that is.
const { Miniflare, convertV4MiniflareOptions } = createRequire(require.resolve('wrangler'))(
  'miniflare',
) as typeof import('miniflare')

/** The site, its floor and the Worker that counts, in one workerd over one storage, each on a socket of its own. */
export interface Workers {
  readonly site: URL
  readonly floor: URL
  readonly counting: URL
  readonly database: D1Database
  readonly sessions: KVNamespace
  stop(): Promise<void>
}

export async function startWorkers(folder: string, modules: readonly WorkerModule[]): Promise<Workers> {
  const { workerOptions } = optionsFromConfig('wrangler.toml')
  // No router of assets in front: a request comes to the Worker's own door.
  const { assets: _, modulesRules: __, ...bound } = workerOptions
  const serviceBindings = { ASSETS: { disk: { path: resolve('public') } } }
  const worker = (name: string, ...modules: WorkerModule[]): V4WorkerOptions => ({
    ...bound,
    name,
    modules,
    serviceBindings,
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  })
  const workers = [
    worker('site', ...modules),
    worker('floor', ownModule('floor-worker')),
    worker('counting', ownModule('counting-worker'), ...modules),
  ]
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({ host: '127.0.0.1', cf: false, resourcePersistencePath: folder, workers }),
  )
  await miniflare.ready
  return {
    site: await miniflare.unsafeGetDirectURL('site'),
    floor: await miniflare.unsafeGetDirectURL('floor'),
    counting: await miniflare.unsafeGetDirectURL('counting'),
    database: (await miniflare.getD1Database('DB', 'site')) as unknown as D1Database,
    sessions: (await miniflare.getKVNamespace('SESSIONS', 'site')) as unknown as KVNamespace,
    stop: () => miniflare.dispose(),
  }
}

function ownModule(name: string): WorkerModule {
  const text = stripTypeScriptTypes(readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8'))
  return { type: 'ESModule', path: `${name}.js`, contents: new TextEncoder().encode(text) }
}

export async function migrate(database: D1Database): Promise<void> {
  for (const name of readdirSync('migrations').filter((name) => name.endsWith('.sql')).sort()) {
    const statements = readFileSync(join('migrations', name), 'utf8').split('--> statement-breakpoint')
    await database.batch(statements.map((statement) => database.prepare(statement)))
  }
}
