import { DatabaseSync } from 'node:sqlite'

/** What comes back: a result in the platform's envelope, an object of the bucket, or that it is not there. */
export type Answer = { readonly result: unknown; readonly more?: object } | { readonly content: Buffer } | undefined
export type Route = readonly [pattern: RegExp, answer: (parts: readonly string[], body: Buffer, url: URL) => Answer]

/** What wrangler asks to make what the site stands on and to deploy it, answered out of an account that begins empty. */
export function makeAccount() {
  const database = new DatabaseSync(':memory:')
  const [databases, buckets, queues]: [string[], string[], string[]] = [[], [], []]
  const [namespaces, consumers, mailRules]: [object[], object[], object[]] = [[], [], []]
  const objects = new Map<string, Buffer>()
  const [secrets, domains]: [string[], string[]] = [[], []]
  /** Each Worker that came, as the form that wrangler sends: its settings and its modules. */
  const uploads: string[] = []
  let isWorker = false
  const ifWorker = (result: unknown): Answer => (isWorker ? { result } : undefined)
  const databaseOf = (name: string) => ({ uuid: 'the-database', name, version: 'production' })
  const queueOf = (name: string) => ({
    queue_id: 'the-queue',
    queue_name: name,
    consumers,
    consumers_total_count: consumers.length,
    producers: [],
    producers_total_count: 0,
    created_on: '',
    modified_on: '',
  })

  const routes: readonly Route[] = [
    [/^GET \/user$/, () => ({ result: { id: 'me', email: 'me@example.com' } })],
    [/^GET \/user\/tokens\/verify$/, () => ({ result: { id: 'token', status: 'active' } })],
    [/^GET \/accounts$/, () => ({ result: [{ id: 'account', name: 'Account' }] })],
    [/^GET \/memberships$/, () => ({ result: [{ id: 'membership', account: { id: 'account', name: 'Account' } }] })],
    [/^GET .*\/email\/sending\/zones$/, () => ({ result: [] })],

    [/^GET .*\/d1\/database$/, () => ({ result: databases.map(databaseOf) })],
    [/^POST .*\/d1\/database$/, (_, body) => ({ result: databaseOf(add(databases, textIn(body, 'name'))) })],
    [/^GET .*\/d1\/database\/[^/]+$/, () => (databases.length > 0 ? { result: databaseOf(databases[0]!) } : undefined)],
    [/^POST .*\/d1\/database\/[^/]+\/query$/, (_, body) => answerOf(database, textIn(body, 'sql'))],

    [
      /^POST .*\/r2\/buckets$/,
      (_, body) => ({ result: { name: add(buckets, textIn(body, 'name')), creation_date: '' } }),
    ],
    [
      /^GET .*\/r2\/buckets\/([^/]+)$/,
      ([name]) => (buckets.includes(name!) ? { result: { name, creation_date: '' } } : undefined),
    ],
    [
      /^GET .*\/r2\/buckets\/([^/]+)\/lifecycle$/,
      ([name]) => (buckets.includes(name!) ? { result: { rules: [] } } : undefined),
    ],
    [/^GET .*\/r2\/buckets\/[^/]+\/objects\/(.+)$/, ([key]) => contentOf(objects.get(key!))],
    [
      /^PUT .*\/r2\/buckets\/[^/]+\/objects\/(.+)$/,
      ([key], body) => {
        objects.set(key!, body)
        return { result: {} }
      },
    ],

    [
      /^GET .*\/queues$/,
      (_parts, _body, url) => {
        const named = queues.filter((name) => name === (url.searchParams.get('name') ?? name))
        return { result: named.map(queueOf), more: { result_info: { total_count: named.length } } }
      },
    ],
    [/^POST .*\/queues$/, (_, body) => ({ result: queueOf(add(queues, textIn(body, 'queue_name'))) })],
    [
      /^POST .*\/queues\/[^/]+\/consumers$/,
      (_, body) => ({ result: add(consumers, { ...(JSON.parse(String(body)) as object), consumer_id: 'consumer' }) }),
    ],

    [
      /^POST .*\/email\/routing\/rules\/plan$/,
      (_, body) => {
        const { rules } = JSON.parse(String(body)) as { rules: { matchers: { value: string }[] }[] }
        const changes = rules.map(({ matchers }) => ({ type: 'added', target: matchers[0]!.value }))
        return { result: { zones: [{ zone_id: 'zone', zone_name: 'zone', changes }] } }
      },
    ],
    [
      /^POST \/zones\/zone\/email\/routing\/rules$/,
      (_, body) => ({ result: add(mailRules, JSON.parse(String(body)) as object) }),
    ],

    [/^GET .*\/storage\/kv\/namespaces$/, () => ({ result: namespaces })],
    [
      /^POST .*\/storage\/kv\/namespaces$/,
      (_, body) => ({ result: add(namespaces, { id: 'namespace', title: textIn(body, 'title') }) }),
    ],

    [/^GET .*\/scripts\/[^/]+\/secrets$/, () => ifWorker(secrets.map((name) => ({ name, type: 'secret_text' })))],
    [
      /^PUT .*\/scripts\/[^/]+\/secrets$/,
      (_, body) => (isWorker ? { result: { name: add(secrets, textIn(body, 'name')) } } : undefined),
    ],
    [
      /^PUT .*\/workers\/scripts\/[^/]+$/,
      (_, body) => {
        isWorker = true
        // A secret that comes before the site makes an empty Worker.
        if (body.length > 10_000) uploads.push(String(body))
        return { result: { id: 'worker', etag: 'etag', deployment_id: 'deployment', startup_time_ms: 1 } }
      },
    ],
    [/^GET .*\/workers\/services\/[^/]+$/, () => ifWorker({ default_environment: { script: { tag: 'tag' } } })],
    [/^GET .*\/scripts\/[^/]+\/settings$/, () => ifWorker({ bindings: [] })],
    [/^GET .*\/scripts\/[^/]+\/deployments$/, () => ifWorker({ deployments: [] })],
    [
      /^POST .*\/scripts\/[^/]+\/versions$/,
      (_, body) => {
        uploads.push(String(body))
        return { result: { id: 'version', startup_time_ms: 1, resources: { script: { etag: 'etag' } } } }
      },
    ],
    [/^POST .*\/scripts\/[^/]+\/deployments$/, () => ({ result: { id: 'deployment' } })],
    [/^PATCH .*\/scripts\/[^/]+\/script-settings$/, () => ({ result: {} })],
    [/^POST .*\/assets-upload-session$/, () => ({ result: { jwt: 'all there', buckets: [] } })],
    [
      /^GET .*\/workers\/workers\/[^/]+$/,
      () => ifWorker({ id: 'worker', subdomain: { enabled: false, previews_enabled: false } }),
    ],
    [/^POST .*\/scripts\/[^/]+\/subdomain$/, () => ({ result: { enabled: false, previews_enabled: false } })],
    [/^PUT .*\/scripts\/[^/]+\/schedules$/, () => ({ result: { schedules: [] } })],
    [
      /^POST .*\/domains\/changeset$/,
      (_, body) => {
        const asked = JSON.parse(String(body)) as { hostname: string }[]
        domains.push(...asked.map(({ hostname }) => hostname))
        return { result: { added: asked, updated: [], removed: [], conflicting: [] } }
      },
    ],
    [/^PUT .*\/domains\/records$/, () => ({ result: null })],
  ]

  return { database, objects, secrets, domains, mailRules, uploads, routes }
}

/** What the database says; nothing where it does not understand. */
function answerOf(database: DatabaseSync, sql: string): Answer {
  const isQuestion = /^\s*select/i.test(sql)
  try {
    const results = isQuestion ? database.prepare(sql).all() : []
    if (!isQuestion) database.exec(sql)
    return { result: [{ results, success: true, meta: {} }] }
  } catch {
    return undefined
  }
}

function contentOf(content: Buffer | undefined): Answer {
  return content && { content }
}

function add<Item>(list: Item[], item: Item): Item {
  list.push(item)
  return item
}

function textIn(body: Buffer, key: string): string {
  return (JSON.parse(String(body)) as Record<string, string>)[key] ?? ''
}
