import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'

const migrations: D1Migration[] = env.MIGRATIONS
const at = migrations.findIndex(({ name }) => name.endsWith('_first_kits.sql'))

test('a piece of before remembers that it was a first kit: still claimed, or free and cancelled', async () => {
  const database = env.SPARE_KITS
  await applyD1Migrations(database, migrations.slice(0, at))
  const rows = [
    ['claimed', 0, 'DECK', 'queued', true],
    ['claimed at a price', 500, 'CAPT-EI', 'ordered', true],
    ['cancelled', 0, null, 'cancelled', true],
    ['another copy', 1500, null, 'queued', false],
    ['another copy, cancelled', 1500, null, 'cancelled', false],
  ] as const
  const insert = database.prepare(
    "insert into items (id, order_id, candidate_id, kit, certification, name, cents, initial_of, state) values (?, 'o', 'c', 'k', 'DECK', 'n', ?, ?, ?)",
  )
  await database.batch(rows.map(([id, cents, initialOf, state]) => insert.bind(id, cents, initialOf, state)))

  await applyD1Migrations(database, migrations)

  const found = await database.prepare('select id, is_first from items').all<{ id: string; is_first: number }>()
  const isFirst = Object.fromEntries(found.results.map((row) => [row.id, row.is_first === 1]))
  expect(isFirst).toEqual(Object.fromEntries(rows.map(([id, , , , first]) => [id, first])))
})
