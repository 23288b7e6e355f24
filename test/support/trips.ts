import { vi } from 'vitest'

/** How often the database is asked while something happens: a batch is one trip. */
export async function countTrips(database: D1Database, happens: () => Promise<void>): Promise<number> {
  const statement = Object.getPrototypeOf(database.prepare('select 1')) as D1PreparedStatement
  const spies = [
    vi.spyOn(Object.getPrototypeOf(database) as D1Database, 'batch'),
    ...(['all', 'run', 'raw', 'first'] as const).map((method) => vi.spyOn(statement, method)),
  ]
  try {
    await happens()
    return spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
