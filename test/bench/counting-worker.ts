// The built Worker stands in the place of its source.
import site from '../../src/index.ts'
import type { Plan, Statement, Storage, Trip } from './plan.ts'

interface Written {
  readonly keys: string[]
  readonly trips: Trip[]
}

/** Rows that the site has written since this was last asked for, also after its answers. */
let rowsWritten = 0

/** Answers with what the site asked of its storage to answer the same request. */
const counting: ExportedHandler<Storage> = {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/rows-written') {
      const rows = rowsWritten
      rowsWritten = 0
      return Response.json(rows)
    }
    const written: Written = { keys: [], trips: [] }
    const counted = { ...env, DB: countedDatabase(env.DB, written), SESSIONS: countedKeys(env.SESSIONS, written) }
    const answer = await site.fetch(request, counted, context)
    await answer.arrayBuffer()
    return Response.json({ status: answer.status, ...written } satisfies Plan & { status: number })
  },
}

export { counting as default }

function countedKeys(namespace: KVNamespace, { keys }: Written): unknown {
  return {
    get(key: string) {
      keys.push(key)
      return namespace.get(key)
    },
  }
}

function countedDatabase(database: D1Database, { trips }: Written): unknown {
  return { prepare: (sql: string) => countedStatement(database.prepare(sql), { sql, params: [] }), batch }

  async function batch(statements: Counted[]) {
    const answers = await database.batch(statements.map((one) => one.prepared))
    const rowsRead = answers.reduce((sum, answer) => sum + answer.meta.rows_read, 0)
    rowsWritten += answers.reduce((sum, answer) => sum + answer.meta.rows_written, 0)
    trips.push({ method: 'batch', statements: statements.map((one) => one.statement), rowsRead })
    return answers
  }

  function countedStatement(prepared: D1PreparedStatement, statement: Statement): Counted {
    const asked = async <T>(method: Trip['method'], answer: () => Promise<T>): Promise<T> => {
      // `raw` keeps the count of rows to itself, so it is asked for apart.
      if (!/^select /i.test(statement.sql)) return answer()
      const { meta } = await prepared.all()
      trips.push({ method, statements: [statement], rowsRead: meta.rows_read })
      return answer()
    }
    return {
      prepared,
      statement,
      bind: (...params: unknown[]) => countedStatement(prepared.bind(...params), { ...statement, params }),
      all: () => asked('all', () => prepared.all()),
      raw: () => asked('raw', () => prepared.raw()),
      run: () => asked('run', () => prepared.run()),
    }
  }
}

interface Counted {
  readonly prepared: D1PreparedStatement
  readonly statement: Statement
  bind(...params: unknown[]): Counted
  all(): Promise<unknown>
  raw(): Promise<unknown>
  run(): Promise<unknown>
}
