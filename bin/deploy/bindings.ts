import type { Unstable_Config } from 'wrangler'
import type { Bindings } from '../../src/env.ts'
import { type Finding, missing } from './finding.ts'

/** What the Worker is given by the platform, and no text. */
type Bound = { [Name in keyof Bindings]-?: NonNullable<Bindings[Name]> extends string ? never : Name }[keyof Bindings]

const kinds = {
  DB: ['D1 database', ({ d1_databases }) => d1_databases.map(({ binding }) => binding)],
  SESSIONS: ['KV namespace', ({ kv_namespaces }) => kv_namespaces.map(({ binding }) => binding)],
  FILES: ['R2 bucket', ({ r2_buckets }) => r2_buckets.map(({ binding }) => binding)],
  EMAIL: ['send_email', ({ send_email }) => send_email.map(({ name }) => name)],
  WAKE: ['queue', ({ queues }) => (queues.producers ?? []).map(({ binding }) => binding)],
  ASSETS: ['assets', ({ assets }) => [assets?.binding]],
  FLOOD: ['rate limit', ({ ratelimits }) => ratelimits.map(({ name }) => name)],
} as const satisfies Record<Bound, readonly [string, (config: Unstable_Config) => readonly (string | undefined)[]]>

/** What the Worker needs and wrangler.toml does not bind. */
export function checkBindings(config: Unstable_Config): Finding[] {
  const { producers = [], consumers = [] } = config.queues
  return [
    ...Object.entries(kinds)
      .filter(([name, [, namesIn]]) => !namesIn(config).includes(name))
      .map(([name, [kind]]) => missing(`wrangler.toml binds no ${kind} as ${name}.`)),
    ...producers
      .filter(({ queue }) => !consumers.some((consumer) => consumer.queue === queue))
      .map(({ queue }) => missing(`wrangler.toml makes the Worker no consumer of its own queue ${queue}.`)),
    ...(config.triggers.crons?.length
      ? []
      : [missing('wrangler.toml has no cron trigger: mail and files that were left lying would stay there.')]),
    ...('DEV' in config.vars ? [missing('wrangler.toml sets DEV, which is for development only. Take it out.')] : []),
  ]
}
