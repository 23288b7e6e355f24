type Method = (...words: unknown[]) => unknown

/** The same database, and how many statements it has been asked so far: the platform allows one run so many of them. */
export function countedDatabase(database: D1Database): { readonly database: D1Database; asked(): number } {
  let asked = 0
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>()
  const counted = (original: D1PreparedStatement): D1PreparedStatement => {
    const twin = new Proxy(original, {
      get(_, name: keyof D1PreparedStatement) {
        if (name === 'bind') return (...values: unknown[]) => counted(original.bind(...values))
        return (...words: unknown[]) => {
          asked += 1
          return (original[name] as Method).apply(original, words)
        }
      },
    })
    originals.set(twin, original)
    return twin
  }
  const twin: Pick<D1Database, 'prepare' | 'batch'> = {
    prepare: (sql) => counted(database.prepare(sql)),
    batch(statements) {
      asked += statements.length
      return database.batch(statements.map((one) => originals.get(one) ?? one))
    },
  }
  return { database: twin as D1Database, asked: () => asked }
}
