import { hashOfText } from '../../adapters/secrets.ts'
import { type Database, openDatabase } from '../../data/database.ts'
import { listMigrations, listWholeTables, readWholePage, type WholeRow } from '../../data/keeping/whole-tables.ts'
import { findProgram } from '../../data/made-for.ts'
import { personFiles, personKeys } from '../../data/person-places.ts'
import type { Bindings } from '../../env.ts'
import { type FilePart, type Manifest, manifestName, type PagePart, type Parts, toBytes } from './parts.ts'

type Kept = Pick<Bindings, 'DB' | 'SESSIONS' | 'FILES'>

const rowsPerPage = 500
const bytesPerPart = 8 * 1024 * 1024
const mostPasses = 5

/**
 * Writes everything that a site keeps, but what a restored one must not have. A database that is in use has no moment at
 * which all of it can be read: so all pages are read again, and those that changed are written again, until a pass finds none
 * that did. Then all of them were so at one moment.
 */
export async function backUp(env: Kept, program: string, to: Parts, tell: (what: string) => void): Promise<Manifest> {
  const db = openDatabase(env.DB)
  const begunAt = new Date().toISOString()
  const owner = await findProgram(db)
  if (owner !== undefined && owner !== program)
    throw new Error(`The database belongs to the program ${owner}, but this is ${program}.`)
  const tables = await listWholeTables(db)
  const named = nameParts('rows')
  let pages: PagePart[] = []
  let restless = 0
  for (let pass = 1; pass <= mostPasses && (pass === 1 || restless > 0); pass++) {
    ;({ pages, restless } = await readPages(db, tables, pages, to, named))
    if (pass > 1)
      tell(restless === 0 ? 'Nothing changed during this pass.' : `${restless} pages changed and were read again.`)
  }
  // A first pass always finds news: with nothing at all in the tables there is none to compare.
  tell(`${pages.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables`)
  const keys = await writeKeys(env.SESSIONS, to)
  const files = await writeFiles(env.FILES, to)
  tell(`${files.length} files`)
  const migrations = await listMigrations(db)
  const endedAt = new Date().toISOString()
  const manifest: Manifest = { version: 1, program, begunAt, endedAt, migrations, pages, keys, files, restless }
  // Last: what was broken off has none.
  await to.put(manifestName, toBytes(manifest))
  return manifest
}

function nameParts(kind: string): () => string {
  let count = 0
  return () => `${kind}-${String(++count).padStart(6, '0')}`
}

/** Reads all pages that are known, and what came after them; writes those that are new or say something else. */
async function readPages(
  db: Database,
  tables: readonly string[],
  known: readonly PagePart[],
  to: Parts,
  nextName: () => string,
): Promise<{ pages: PagePart[]; restless: number }> {
  const pages: PagePart[] = []
  let restless = 0
  const write = async (table: string, after: number, until: number, rows: readonly WholeRow[], was?: PagePart) => {
    const hash = await hashOfText(JSON.stringify(rows))
    if (was?.hash === hash) return void pages.push(was)
    restless++
    const part = nextName()
    await to.put(part, toBytes(rows))
    pages.push({ table, after, to: until, rows: rows.length, hash, part })
  }
  for (const table of tables) {
    let after = 0
    for (const page of known.filter((one) => one.table === table)) {
      const range = { after: page.after, to: page.to, most: Number.MAX_SAFE_INTEGER }
      await write(table, page.after, page.to, await readWholePage(db, table, range), page)
      after = page.to
    }
    for (let isMore = true; isMore;) {
      const rows = await readWholePage(db, table, { after, most: rowsPerPage })
      isMore = rows.length === rowsPerPage
      const last = Number(rows.at(-1)?.rowid ?? after)
      if (rows.length > 0) await write(table, after, last, rows)
      after = last
    }
  }
  return { pages, restless }
}

function isKept(places: readonly { readonly prefix: string; readonly backup: string }[], name: string): boolean {
  const place = places
    .filter(({ prefix }) => name.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)[0]
  return place?.backup !== 'left out'
}

async function writeKeys(store: KVNamespace, to: Parts): Promise<string[]> {
  const parts: string[] = []
  const nextName = nameParts('keys')
  for (let cursor: string | undefined, isMore = true; isMore;) {
    const page = await store.list(cursor ? { cursor } : {})
    const kept = page.keys.filter(({ name }) => isKept(personKeys, name))
    const pairs = await Promise.all(kept.map(async ({ name }) => [name, await store.get(name)] as const))
    if (pairs.length > 0) {
      const part = nextName()
      await to.put(part, toBytes(pairs))
      parts.push(part)
    }
    isMore = !page.list_complete
    cursor = page.list_complete ? undefined : page.cursor
  }
  return parts
}

async function writeFiles(bucket: R2Bucket, to: Parts): Promise<FilePart[]> {
  const files: FilePart[] = []
  const nextName = nameParts('file')
  for (let cursor: string | undefined, isMore = true; isMore;) {
    const page = await bucket.list({ include: ['customMetadata', 'httpMetadata'], ...(cursor && { cursor }) })
    for (const { key, size, customMetadata = {}, httpMetadata } of page.objects) {
      if (!isKept(personFiles, key)) continue
      const parts: string[] = []
      for (let offset = 0; offset < size; offset += bytesPerPart) {
        const piece = await bucket.get(key, { range: { offset, length: Math.min(bytesPerPart, size - offset) } })
        // It was deleted meanwhile.
        if (!piece) break
        const part = nextName()
        await to.put(part, new Uint8Array(await piece.arrayBuffer()))
        parts.push(part)
      }
      files.push({ key, size, contentType: httpMetadata?.contentType ?? null, customMetadata, parts })
    }
    isMore = page.truncated
    cursor = page.truncated ? page.cursor : undefined
  }
  return files
}
