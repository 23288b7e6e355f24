import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { newCandidate, signIn } from '../support/site.ts'

const migrations: D1Migration[] = env.MIGRATIONS

describe('migrations', () => {
  test('never drop or rebuild a table, and never delete what hangs on a row', () => {
    for (const { name, queries } of migrations) {
      const dangerous = queries.filter((query) => /drop\s+table|__new_|foreign_keys|on\s+delete|pragma/i.test(query))
      expect(dangerous, name).toEqual([])
    }
  })

  test('applied again to a filled database change no row', async () => {
    await signIn(await newCandidate({ '200-301': '2025-04-01' }))
    const before = await countRows(env.DB)
    await applyD1Migrations(env.DB, migrations)
    expect(await countRows(env.DB)).toEqual(before)
    expect(before.facts).toBeGreaterThan(0)
  })

  test('one after another keep what was written between them', async () => {
    await signIn(await newCandidate({ '200-301': '2025-04-01' }))
    let kept: Record<string, number> = {}
    for (let count = 1; count <= migrations.length; count++) {
      await applyD1Migrations(env.SPARE, migrations.slice(0, count))
      expect(await countRows(env.SPARE)).toMatchObject(kept)
      await fill(env.SPARE)
      kept = await countRows(env.SPARE)
    }
    expect(kept.facts).toBeGreaterThan(0)
    expect(kept.sessions).toBeGreaterThan(0)
  })
})

/** Copies the rows of the database that the other tests fill, as far as the tables have the same columns by now. */
async function fill(spare: D1Database): Promise<void> {
  for (const table of await tables(spare)) {
    const columns = await spare.prepare(`select name from pragma_table_info('${table}')`).all<{ name: string }>()
    const names = columns.results.map(({ name }) => `"${name}"`)
    const rows = await env.DB.prepare(`select ${names.join(', ')} from "${table}" limit 5`).raw()
    const into = `insert or ignore into "${table}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`
    if (rows.length > 0) await spare.batch(rows.map((row) => spare.prepare(into).bind(...row)))
  }
}

async function tables(database: D1Database): Promise<string[]> {
  const found = await database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '_cf*'",
    )
    .all<{ name: string }>()
  // A full text keeps tables of its own, which nobody else may write.
  return found.results.map(({ name }) => name).filter((name) => !/^(d1_migrations|activity_words.*)$/.test(name))
}

async function countRows(database: D1Database): Promise<Record<string, number>> {
  const names = await tables(database)
  const counts = names.map((table) => database.prepare(`select count(*) as count from "${table}"`))
  const counted = await database.batch<{ count: number }>(counts)
  return Object.fromEntries(names.map((table, at) => [table, counted[at]!.results[0]!.count]))
}
