/** What a page asked of its storage to be made, in order; written down by the counting Worker, done again by the floor. */
export interface Plan {
  /** Keys read from KV. */
  readonly keys: readonly string[]
  /** Trips to D1: a batch is one. */
  readonly trips: readonly Trip[]
}

export interface Trip {
  readonly method: 'batch' | 'all' | 'raw' | 'run'
  readonly statements: readonly Statement[]
  readonly rowsRead: number
}

export interface Statement {
  readonly sql: string
  readonly params: readonly unknown[]
}

export interface Storage {
  readonly DB: D1Database
  readonly SESSIONS: KVNamespace
}
