import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '../../src/core/calendar.ts'
import { anyCertification } from '../../src/core/figures/moves.ts'
import {
  endingWithin,
  happenedByMonth,
  holdersByMonth,
  holdersOn,
  stretchesFor,
} from '../../src/core/figures/report.ts'
import { openDatabase } from '../../src/data/database.ts'
import { listFactsVersions } from '../../src/data/facts/records.ts'
import { readHolders } from '../../src/data/figures/holders.ts'
import { noFigures } from '../../src/core/figures/night.ts'
import { findFigures } from '../../src/data/figures/night.ts'
import { readTogether } from '../../src/data/prepared.ts'
import { imports } from '../../src/data/schema-operators.ts'
import type { Program } from '../../src/program/program.ts'
import { openBudget } from '../../src/work/budget.ts'
import { makeChange } from '../../src/work/facts/make-change.ts'
import { countFigures } from '../../src/work/figures/count-figures.ts'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { takeBackSome } from '../../src/work/imports/take-back.ts'
import demoCandidates from '../programs/neutral/demo/feeds/candidates-20261101-060000.csv?raw'
import demoCredits from '../programs/neutral/demo/feeds/creq-20200214-200500.csv?raw'
import demoExams from '../programs/neutral/demo/feeds/exams-20261101-061500.csv?raw'
import demoGrants from '../programs/neutral/demo/feeds/grants-20200101-000000.csv?raw'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import { cutAt, waysToCut } from '../support/cut.ts'
import { today } from '../support/own-site.ts'

const bindings = { ...env, DB: env.SPARE_FIGURES }
const db = openDatabase(bindings.DB)
const of = { db, program: neutral as Program }
const rows = async (sql: string, ...values: unknown[]) =>
  (
    await bindings.DB.prepare(sql)
      .bind(...values)
      .all<Record<string, unknown>>()
  ).results

const people = Array.from({ length: 40 }, (_, at) => `HARB2000${String(1000 + at)}`)
const exams = ['200-301', '350-401', '300-410', '100-150', '300-415']
const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
/** A history of six years that is always the same, and never the same for two people. */
const history = people.flatMap((id, at) =>
  Array.from({ length: 3 + (at % 5) }, (_, nth) => {
    const day = addDays(addMonths(today, -70), (at * 97 + nth * 331) % 2100)
    return [
      `F${at}-${nth}`,
      id,
      exams[(at + nth * 2) % exams.length]!,
      (at + nth) % 4 === 0 ? 'fail' : 'pass',
      day,
    ] as const
  }),
)
const csv = (lines: readonly (readonly string[])[]) => [header, ...lines.map((line) => line.join(',')), ''].join('\n')

const count = async (now = new Date()) => {
  const { env: counted, budget } = openBudget(bindings, { statements: 10_000, milliseconds: 600_000 })
  await countFigures(counted, neutral, now, budget)
}
const storedAt = (on: Day) => readTogether(db, readHolders(db, stretchesFor(on, today)))

/** How many hold each certification on a day, by hand. */
async function holdersByHand(on: Day) {
  const during = "status = 'active' and since <= ?1 and (until is null or until >= ?1)"
  const each = await rows(`select certification, count(*) as c from holdings where ${during} group by 1`, on)
  const [any] = await rows(`select count(distinct candidate_id) as c from holdings where ${during}`, on)
  return {
    ...Object.fromEntries(each.map((row) => [row.certification, row.c])),
    ...(any!.c !== 0 && { [anyCertification]: any!.c }),
  }
}

const without0 = (holders: ReadonlyMap<string, number>) =>
  Object.fromEntries([...holders].filter(([, value]) => value !== 0))

/** The period right before `h` of the same certification, which was held. */
const before = `exists (select 1 from holdings b where b.candidate_id = h.candidate_id and b.certification = h.certification
  and date(b.until, '+1 day') = h.since and b.status in ('active', 'suspended')`
const byHand = {
  earned: `h.status = 'active' and h.active_on = h.since and not ${before})`,
  renewed: `h.status = 'active' and ${before} and coalesce(h.expires_on, '9999') > coalesce(b.expires_on, '9999'))`,
  lapsed: `h.status = 'expired' and ${before})`,
}

/** Every figure compared with SQL by hand. */
async function expectAllRight() {
  for (const on of [today, addDays(today, -1), addMonths(today, -7), '2020-02-29', addMonths(today, 5), '1990-01-01'])
    expect([on, without0(holdersOn(await storedAt(on), on))]).toEqual([on, await holdersByHand(on)])
  const stored = await storedAt(today)
  for (const { month, holders } of holdersByMonth(stored, today).slice(0, -1)) {
    const end = addDays(addMonths(`${month}-01`, 1), -1)
    expect([month, without0(holders)]).toEqual([month, await holdersByHand(end)])
  }
  for (const found of happenedByMonth(stored, today)) {
    const own = await rows(
      `select ${Object.entries(byHand).map(([name, where]) => `count(case when ${where} then 1 end) as ${name}`)}
        from holdings h where substr(h.since, 1, 7) = ?`,
      found.month,
    )
    expect(found).toEqual({ month: found.month, ...own[0] })
  }
  for (const { days, ending } of endingWithin(stored, today)) {
    const [own] = await rows(
      `select count(*) as c from holdings h where status = 'active' and until between ?1 and ?2
        and not exists (select 1 from holdings n where n.candidate_id = h.candidate_id and n.certification = h.certification
          and n.status = 'active' and n.since = date(h.until, '+1 day'))`,
      today,
      addDays(today, days),
    )
    expect([days, ending]).toEqual([days, own!.c])
  }
  await expectExamsRight()
}

async function expectExamsRight() {
  const { exams: found } = (await findFigures(db).execute())!.figures
  const last = await rows(
    `select content ->> 'exam' as exam, substr(content ->> 'takenOn', 1, 7) as month, count(*) as taken,
      sum(content ->> 'grade' = 'pass') as passed
      from facts f where kind = 'exams' and office is null and taken_back <> 2
      and coalesce(stands_as, made) = (select max(coalesce(stands_as, made)) from facts o
        where o.kind = f.kind and o.key = f.key and o.office is null and o.taken_back <> 2)
      and not exists (select 1 from facts w where w.kind = f.kind and w.key = f.key and w.office = 'withdraw' and w.ended_at is null)
      group by 1, 2`,
  )
  const own: Record<string, Record<string, unknown>> = {}
  for (const row of last) (own[String(row.exam)] ??= {})[String(row.month)] = [row.taken, row.passed]
  expect(found).toEqual(own)
}

async function takeBack(id: string): Promise<void> {
  const at = { now: new Date(), leaseUntil: '9999' }
  for (let isDone = false; !isDone;) {
    const running = { state: 'running', task: 'take back', leaseHolder: id, leaseUntil: '9999' } as const
    await db.update(imports).set(running).where(eq(imports.id, id))
    const [current] = await db.select().from(imports).where(eq(imports.id, id))
    isDone = await takeBackSome(db, neutral, current!, at)
  }
  await db.update(imports).set({ state: 'withdrawn' }).where(eq(imports.id, id))
}

beforeAll(async () => {
  await applyD1Migrations(bindings.DB, env.MIGRATIONS)
  for (const [kind, text] of Object.entries({
    candidates: demoCandidates,
    creq: demoCredits,
    exams: demoExams,
    grants: demoGrants,
  }))
    await takeInRows(kind as 'exams', text, of)
  const persons = people.map((id) => `${id},Person ${id},${id}@example.com`)
  await takeInRows('candidates', ['candidate_id,last_name,email', ...persons, ''].join('\n'), of)
  await takeInRows('exams', csv(history), of)
})

describe('every figure is what SQL by hand says', () => {
  test('of the demo and many others', async () => {
    await count()
    expect((await holdersOn(await storedAt(today), today)).get(anyCertification)).toBeGreaterThan(5)
    await expectAllRight()
  })

  test('after corrections, and after a file was taken back', async () => {
    const corrected = history.filter((_, at) => at % 3 === 0)
    const id = await takeInRows(
      'exams',
      csv(
        corrected.map(([key, person, exam, grade, day], at) => [
          key,
          person,
          exam,
          at % 2 ? grade : 'fail',
          addDays(day, -40),
        ]),
      ),
      of,
    )
    const moved = history
      .filter((_, at) => at % 7 === 1)
      .map(([key, , exam, grade, day]) => [`M${key}`, people[0]!, exam, grade, day])
    await takeInRows('exams', csv(moved), of)
    await count(new Date(Date.now() + 86_400_000))
    await expectAllRight()
    await takeBack(id)
    await count(new Date(Date.now() + 2 * 86_400_000))
    await expectAllRight()
  })

  test('after staff have withdrawn an exam, granted, suspended and lifted', async () => {
    const by = { kind: 'colleague', id: 'test' } as const
    const person = people[3]!
    const change = async (wanted: Parameters<typeof makeChange>[2]['change']) => {
      const counted = await listFactsVersions(db, [person]).execute()
      const factsVersions = new Map(counted.map((one) => [one.candidateId, one.factsVersion]))
      const said = { candidateId: person, change: wanted, reason: 'a test' }
      return makeChange(db, neutral, said, { by, now: new Date(), factsVersions, why: 'other' })
    }
    const [key] = history.find(([, id]) => id === person)!
    expect(await change({ what: 'withdraw', kind: 'exams', key })).toBe('done')
    await count(new Date(Date.now() + 3 * 86_400_000))
    await expectAllRight()
  })

  test('after the rules have changed, and after a yes to that', async () => {
    const certifications = neutral.certifications.map((one) =>
      one.code === 'DECK' ? { ...one, validityMonths: 20 } : one,
    )
    const changed = { ...neutral, certifications }
    await rebuildHoldings(db, changed, '')
    await expectAllRight()
    await bindings.DB.prepare('update rebuilds set accepted_up_to = (select max(id) from rebuild_waiting)').run()
    await rebuildHoldings(db, changed, '')
    await expectAllRight()
  })

  test('of kits and sign-ins', async () => {
    const kits = ['queued', 'queued', 'sent', 'complete', 'returned'] as const
    const add = bindings.DB.prepare(
      "insert into items (id, order_id, candidate_id, kit, certification, name, cents, state, held_at) values (?, 'o', 'c', 'k', 'DECK', 'n', 0, ?, ?)",
    )
    await bindings.DB.batch(kits.map((state, at) => add.bind(`K${at}`, state, at === 1 ? '2026-01-01' : null)))
    const signIn = bindings.DB.prepare(
      "insert into security_events (id, candidate_id, at, kind, browser, country, detail) values (?, ?, ?, ?, '', '', ?)",
    )
    await bindings.DB.batch([
      signIn.bind('1', people[0], `${today}T01:00:00.000Z`, 'signed-in', '{"by":"passkey"}'),
      signIn.bind('2', people[0], `${today}T02:00:00.000Z`, 'signed-in', '{"by":"password"}'),
      signIn.bind('3', people[1], `${today}T03:00:00.000Z`, 'signed-in', '{"by":"password"}'),
      signIn.bind('4', people[1], `${today}T03:00:00.000Z`, 'login-made', '{}'),
      signIn.bind('5', people[2], `${addDays(today, -21)}T03:00:00.000Z`, 'signed-in', '{}'),
    ])
    await bindings.DB.prepare('delete from figure_counts').run()
    await count()
    const { kits: byState, signIns } = (await findFigures(db).execute())!.figures
    expect(byState).toEqual({ queued: 1, held: 1, sent: 1, complete: 1, returned: 1 })
    const weeks = Object.values(signIns)
    expect(weeks).toHaveLength(12)
    expect(weeks.filter(({ people: some }) => some > 0)).toEqual(
      expect.arrayContaining([
        { people: 2, signIns: 3, withPasskey: 1, newLogins: 1 },
        { people: 1, signIns: 1, withPasskey: 0, newLogins: 0 },
      ]),
    )
  })
})

test('the count at night ends the same wherever it is killed, and with two workers at once', async () => {
  const figures = async () => (await findFigures(db).execute())?.figures
  await bindings.DB.prepare('delete from figure_counts').run()
  await count()
  const wanted = await figures()
  /** As on the morning after: the weeks before are known. */
  const again = () =>
    bindings.DB.batch([
      bindings.DB.prepare('delete from figure_counts'),
      bindings.DB.prepare(
        "insert into figure_counts (begun_at, phase, figures, done_at) values ('2020-01-01', 'done', ?, '2020-01-01')",
      ).bind(JSON.stringify({ ...noFigures, signIns: wanted!.signIns })),
    ])
  for (let nth = 1, isCut = true; isCut; nth++)
    for (const when of waysToCut(nth)) {
      await again()
      isCut = await cutAt(bindings.DB, nth, when, count)
      await count()
      expect([nth, await figures()]).toEqual([nth, wanted])
    }
  await again()
  await Promise.all([count(), count()])
  await count()
  expect(await figures()).toEqual(wanted)
})

test('what the migration counts of holdings that are there is what is kept as they are written', async () => {
  const read = async () => [
    await rows(
      'select * from figure_days where begun + ended + earned + renewed + lapsed > 0 order by certification, day',
    ),
    await rows(
      'select * from figure_months where begun + ended + earned + renewed + lapsed > 0 order by certification, month',
    ),
  ]
  const kept = await read()
  const { queries } = (env.MIGRATIONS as D1Migration[]).find(({ name }) => name.endsWith('_figures.sql'))!
  await bindings.DB.batch(['figure_days', 'figure_months'].map((table) => bindings.DB.prepare(`delete from ${table}`)))
  for (const query of queries.filter((one) => /insert into/i.test(one))) await bindings.DB.prepare(query).run()
  expect(await read()).toEqual(kept)
  expect(kept[0]!.length).toBeGreaterThan(50)
})
