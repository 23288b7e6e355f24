import { readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { join, resolve } from 'node:path'
import type { V4WorkerOptions } from 'miniflare'
import { configFile, environment } from '../../bin/wrangler-config.ts'
import { unstable_getMiniflareWorkerOptions as optionsFromConfig } from 'wrangler'
import type { WorkerModule } from './built.ts'

const require = createRequire(import.meta.url)
// The one that comes with wrangler.
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
  /** Wakes the site to do a job, as the queue does. */
  wake(job: string): Promise<unknown>
  stop(): Promise<void>
}

/** Starts them over the storage in a folder, bound as wrangler.toml says. */
export async function startWorkers(folder: string, built: readonly WorkerModule[]): Promise<Workers> {
  // No router of assets in front: a request comes to the Worker's own door.
  const {
    assets: _,
    modulesRules: __,
    queueConsumers,
    ...bound
  } = optionsFromConfig(configFile, environment).workerOptions
  const worker = (name: string, modules: WorkerModule[]): V4WorkerOptions => ({
    ...bound,
    name,
    modules,
    serviceBindings: { ASSETS: { disk: { path: resolve('public') } } },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  })
  const workers = [
    // The queue wakes the site alone.
    { ...worker('site', [...built]), ...(queueConsumers ? { queueConsumers } : {}) } as V4WorkerOptions,
    worker('floor', [ownModule('floor-worker')]),
    worker('counting', [ownModule('counting-worker'), ...built]),
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
    wake: async (job) => (await miniflare.getQueueProducer<string>('WAKE', 'site')).send(job),
    stop: () => miniflare.dispose(),
  }
}

function ownModule(name: string): WorkerModule {
  const path = `test/bench/${name}.ts`
  const text = stripTypeScriptTypes(readFileSync(path, 'utf8'))
  return { type: 'ESModule', path, contents: new TextEncoder().encode(text) }
}

export async function migrate(database: D1Database): Promise<void> {
  const names = readdirSync('migrations').filter((name) => name.endsWith('.sql'))
  for (const name of names.sort()) {
    const statements = readFileSync(join('migrations', name), 'utf8').split('--> statement-breakpoint')
    await database.batch(statements.map((statement) => database.prepare(statement)))
  }
}
