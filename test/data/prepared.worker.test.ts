import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { named, prepareRow, prepareRows, readTogether, writeThenRead } from '../../src/data/prepared.ts'
import { counters } from '../../src/data/people/schema-people.ts'
import { db } from '../support/site.ts'

const columns = named({ key: counters.key, count: counters.count, endsAt: counters.endsAt })
const one = prepareRow((on) =>
  on
    .select(columns)
    .from(counters)
    .where(eq(counters.key, sql.placeholder('key'))),
)
const doubled = prepareRows(
  (on) =>
    on
      .select(columns)
      .from(counters)
      .where(sql`${counters.key} like ${sql.placeholder('keys')}`)
      .orderBy(counters.key)
      .limit(sql.placeholder('most')),
  (row) => row.count * 2,
)

const write = (key: string, count: number) =>
  db.insert(counters).values({ key, count, endsAt: '2099-01-01' }).onConflictDoNothing()

describe('what is read together', () => {
  test('has the names it was asked by, a row or none where one is meant, and sees what was written before it', async () => {
    const found = await writeThenRead(db, [write('prepared a', 1), write('prepared b', 2)], {
      b: one(db, { key: 'prepared b' }),
      all: doubled(db, { keys: 'prepared %', most: 10 }),
      first: doubled(db, { keys: 'prepared %', most: 1 }),
      none: one(db, { key: 'prepared c' }),
    })
    expect(found).toEqual({
      b: { key: 'prepared b', count: 2, endsAt: '2099-01-01' },
      all: [2, 4],
      first: [2],
      none: undefined,
    })
    expect(await readTogether(db, { b: one(db, { key: 'prepared b' }) })).toEqual({ b: found.b })
    expect(await one(db, { key: 'prepared b' }).execute()).toEqual(found.b)
  })

  test('keeps columns of one name in two tables apart', async () => {
    await write('prepared d', 4)
    const joined = prepareRow((on) =>
      on
        .select({
          ...named({ count: counters.count }),
          other: sql<number>`other.count`.as('other'),
          key: sql<string>`other.key`.as('key'),
        })
        .from(counters)
        .innerJoin(sql`(select 'theirs' as key, 9 as count) as other`, sql`true`)
        .where(eq(counters.key, sql.placeholder('key'))),
    )
    expect(await joined(db, { key: 'prepared d' }).execute()).toEqual({ count: 4, other: 9, key: 'theirs' })
  })

  test('is written all or not at all', async () => {
    const twice = db.insert(counters).values({ key: 'prepared e', count: 1, endsAt: '2099-01-01' })
    const reads = { found: one(db, { key: 'prepared e' }) }
    await expect(writeThenRead(db, [twice, twice], reads)).rejects.toThrow('UNIQUE')
    expect(await readTogether(db, reads)).toEqual({ found: undefined })
  })
})
