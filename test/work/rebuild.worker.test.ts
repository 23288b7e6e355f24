import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/adapters/rules-hash.ts'
import { addMonths } from '../../src/core/calendar.ts'
import { openDatabase } from '../../src/data/database.ts'
import { findLastRebuild } from '../../src/data/facts/rebuilds.ts'
import { listWaiting } from '../../src/data/facts/waiting-records.ts'
import type { Program } from '../../src/program/program.ts'
import { openBudget } from '../../src/work/budget.ts'
import { acceptLosses } from '../../src/work/holdings/accept-losses.ts'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { rebuildSome } from '../../src/work/holdings/rebuild-some.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { cutAt, waysToCut } from '../support/cut.ts'
import { today } from '../support/own-site.ts'

const bindings = { ...env, DB: env.SPARE_RULES }
const db = openDatabase(bindings.DB)
const now = new Date()
const validFor = (months: number): Program => ({
  ...neutral,
  certifications: neutral.certifications.map((one) => (one.code === 'DECK' ? { ...one, validityMonths: months } : one)),
})
/** DECK is good for 36 months: longer, shorter, and so short that some have none left. */
const [longer, shorter] = [validFor(48), validFor(12)]
const [early, late] = [addMonths(today, -24), addMonths(today, -1)]
/** In the order of their ids. */
const [ADA, BEN, CAM] = ['HARB10000001', 'HARB10000002', 'HARB10000003']
const by = { kind: 'token', id: 'test' } as const

const rows = async (sql: string, ...values: unknown[]) =>
  (
    await bindings.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results

async function add(days: Readonly<Record<string, string>>): Promise<void> {
  const people = Object.keys(days)
  const of = { db, program: neutral as Program }
  const persons = people.map((id) => `${id},Person ${id},${id}@example.com`)
  await takeInRows('candidates', ['candidate_id,last_name,email', ...persons, ''].join('\n'), of)
  const exams = people.map((id) => `R${id},${id},200-301,pass,${days[id]}`)
  await takeInRows('exams', ['registration_number,candidate_id,exam_code,grade,taken_on', ...exams, ''].join('\n'), of)
}

async function signBadge(id: string, until: string): Promise<void> {
  await bindings.DB.prepare(
    `insert into badges (id, candidate_id, certification, list, place, says, signed_until)
      values (?, ?, 'DECK', 1, (select count(*) from badges), 'something', ?)`,
  )
    .bind(`B${id}`, id, until)
    .run()
}

const run = (program: Program, statements = 10_000) => {
  const { env: counted, budget } = openBudget(bindings, { statements, milliseconds: 600_000 })
  return rebuildSome(counted, program, now, budget)
}
const lastRebuild = async () => (await findLastRebuild(db).execute())!
const waiting = () => listWaiting(db, 0, 100).execute()
const yes = async () =>
  acceptLosses(db, { id: (await lastRebuild()).id, seen: (await lastRebuild()).listedUpTo }, by, now)
const endOf = async (id: string) =>
  (
    await rows("select expires_on from holdings where candidate_id = ? and status = 'active' order by since desc", id)
  )[0]?.expires_on
const badgeOf = async (id: string) => (await rows('select * from badges where candidate_id = ?', id))[0]!

/** All that a rebuild may write, without the ids and moments by which two runs differ. */
async function everything() {
  return {
    holdings: await rows('select * from holdings order by candidate_id, certification, since'),
    records: await rows('select * from records order by candidate_id'),
    events: await rows('select candidate_id, kind, certification, detail from events order by candidate_id, id'),
    badges: await rows('select id, ending_for, revoked_for, signed_until from badges order by id'),
    waiting: await rows('select candidate_id, changes, kits, mails from rebuild_waiting order by candidate_id'),
    codes: await rows('select candidate_id, certification from codes order by candidate_id, certification'),
  }
}

const ownTables = ['candidates', 'facts', 'records', 'holdings', 'activities', 'codes', 'events', 'badges', 'items']
const tables = [...ownTables, 'imports', 'rebuilds', 'rebuild_waiting', 'deeds', 'name_words']

beforeAll(() => applyD1Migrations(bindings.DB, env.MIGRATIONS))
beforeEach(async () => {
  await bindings.DB.batch(tables.map((table) => bindings.DB.prepare(`delete from ${table}`)))
})

describe('after a change of the rules', () => {
  test('who loses nothing is brought up to date without a question, with what they gain', async () => {
    await add({ [ADA]: early, [BEN]: late })
    await signBadge(ADA, addMonths(early, 36))
    expect(await run(longer)).toBe(false)
    expect([await endOf(ADA), await endOf(BEN)]).toEqual([addMonths(early, 48), addMonths(late, 48)])
    expect(await lastRebuild()).toMatchObject({ records: 2, passed: 2, outdated: 2, waiting: 0 })
    expect((await lastRebuild()).gained.certifications).toEqual({ DECK: { later: 2 } })
    expect((await badgeOf(ADA)).ending_for).toBeNull()
    const marks = await rows('select distinct rules from records')
    expect(marks).toEqual([{ rules: rulesOf(longer) }])
    expect(await rows("select candidate_id from events where kind = 'renewed'")).toEqual([{ candidate_id: BEN }])
  })

  test('who loses something stays as they are until somebody has seen it and says yes', async () => {
    await add({ [ADA]: early, [BEN]: late, [CAM]: late })
    for (const id of [ADA, BEN]) await signBadge(id, addMonths(id === ADA ? early : late, 36))
    const before = await everything()
    await run(shorter)
    expect({ ...(await everything()), waiting: [] }).toEqual({ ...before, waiting: [] })
    const { totals, ...found } = await lastRebuild()
    expect(found).toMatchObject({ records: 3, passed: 3, outdated: 3, waiting: 3, doneAt: expect.any(String) })
    expect(totals).toEqual({
      certifications: { DECK: { earlier: 3 } },
      people: 3,
      badges: 2,
      kits: 0,
      mails: 3,
    })
    expect((await waiting()).map(({ candidateId, changes }) => [candidateId, changes[0]!.badge])).toEqual([
      [ADA, `B${ADA}`],
      [BEN, `B${BEN}`],
      [CAM, null],
    ])
    expect(await yes()).toBe(true)
    expect(await yes()).toBe(false)
    expect(await run(shorter)).toBe(false)
    expect([await endOf(ADA), await endOf(BEN)]).toEqual([addMonths(early, 12), addMonths(late, 12)])
    expect(await badgeOf(BEN)).toMatchObject({
      revoked_for: 'shortened',
      ending_cause: expect.stringMatching(/^rules/),
    })
    expect(await lastRebuild()).toMatchObject({ waiting: 0, totals: { people: 0, badges: 0, certifications: {} } })
    expect(await rows('select what, count from deeds')).toEqual([{ what: 'rules.accepted', count: 3 }])
    expect((await rows("select id from events where kind = 'ends-earlier'")).length).toBe(3)
  })

  test('nobody can say yes before all are looked at, or to more than they have seen', async () => {
    await add({ [ADA]: early })
    await run(shorter)
    const { id, listedUpTo } = await lastRebuild()
    for (const seen of [0, listedUpTo - 1, listedUpTo + 1])
      expect(await acceptLosses(db, { id, seen }, by, now)).toBe(false)
    expect(await acceptLosses(db, { id: id + 1, seen: listedUpTo }, by, now)).toBe(false)
    await bindings.DB.prepare('update rebuilds set done_at = null').run()
    expect(await yes()).toBe(false)
    expect(await rows('select id from deeds')).toEqual([])
  })

  test('the former program brought back leaves everybody as they were', async () => {
    await add({ [ADA]: early, [BEN]: late })
    await signBadge(ADA, addMonths(early, 36))
    const before = await everything()
    await run(shorter)
    await run(neutral)
    expect(await everything()).toEqual(before)
    expect(await lastRebuild()).toMatchObject({ rules: rulesOf(neutral), outdated: 0, waiting: 0, passed: 2 })
  })

  test('facts that change after the yes are looked at again: who would lose more waits once more', async () => {
    await add({ [ADA]: early, [BEN]: late })
    await run(shorter)
    await yes()
    const corrected = `registration_number,candidate_id,exam_code,grade,taken_on\nR${ADA},${ADA},200-301,pass,${addMonths(early, -6)}\n`
    await takeInRows('exams', corrected, { db, program: shorter })
    const held = await endOf(ADA)
    await run(shorter)
    expect([await endOf(ADA), await endOf(BEN)]).toEqual([held, addMonths(late, 12)])
    expect((await waiting()).map(({ candidateId }) => candidateId)).toEqual([ADA])
    await yes()
    await run(shorter)
    expect(await endOf(ADA)).toBe(addMonths(early, 6))
    expect((await lastRebuild()).totals).toMatchObject({ people: 0, certifications: {} })
  })

  test('a file takes nothing from who waits, and its facts count once somebody says yes', async () => {
    await add({ [ADA]: early })
    await run(shorter)
    const held = await rows('select * from holdings')
    const more = `registration_number,candidate_id,exam_code,grade,taken_on\nRMORE,${ADA},200-301,pass,${late}\n`
    await takeInRows('exams', more, { db, program: shorter })
    expect(await rows('select * from holdings')).toEqual(held)
    await run(shorter)
    const [found] = await waiting()
    expect(found!.changes).toMatchObject([{ change: 'earlier', isUntil: addMonths(late, 12) }])
    expect(await rows('select * from holdings')).toEqual(held)
    await yes()
    await run(shorter)
    expect(await endOf(ADA)).toBe(addMonths(late, 12))
  })

  test('a file about others of the old rules counts at once', async () => {
    await add({ [ADA]: early })
    const more = `registration_number,candidate_id,exam_code,grade,taken_on\nRMORE,${ADA},200-301,pass,${late}\n`
    await takeInRows('exams', more, { db, program: longer })
    expect(await endOf(ADA)).toBe(addMonths(late, 48))
    expect(await rows('select rules from records')).toEqual([{ rules: rulesOf(longer) }])
  })

  test('many records take several wakes, each within its budget', async () => {
    const many = Object.fromEntries(Array.from({ length: 450 }, (_, at) => [`HARB1000${1000 + at}`, late]))
    await add(many)
    let wakes = 1
    for (; await run(longer, 20); wakes++);
    expect(wakes).toBeGreaterThan(3)
    expect(await lastRebuild()).toMatchObject({ records: 450, passed: 450, outdated: 450 })
    expect(await rows('select count(*) as count from records where rules = ?', rulesOf(longer))).toEqual([
      { count: 450 },
    ])
  })

  test('a day later it looks once more, for what a Worker of before has written meanwhile', async () => {
    await add({ [ADA]: late })
    await run(longer)
    await bindings.DB.prepare("update records set rules = 'those of before'").run()
    await run(longer)
    expect(await rows('select rules from records')).toEqual([{ rules: 'those of before' }])
    await bindings.DB.prepare("update rebuilds set round_ended_at = '2020-01-01T00:00:00.000Z'").run()
    await run(longer)
    expect(await rows('select rules from records')).toEqual([{ rules: rulesOf(longer) }])
    expect(await lastRebuild()).toMatchObject({ round: 2, passed: 1, records: 1 })
  })

  test('npm run rebuild comes to the same', async () => {
    await add({ [ADA]: early, [BEN]: late })
    await run(shorter)
    const { totals, waiting: count } = await lastRebuild()
    const listed = await everything()
    await bindings.DB.batch(['rebuilds', 'rebuild_waiting'].map((table) => bindings.DB.prepare(`delete from ${table}`)))
    expect(await rebuildHoldings(db, shorter, '')).toMatchObject({ checked: 2, waiting: 2, gone: [], written: [] })
    expect(await everything()).toEqual(listed)
    expect(await lastRebuild()).toMatchObject({ totals, waiting: count })
    await run(shorter)
    await yes()
    expect(await rebuildHoldings(db, shorter, '')).toMatchObject({ checked: 2, waiting: 0 })
    expect([await endOf(ADA), await endOf(BEN)]).toEqual([addMonths(early, 12), addMonths(late, 12)])
  })
})

describe('the end is the same', () => {
  const people = { [ADA]: early, [BEN]: late, [CAM]: addMonths(today, -40) }
  const prepared = () =>
    bindings.DB.batch(
      tables.flatMap((table) => [
        bindings.DB.prepare(`delete from ${table}`),
        bindings.DB.prepare(`insert into ${table} select * from before_${table}`),
      ]),
    )
  beforeEach(async () => {
    await add(people)
    await signBadge(ADA, addMonths(early, 36))
    await signBadge(CAM, addMonths(today, -4))
    await bindings.DB.batch(
      tables.flatMap((table) => [
        bindings.DB.prepare(`drop table if exists before_${table}`),
        bindings.DB.prepare(`create table before_${table} as select * from ${table}`),
      ]),
    )
  })
  const toTheEnd = async () => {
    await run(shorter)
    await yes()
    await run(shorter)
  }

  test('wherever a worker is killed', async () => {
    await prepared()
    await toTheEnd()
    const wanted = await everything()
    for (let nth = 1, isCut = true; isCut; nth++)
      for (const when of waysToCut(nth)) {
        await prepared()
        isCut = await cutAt(bindings.DB, nth, when, toTheEnd)
        await toTheEnd()
        expect([nth, when, await everything()]).toEqual([nth, when, wanted])
        expect(await lastRebuild()).toMatchObject({ records: 3, passed: 3, waiting: 0 })
      }
  })

  test('with two workers at once', async () => {
    await prepared()
    await toTheEnd()
    const wanted = await everything()
    await prepared()
    await Promise.all([run(shorter), run(shorter), rebuildHoldings(db, shorter, '')])
    await run(shorter)
    const answers = await Promise.all([yes(), yes()])
    expect(answers.filter(Boolean)).toHaveLength(1)
    await Promise.all([run(shorter), run(shorter), rebuildHoldings(db, shorter, '')])
    await run(shorter)
    expect(await lastRebuild()).toMatchObject({ records: 3, passed: 3, outdated: 3, waiting: 0 })
    expect(await everything()).toEqual(wanted)
  })
})
