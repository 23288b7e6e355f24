/** Tables that stay small however many candidates there are. */
const smallTables = [
  'operator_tokens',
  'made_for',
  'job_leases',
  // A row for each certification and month.
  'figure_months',
  'sqlite_sequence',
  // No table: the words that the search for people has come to so far.
  'beginnings',
  // Nor this: a limited part of the records, which are counted in steps.
  'some_records',
]

const seen = new Set<string>()
/** Queries whose plan was read by an earlier file of tests and has no scan. */
const good = new Set<string>()

/** Remembers every query that the site itself asks, from now on. */
export function watchQueries(database: D1Database): void {
  const prototype = Object.getPrototypeOf(database) as D1Database & { watched?: true }
  if (prototype.watched) return
  prototype.watched = true
  const { prepare } = prototype
  prototype.prepare = function watched(this: D1Database, query: string) {
    // What a test asks by itself does not count.
    if (!seen.has(query) && isAskedBy('drizzle-orm')) seen.add(query)
    return prepare.call(this, query)
  }
}

/** Whether a package is among who called; without looking up each caller's place in its source, which takes long. */
function isAskedBy(name: string): boolean {
  const { prepareStackTrace } = Error
  Error.prepareStackTrace = (_, callers) => callers.some((caller) => caller.getFileName()?.includes(name))
  const { stack } = new Error()
  Error.prepareStackTrace = prepareStackTrace
  return (stack as unknown) === true
}

export function seenQueries(): readonly string[] {
  return [...seen]
}

/** The queries among these that go through a whole table that grows, with the line of the plan that says so. */
export async function scansAmong(database: D1Database, queries: readonly string[]): Promise<string[]> {
  const unread = queries.filter((query) => !good.has(query))
  if (unread.length === 0) return []
  const plans = await database.batch<{ detail: string }>(unread.map((query) => explain(database, query)))
  return unread.flatMap((query, at) => {
    const scan = plans[at]!.results.find(({ detail }) => isScan(detail))
    if (!scan) good.add(query)
    return scan ? [`${scan.detail}: ${query}`] : []
  })
}

function explain(database: D1Database, query: string): D1PreparedStatement {
  const values = Array.from(query.matchAll(/\?/g), () => null)
  return database.prepare(`explain query plan ${query}`).bind(...values)
}

/** Half of all facts are of one kind: to look for a kind alone is to go through the table. */
const wholeKind = /^SEARCH (facts|repeats|unmatched) .*\(kind=\?\)$/

function isScan(detail: string): boolean {
  if (wholeKind.test(detail)) return true
  const table = /^SCAN (\S+)(?! CONSTANT)/.exec(detail)?.[1]
  if (!table || /VIRTUAL TABLE|^SCAN CONSTANT ROW|^SCAN \(/.test(detail)) return false
  return !smallTables.includes(table)
}
