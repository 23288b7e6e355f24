import { env } from 'cloudflare:workers'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { DeedName } from '../../src/core/deeds.ts'
import { guardFactsVersions } from '../../src/data/facts/records.ts'
import { listDeedsAfter, listToSeal, sealDeeds } from '../../src/data/deeds/deeds.ts'
import { checkLog } from '../../src/work/deeds/check-log.ts'
import { recordDeed } from '../../src/work/deeds/record-deed.ts'
import { sealSome } from '../../src/work/deeds/seal-deeds.ts'
import { db } from '../support/site.ts'

const endless = { isSpent: () => false }
const by = { kind: 'colleague', id: 'OWNER' } as const

async function record(what: DeedName, details?: Readonly<Record<string, unknown>>): Promise<void> {
  await db.batch(await recordDeed(db, { by, at: new Date(), what, ...(details && { details }) }))
}

const run = (text: string) => env.DB.prepare(text).run()

/** Six deeds, the third and the fifth with details. */
async function recordSix(): Promise<void> {
  await record('rebuild.run')
  await record('badges.revoked')
  await record('token.made', { name: 'A name' })
  await record('emails.released')
  await record('colleague.added', { name: 'Another name' })
  await record('emails.discarded')
}

const emptyLog = async () => {
  await env.DB.batch(
    ['delete from deed_details', 'delete from deeds', "delete from sqlite_sequence where name = 'deeds'"].map((text) =>
      env.DB.prepare(text),
    ),
  )
}
beforeEach(emptyLog)
// What was altered here is nobody else's.
afterAll(emptyLog)

describe('the log', () => {
  test('is sealed in order, and whole', async () => {
    await recordSix()
    expect(await checkLog(db)).toMatchObject({ deeds: 6, unsealed: 6, erased: 0, problems: [], last: undefined })
    await sealSome(env, endless)
    await record('rebuild.run')
    expect(await checkLog(db)).toMatchObject({ deeds: 7, unsealed: 1, problems: [], last: { id: 6 } })
    await sealSome(env, endless)
    // However few are read at once.
    for (const atOnce of [1, 2, 7, 100])
      expect(await checkLog(db, atOnce)).toMatchObject({ deeds: 7, unsealed: 0, problems: [], last: { id: 7 } })
  })

  test('is one chain whoever seals it at the same time, and wherever somebody was cut off', async () => {
    for (let count = 0; count < 250; count++) await record('rebuild.run')
    await Promise.all([
      sealSome(env, endless),
      sealSome(env, endless),
      record('badges.revoked'),
      sealSome(env, endless),
    ])
    await sealSome(env, endless)
    expect(await checkLog(db)).toMatchObject({ deeds: 251, unsealed: 0, problems: [] })
  })

  test('takes no seals that were made from a row that is not the last any more', async () => {
    await recordSix()
    const read = await listToSeal(db, 2)
    await sealSome(env, endless)
    await record('rebuild.run')
    await sealDeeds(db, undefined, [...read.map(({ id }) => ({ id, seal: 'wrong' })), { id: 7, seal: 'wrong' }])
    await sealSome(env, endless)
    expect(await checkLog(db)).toMatchObject({ deeds: 7, unsealed: 0, problems: [] })
  })

  test('has no gap where a batch failed, and nothing of it', async () => {
    await record('rebuild.run')
    const recorded = await recordDeed(db, { by, at: new Date(), what: 'badges.revoked', details: { of: 'somebody' } })
    await expect(db.batch([...recorded, guardFactsVersions(db, new Map([['NOBODY', 7]]))])).rejects.toThrow()
    await record('rebuild.run')
    expect((await listDeedsAfter(db, 0, 10)).map(({ id, what }) => [id, what])).toEqual([
      [1, 'rebuild.run'],
      [2, 'rebuild.run'],
    ])
  })

  test('still adds up where details were erased, and says so', async () => {
    await recordSix()
    await sealSome(env, endless)
    await run('delete from deed_details where deed_id = 5')
    expect(await checkLog(db)).toMatchObject({ erased: 1, problems: [] })
  })

  const altered = (id: number) => `Change ${id} was altered, or one before it was removed or moved.`
  test.each<[string, string, readonly string[]]>([
    ['a row altered', "update deeds set actor_id = 'SOMEBODY' where id = 2", [altered(2)]],
    ['a moment altered', "update deeds set at = '2020-01-01T00:00:00.000Z' where id = 6", [altered(6)]],
    ['a row removed', 'delete from deeds where id = 4', ['Change 4 is missing.', altered(5)]],
    ['the first removed', 'delete from deeds where id = 1', ['Change 1 is missing.', altered(2)]],
    ['the last two removed', 'delete from deeds where id >= 5', ['Changes 5 to 6 are missing.']],
    ['two rows exchanged', 'update deeds set id = case id when 2 then -4 else -2 end where id in (2, 4)', []],
    [
      'details altered',
      "update deed_details set value = '{}' where deed_id = 3",
      ['The details of change 3 were altered.'],
    ],
    [
      'details put elsewhere',
      'update deed_details set deed_id = 4 where deed_id = 3',
      ['Change 4 has details it never had.'],
    ],
    [
      'a seal removed',
      'update deeds set seal = null where id = 3',
      ['Change 4 is sealed, but one before it is not: a seal was removed.'],
    ],
    ['a row that nobody sealed in its place', "update deeds set seal = 'x' where id = 3", [altered(3), altered(4)]],
  ])('shows %s', async (_, change, problems) => {
    await recordSix()
    await sealSome(env, endless)
    await run(change)
    if (change.includes('-4')) await run('update deeds set id = -id where id < 0')
    await sealSome(env, endless)
    const checked = await checkLog(db)
    expect(checked.problems.length).toBeGreaterThan(0)
    expect(checked.problems).toEqual(expect.arrayContaining([...problems]))
  })
})
