/** The same database for whoever only looks: whatever is not a SELECT is refused before it is asked. */
export function readOnlyDatabase(database: D1Database): D1Database {
  return new Proxy(database, {
    get(target, name: keyof D1Database) {
      if (name === 'batch') return (statements: D1PreparedStatement[]) => target.batch(statements)
      if (name !== 'prepare') throw new Error(`A database for reading has no ${name}`)
      return (query: string) => {
        if (!/^\s*select\b/i.test(query)) throw new Error('A database for reading was asked to write')
        return target.prepare(query)
      }
    },
  })
}
