// The database, store and bucket bindings of a site, as in its Worker: local, or deployed.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPlatformProxy, type Unstable_Config, unstable_readConfig as readConfig } from 'wrangler'
import type { Bindings } from '../src/env.ts'
import { tryWrangler } from './deploy/wrangler.ts'
import { Refused } from './key-store.ts'
import { stateFolder } from './state.ts'
import { configFile, environment } from './wrangler-config.ts'

interface Site {
  readonly env: Bindings
  readonly end: () => Promise<void>
}

export async function openSite(isRemote: boolean): Promise<Site> {
  if (isRemote) return openDeployed()
  const proxy = await getPlatformProxy<Bindings>({
    configPath: configFile,
    persist: { path: join(stateFolder, 'v3') },
    envFiles: [],
  })
  return { env: proxy.env, end: proxy.dispose }
}

/** Bindings with `remote = true` use the deployed resources of the logged-in account. */
async function openDeployed(): Promise<Site> {
  const configPath = 'wrangler.remote.toml'
  writeFileSync(configPath, remoteConfig())
  try {
    const proxy = await getPlatformProxy<Bindings>({ configPath, environment, persist: false, envFiles: [] })
    return { env: proxy.env, end: proxy.dispose }
  } finally {
    rmSync(configPath, { force: true })
  }
}

/** The configuration for deploying, with the account's ids of its resources. */
function remoteConfig(): string {
  const config = readConfig({ config: configFile, env: environment }) as Unstable_Config
  const database = config.d1_databases[0]?.database_name ?? ''
  const databaseId = listed(tryWrangler('d1', 'list', '--json')).find(({ name }) => name === database)?.uuid
  const title = `${config.name ?? ''}-sessions`.toLowerCase()
  const store = listed(tryWrangler('kv', 'namespace', 'list')).find((one) => one.title?.toLowerCase() === title)?.id
  if (!databaseId || !store)
    throw new Refused('wrangler finds no such site in your account. Log in: npx wrangler login')
  return readFileSync(configFile, 'utf8')
    .replace('[[env.production.d1_databases]]', `$&\nremote = true\ndatabase_id = "${databaseId}"`)
    .replace('[[env.production.kv_namespaces]]', `$&\nremote = true\nid = "${store}"`)
    .replace('[[env.production.r2_buckets]]', '$&\nremote = true')
}

interface Listed {
  readonly name?: string
  readonly uuid?: string
  readonly title?: string
  readonly id?: string
}

function listed(text: string | undefined): readonly Listed[] {
  return text === undefined ? [] : (JSON.parse(text.slice(text.indexOf('['))) as Listed[])
}
