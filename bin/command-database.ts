// The database of this computer, or with --remote the deployed one, through `wrangler d1 execute`: for commands.
import { spawnSync } from 'node:child_process'
import { type Database, openDatabase } from '../src/data/database.ts'
import { configOptions, environment } from './wrangler-config.ts'
import { stateFolder } from './state.ts'

interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

type Row = Readonly<Record<string, unknown>>

/** What `src/data` takes. A batch is one command, and all or nothing as in the Worker. */
export function commandDatabase(isRemote: boolean): Database {
  const askedBy = new WeakMap<object, Asked>()
  const run = (asked: readonly Asked[]) => execute(asked, isRemote)

  function prepared(asked: Asked): D1PreparedStatement {
    const rows = () => run([asked])[0] ?? []
    const statement = {
      bind: (...values: unknown[]) => prepared({ ...asked, values }),
      all: () => Promise.resolve({ results: rows() }),
      run: () => Promise.resolve({ results: rows() }),
      raw: () => Promise.resolve(rows().map((row) => Object.values(row))),
    }
    askedBy.set(statement, asked)
    return statement as unknown as D1PreparedStatement
  }

  const twin = {
    prepare: (text: string) => prepared({ text, values: [] }),
    batch: (statements: readonly object[]) =>
      Promise.resolve(run(statements.map((one) => askedBy.get(one)!)).map((results) => ({ results }))),
  }
  return openDatabase(twin as unknown as D1Database)
}

/** A server on the same folder may be writing: what it keeps locked was not done. */
const mostTries = 5

function execute(asked: readonly Asked[], isRemote: boolean): (readonly Row[])[] {
  const where = isRemote ? ['--remote', `--env=${environment}`] : ['--local', '--persist-to', stateFolder]
  const command = ['node_modules/wrangler/bin/wrangler.js', 'd1', 'execute', 'DB', ...where, '--json', ...configOptions]
  const text = asked.map(written).join(';\n')
  for (let tries = 1; ; tries++) {
    const done = spawnSync(process.execPath, [...command, '--command', text], { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (done.status === 0) {
      const answers = JSON.parse(done.stdout.slice(done.stdout.indexOf('['))) as { readonly results: readonly Row[] }[]
      return answers.map(({ results }) => results)
    }
    const said = `${done.stdout}${done.stderr}`
    if (tries === mostTries || !/SQLITE_BUSY|database is locked/.test(said)) throw new DatabaseFault(said)
  }
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
