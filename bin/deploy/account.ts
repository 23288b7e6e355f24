import type { Unstable_Config } from 'wrangler'
import { tryWrangler } from './wrangler.ts'

/** What wrangler.toml names. */
export interface Resources {
  readonly database: string
  readonly bucket: string
  readonly queue: string
}

/** What the account has of that; `undefined` is what could not be read. */
export interface Account {
  readonly hasDatabase: boolean
  readonly hasQueue: boolean
  /** The bucket's rules as wrangler prints them; nothing where there is no bucket. */
  readonly bucketRules: string | undefined
  /** Names alone; none before the Worker was there. */
  readonly secrets: readonly string[]
  readonly appliedMigrations: readonly string[]
  /** Whose facts the database holds; absent before its first deployment. */
  readonly madeFor: string | undefined
  readonly sendingDomains: string | undefined
  /** How many records there are, and how many of them were made by other rules; `undefined` where no record says by which. */
  readonly records: { readonly all: number; readonly outdated: number } | undefined
}

export function resourcesOf({ d1_databases, r2_buckets, queues }: Unstable_Config): Resources {
  return {
    database: d1_databases[0]?.database_name ?? '',
    bucket: r2_buckets[0]?.bucket_name ?? '',
    queue: queues.producers?.[0]?.queue ?? '',
  }
}

/** Asks the account by its own commands, and changes nothing there; or nothing where wrangler is not logged in. */
export function readAccount({ database, bucket, queue }: Resources, rules: string): Account | undefined {
  // Without --json it is no failure to be nobody.
  if (tryWrangler('whoami', '--json') === undefined) return undefined
  const databases = namesIn(tryWrangler('d1', 'list', '--json'))
  const hasDatabase = databases.includes(database)
  return {
    hasDatabase,
    hasQueue: tryWrangler('queues', 'info', queue) !== undefined,
    bucketRules: tryWrangler('r2', 'bucket', 'lifecycle', 'list', bucket),
    secrets: namesIn(tryWrangler('secret', 'list', '--format', 'json')),
    appliedMigrations: hasDatabase ? appliedMigrations() : [],
    madeFor: hasDatabase ? madeFor() : undefined,
    sendingDomains: tryWrangler('email', 'sending', 'list'),
    records: hasDatabase ? countRecords(rules) : undefined,
  }
}

/** None where the database is new: then it has no list of them yet. */
function appliedMigrations(): readonly string[] {
  return askDatabase<{ name: string }>('select name from d1_migrations order by id').map(({ name }) => name)
}

function madeFor(): string | undefined {
  return askDatabase<{ program: string }>('select program from made_for')[0]?.program
}

/** The database itself says it: whoever has made holdings has marked the record in the same batch. */
function countRecords(rules: string): Account['records'] {
  const sql = `select count(*) as "all", count(case when rules is not '${rules}' then 1 end) as outdated from records`
  return askDatabase<{ all: number; outdated: number }>(sql)[0]
}

/** The rows of an answer; none where the database does not understand the question, as before its migrations. */
function askDatabase<Row>(sql: string): readonly Row[] {
  const answers = jsonIn(tryWrangler('d1', 'execute', 'DB', '--remote', '--json', '--command', sql))
  return (answers as { results: Row[] }[]).flatMap(({ results }) => results)
}

function namesIn(text: string | undefined): readonly string[] {
  return (jsonIn(text) as { name: string }[]).map(({ name }) => name)
}

/** The list in what wrangler prints, which may begin with a line for people. */
function jsonIn(text: string | undefined): unknown[] {
  return text === undefined ? [] : (JSON.parse(text.slice(text.indexOf('['))) as unknown[])
}
