import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { personFiles, personKeys } from '../src/data/person-places.ts'
import { personTables } from '../src/data/person-tables.ts'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const schemas = sources.filter((name) => /^data\/.*schema-[\w-]+\.ts$/.test(name))

async function allTables(): Promise<SQLiteTable[]> {
  const modules = await Promise.all(schemas.map((name) => import(`../src/${name}`) as Promise<Record<string, unknown>>))
  return modules.flatMap((module) => Object.values(module)).filter((one): one is SQLiteTable => is(one, SQLiteTable))
}

const nameOf = (table: SQLiteTable) => getTableConfig(table).name
const listed = Object.values(personTables).map(({ table }) => nameOf(table))

/** Whose columns name a candidate or an address, of a person or of whoever writes to one. */
const isAboutSomebody = (table: SQLiteTable) =>
  Object.keys(table).some((column) => /candidateId|email|recipient|replyTo|firstName|shareId/i.test(column))

test('every table with a candidate, a name or an address in it is listed', async () => {
  const tables = await allTables()
  expect(tables.length).toBeGreaterThan(35)
  const missing = tables.filter((table) => isAboutSomebody(table) && !listed.includes(nameOf(table)))
  expect(missing.map(nameOf)).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
})

test('what is in a person’s archive has a name of its own', () => {
  const names = Object.values(personTables).flatMap(({ export: name }) => (typeof name === 'string' ? [name] : []))
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(25)
})

test('every module that writes to the store or the bucket is listed with what becomes of it', () => {
  const places = [...personKeys, ...personFiles].map(({ writtenBy }) => writtenBy)
  // The payment of development holds no person; what is restored goes back to where it was.
  const others = ['adapters/payments/sandbox.ts', 'work/keeping/restore.ts']
  const writing = sources.filter(
    (name) =>
      !others.includes(name) &&
      /\b(kv|bucket)\.put\(|\bcreateMultipartUpload\(|\bputFile\(env/.test(readFileSync(join('src', name), 'utf8')),
  )
  expect(writing.filter((name) => !places.includes(name))).toEqual([])
  expect(places.filter((name) => !writing.includes(name))).toEqual([])
})

const columnsOf = (table: SQLiteTable) => getTableConfig(table).columns.map(({ name }) => name)

test('every table says what a merge does with it, and what moves has a candidate and a key to note it by', () => {
  for (const { table, merge } of Object.values(personTables)) {
    expect(['moves', 'moves with the login', 'is copied', 'is read', 'follows', 'ends', 'stays']).toContain(merge)
    if (!merge.startsWith('moves')) continue
    expect([nameOf(table), ...columnsOf(table)]).toContain('candidateId')
    const { columns, primaryKeys } = getTableConfig(table as SQLiteTable)
    expect([nameOf(table), columns.some(({ primary }) => primary) || primaryKeys.length]).not.toEqual([
      nameOf(table),
      0,
    ])
  }
})
