/** Tables that stay small however many candidates there are. */
const smallTables = ['operator_tokens', 'made_for']

const seen = new Set<string>()

/** Remembers every query that the site itself asks, from now on. */
export function watchQueries(database: D1Database): void {
  const prototype = Object.getPrototypeOf(database) as D1Database & { watched?: true }
  if (prototype.watched) return
  prototype.watched = true
  const { prepare } = prototype
  prototype.prepare = function watched(this: D1Database, query: string) {
    // What a test asks by itself does not count.
    if (new Error().stack?.includes('drizzle-orm')) seen.add(query)
    return prepare.call(this, query)
  }
}

export function seenQueries(): readonly string[] {
  return [...seen]
}

/** The queries among these that go through a whole table that grows, with the line of the plan that says so. */
export async function scansAmong(database: D1Database, queries: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const query of queries) {
    const values = Array.from(query.matchAll(/\?/g), () => null)
    const explained = database.prepare(`explain query plan ${query}`).bind(...values)
    const plan = await explained.all<{ detail: string }>()
    const scan = plan.results.find(({ detail }) => isScan(detail))
    if (scan) found.push(`${scan.detail}: ${query}`)
  }
  return found
}

function isScan(detail: string): boolean {
  const table = /^SCAN (\S+)(?! CONSTANT)/.exec(detail)?.[1]
  if (!table || /VIRTUAL TABLE|^SCAN CONSTANT ROW|^SCAN \(/.test(detail)) return false
  return !smallTables.includes(table)
}
