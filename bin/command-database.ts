// The database of this computer, or with --remote the deployed one through `wrangler d1 execute`: for commands.
import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, openDatabase } from '../src/data/database.ts'
import { configOptions, environment } from './wrangler-config.ts'
import { openSite } from './site-bindings.ts'

interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

type Row = Readonly<Record<string, unknown>>

/** What `src/data` takes. A batch is one command, and all or nothing as in the Worker. */
export function commandDatabase(isRemote: boolean): Database {
  const askedBy = new WeakMap<object, Asked>()
  const run = async (asked: readonly Asked[]) => (isRemote ? executeRemotely(asked) : executeHere(asked))

  function prepared(asked: Asked): D1PreparedStatement {
    const rows = async () => (await run([asked]))[0] ?? []
    const statement = {
      bind: (...values: unknown[]) => prepared({ ...asked, values }),
      all: async () => ({ results: await rows() }),
      run: async () => ({ results: await rows() }),
      raw: async () => (await rows()).map((row) => Object.values(row)),
    }
    askedBy.set(statement, asked)
    return statement as unknown as D1PreparedStatement
  }

  const twin = {
    prepare: (text: string) => prepared({ text, values: [] }),
    batch: async (statements: readonly object[]) =>
      (await run(statements.map((one) => askedBy.get(one)!))).map((results) => ({ results })),
  }
  return openDatabase(twin as unknown as D1Database)
}

/** A server on the same folder may be writing: what it keeps locked was not done. */
const mostTries = 5
const isLocked = (said: string) => /SQLITE_BUSY|database is locked/.test(said)

let opened: ReturnType<typeof openSite> | undefined

/** Closes the database, so that the command can end. */
export async function endDatabase(): Promise<void> {
  await (await opened)?.end()
}

async function executeHere(asked: readonly Asked[]): Promise<(readonly Row[])[]> {
  const { DB } = (await (opened ??= openSite(false))).env
  for (let tries = 1; ; tries++)
    try {
      const answers = await DB.batch<Row>(asked.map(({ text, values }) => DB.prepare(text).bind(...values)))
      return answers.map(({ results }) => results)
    } catch (error) {
      if (tries === mostTries || !isLocked(String(error))) throw new DatabaseFault(String(error))
      await pause(1000)
    }
}

function executeRemotely(asked: readonly Asked[]): (readonly Row[])[] {
  const where = ['d1', 'execute', 'DB', '--remote', `--env=${environment}`, '--json', ...configOptions]
  const command = ['node_modules/wrangler/bin/wrangler.js', ...where, '--command', asked.map(written).join(';\n')]
  const done = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new DatabaseFault(`${done.stdout}${done.stderr}`)
  const answers = JSON.parse(done.stdout.slice(done.stdout.indexOf('['))) as { readonly results: readonly Row[] }[]
  return answers.map(({ results }) => results)
}

class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault'
}

// Nobody has to read a stack to learn that there is no such database.
process.on('uncaughtException', (error) => {
  console.error(error instanceof DatabaseFault ? `The database did not answer:\n${error.message}` : error)
  process.exit(2)
})

/** The statement with its values in their places: none of ours has a question mark of its own. */
function written({ text, values }: Asked): string {
  const [first, ...rest] = text.split('?')
  return rest.reduce((sum, part, at) => sum + literal(values[at]) + part, first ?? '')
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  throw new Error(`A statement cannot hold a ${typeof value}.`)
}
