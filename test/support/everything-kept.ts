import type { Bindings } from '../../src/env.ts'

/** All that the database, the store and the bucket hold, as texts by where each is: full text and its inner tables too. */
async function* everythingKept({
  DB,
  SESSIONS,
  FILES,
}: Bindings): AsyncGenerator<readonly [where: string, text: string]> {
  const { results } = await DB.prepare("select name from sqlite_master where type = 'table'").all<{
    name: string
  }>()
  for (const { name } of results) {
    if (name.startsWith('sqlite_') || name.startsWith('_cf_') || name === 'activity_words') continue
    for (const rows of await DB.prepare(`select * from "${name}"`).raw()) yield [name, rows.map(textOf).join('\n')]
  }
  for (let cursor: string | undefined, isMore = true; isMore;) {
    const page = await SESSIONS.list(cursor ? { cursor } : {})
    for (const { name } of page.keys) yield ['store', `${name} ${await SESSIONS.get(name)}`]
    isMore = !page.list_complete
    cursor = page.list_complete ? undefined : page.cursor
  }
  for (let cursor: string | undefined, isMore = true; isMore;) {
    const page = await FILES.list(cursor ? { cursor } : {})
    for (const { key } of page.objects) {
      const bytes = new Uint8Array(await (await FILES.get(key))!.arrayBuffer())
      yield [`bucket ${key}`, `${key}\n${textOf(bytes)}\n${new TextDecoder('utf-16le').decode(bytes)}`]
    }
    isMore = page.truncated
    cursor = page.truncated ? page.cursor : undefined
  }
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (Array.isArray(value)) return new TextDecoder().decode(Uint8Array.from(value as number[]))
  return String(value)
}

/** Where any of these words is kept; case does not matter. */
export async function placesOf(words: readonly string[], bindings: Bindings): Promise<string[]> {
  const wanted = words.map((word) => word.toLowerCase())
  const found: string[] = []
  for await (const [where, text] of everythingKept(bindings)) {
    const lower = text.toLowerCase()
    for (const word of wanted) if (lower.includes(word)) found.push(`${word} in ${where}`)
  }
  return [...new Set(found)].sort()
}
