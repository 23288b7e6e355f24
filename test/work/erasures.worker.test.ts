import { getTableColumns } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import { giveBadge } from '../../src/data/badges/badges.ts'
import { approveErasure, askErasure } from '../../src/data/people/erasures.ts'
import { personTables } from '../../src/data/person-tables.ts'
import { approve, askToErase } from '../../src/work/erasures/ask-erasure.ts'
import { guardKit } from '../../src/data/orders/kit-changes.ts'
import { findOrder, moveOrder } from '../../src/data/orders/orders.ts'
import { eraseSome } from '../../src/work/erasures/erase-some.ts'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { mergeRecords } from '../../src/work/merges/merge-records.ts'
import { turnDays } from '../../src/work/events/turn-days.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { cutAt } from '../support/cut.ts'
import { everyWay } from '../support/every-way.ts'
import { placesOf } from '../support/everything-kept.ts'
import { newCandidateId } from '../support/names.ts'
import { forever, ownStorage, siteOn } from '../support/own-storage.ts'

const env = ownStorage('D')
const site = siteOn(env)
const db = site.database
beforeAll(site.migrate)

async function versionOf(candidateId: string): Promise<number> {
  const row = await env.DB.prepare('select facts_version as v from records where candidate_id = ?')
    .bind(candidateId)
    .first<{ v: number }>()
  return row?.v ?? 0
}

/** Two colleagues have said yes. */
async function sayYes(candidateId: string): Promise<void> {
  const at = new Date().toISOString()
  const factsVersion = await versionOf(candidateId)
  await db.batch([
    askErasure(db, { candidateId, reason: 'request', factsVersion, at, by: 'one' }) as never,
    approveErasure(db, { candidateId, factsVersion, by: 'two' }, at),
  ])
  expect(await stateOf(candidateId)).toBe('running')
}

async function stateOf(candidateId: string) {
  const row = await env.DB.prepare('select state from erasures where candidate_id = ?').bind(candidateId).first()
  return row?.state
}

async function erase(candidateId: string): Promise<void> {
  await sayYes(candidateId)
  await eraseSome(env, neutral, forever)
  expect(await stateOf(candidateId)).toBe('done')
}

/** Somebody whose every word is their own, in files as a program sends them each night. */
async function newPerson() {
  const id = newCandidateId()
  const mark = `zq${id.slice(4)}`
  const [last, email, street, netacad] = [`${mark}ova`, `${mark}@mail.example`, `${mark} street`, `${mark}-net`]
  const [number, other] = [`${mark}R1`, `${mark}R2`]
  const files = [
    [
      'candidates',
      `candidate_id,first_name,last_name,email,phone,address_1,city,country,netacad_id\n${id},${mark}a,"${last}\nsecond line",${email},+46 8,${street},${mark}stad,SE,${netacad}\n`,
    ],
    [
      'exams',
      `registration_number,candidate_id,exam_code,grade,taken_on\n${number},${id},200-301,pass,2025-04-01\n${other},${id},200-301,${mark}grade,2025-04-01\n`,
    ],
    [
      'creq',
      `external_id,candidate_id,name,provider_name,points,active_on\n${mark}c,${id},${mark}course,${mark}provider,5,2025-05-01\n`,
    ],
  ] as const
  /** Or only the first of them: the person, and their exams. */
  const sendAll = async (first: number = files.length) => {
    for (const [kind, body] of files.slice(0, first)) {
      const report = await site.send(kind, body)
      expect([kind, report.state]).toEqual([kind, 'done'])
      reports.push(report)
    }
  }
  const reports: Awaited<ReturnType<typeof site.send>>[] = []
  return { id, mark, email, files, sendAll, reports }
}

/** What anyone may ask about codes and badges. */
async function openAnswers(id: string) {
  const { results } = await env.DB.prepare(
    "select code as name, 'code' as kind from codes where candidate_id = ?1 union all select id, 'badge' from badges where candidate_id = ?1",
  )
    .bind(id)
    .all<{ name: string; kind: string }>()
  const json = async (path: string) => {
    const answer = await site.ask(path, { headers: { Accept: 'application/json' } })
    return [answer.status, await answer.json<Record<string, unknown>>()] as const
  }
  const asked = results.flatMap(({ name, kind }) =>
    kind === 'code' ? [`/verify/${name}`] : [`/badges/${name}`, `/badges/${name}/state.json`],
  )
  expect(asked.length).toBeGreaterThan(0)
  return Promise.all(asked.map(async (path) => [path, ...(await json(path))] as const))
}

describe('a person who is erased', () => {
  test('is found nowhere in the database, the store and the bucket, nor when the nightly files come again', async () => {
    const { id, mark, email, sendAll, reports } = await newPerson()
    await sendAll()
    await site.createLogin(id, email)
    await site.signIn(id)
    await writeEverywhere(id, mark)
    await env.FILES.put(`cases/${mark}case`, `${mark} in a file`)
    await env.FILES.put(`cases/${mark}case/m-0`, `${mark} in a file`)
    await env.FILES.put(`imports/refused/${id}`, `no,feed\n${email},${mark}\nsomebody,else\n`)
    await env.FILES.put(`documents/A/certificate-2/${id}`, `${mark} on paper`, { customMetadata: { about: id } })
    await env.FILES.put(`documents/A/certificate-2/other${id}`, 'on paper', { customMetadata: { about: 'other' } })
    const before = await placesOf([mark], env)
    expect(before.length).toBeGreaterThan(30)
    expect(before).toContain(`${mark} in activity_words_data`)

    await erase(id)
    expect(await placesOf([mark], env)).toEqual([])
    expect(await env.FILES.head(`documents/A/certificate-2/other${id}`)).not.toBeNull()
    expect(await (await env.FILES.get(`imports/refused/${id}`))!.text()).toContain('somebody,else')

    reports.length = 0
    await sendAll()
    expect(reports.map(({ unchanged, rejected, accepted }) => [unchanged, rejected, accepted])).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 0, 0],
    ])
    expect(await placesOf([mark], env)).toEqual([])
  })
})

describe('what an erasure leaves', () => {
  test('a row of an id that nobody has no longer says that it is about them', async () => {
    const { id, mark, email, sendAll } = await newPerson()
    await sendAll()
    const wrong = newCandidateId()
    const header = 'registration_number,candidate_id,exam_code,grade,taken_on,last_name,email'
    await site.send(
      'exams',
      `${header}\nH${wrong},${wrong},200-301,pass,2025-04-01,${mark}ova,${email.toUpperCase()}\n`,
    )
    const hints = () =>
      env.DB.prepare('select hints from unmatched where candidate_id = ?').bind(wrong).first<string | null>('hints')
    expect(await hints()).toContain(mark)
    await erase(id)
    expect(await hints()).toBeNull()
  })

  test('codes, badges and their states answer as before, without a name, and go on doing so', async () => {
    const { id, mark, sendAll } = await newPerson()
    await sendAll()
    const place = Number(id.slice(4)) % 100_000
    await giveBadge(db, { candidateId: id, certification: 'DECK' }, { id: randomId(), places: [place] })
    const before = await openAnswers(id)
    await erase(id)
    const after = await openAnswers(id)
    expect(after.map(([path, status]) => [path, status])).toEqual(before.map(([path]) => [path, 200]))
    const certain = ({ status, valid, certification, earnedOn, expiresOn, state, end }: Record<string, unknown>) => ({
      status,
      valid,
      certification,
      earnedOn,
      expiresOn,
      state,
      end,
    })
    expect(after.map(([, , told]) => certain(told))).toEqual(before.map(([, , told]) => certain(told)))
    expect(after.find(([path]) => path.endsWith('state.json'))![2]).toMatchObject({ state: 'active', erased: true })
    expect(JSON.stringify(after)).not.toContain(mark)

    await sendAll()
    await turnDays(env, neutral, new Date(), forever)
    for (let next: string | undefined = ''; next !== undefined;) next = (await rebuildHoldings(db, neutral, next)).next
    const last = await openAnswers(id)
    expect(last.map(([, , told]) => certain(told))).toEqual(after.map(([, , told]) => certain(told)))
  })

  test('a "No" to verification goes on, and its codes stay unknown', async () => {
    const { id, sendAll } = await newPerson()
    await sendAll(2)
    const answer = env.DB.prepare(
      'insert into answers (candidate_id, question, answer, answered_at) values (?, ?, ?, ?)',
    )
    const question = neutral.questions.find(({ decides }) => decides === 'verification')!.code
    await answer.bind(id, question, 'yes', '2026-01-01').run()
    await answer.bind(id, question, 'no', '2026-01-02').run()
    await erase(id)
    expect((await openAnswers(id)).filter(([path]) => path.startsWith('/verify'))[0]![1]).toBe(404)
  })

  test('money keeps amount, day and country; kits that were not sent are cancelled', async () => {
    const { id, sendAll } = await newPerson()
    await sendAll(1)
    const shipping = JSON.stringify({ firstName: 'Q', city: 'Umea', country: 'SE' })
    await env.DB.prepare(
      "insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at, paid_at) values (?1, ?1, 'paid', 1500, 'USD', ?2, '2026-01-01', '2026-01-02')",
    )
      .bind(id, shipping)
      .run()
    await env.DB.prepare(
      "insert into items (id, order_id, candidate_id, kit, certification, name, cents, state, queued_at) values (?1, ?1, ?1, 'k', 'DECK', 'Kit', 1500, 'queued', '2026-01-02')",
    )
      .bind(id)
      .run()
    await erase(id)
    const order = await env.DB.prepare('select cents, placed_at, paid_at, shipping from orders where id = ?')
      .bind(id)
      .first<{ shipping: string }>()
    expect(order).toMatchObject({ cents: 1500, placed_at: '2026-01-01', paid_at: '2026-01-02' })
    expect(Object.values(JSON.parse(order!.shipping) as object).filter(Boolean)).toEqual(['SE'])
    expect(await env.DB.prepare('select state from items where id = ?').bind(id).first()).toEqual({
      state: 'cancelled',
    })
  })

  test('a payment that arrives after all has nothing printed, nor has a colleague', async () => {
    const { id, sendAll } = await newPerson()
    await sendAll(1)
    await env.DB.batch([
      env.DB.prepare(
        "insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at) values (?1, ?1, 'placed', 1500, 'USD', '{}', '2026-01-01')",
      ).bind(id),
      env.DB.prepare(
        "insert into items (id, order_id, candidate_id, kit, certification, name, cents, state) values (?1, ?1, ?1, 'k', 'DECK', 'Kit', 1500, 'ordered')",
      ).bind(id),
    ])
    await erase(id)
    const order = (await findOrder(db, id, id).execute())!
    await db.batch([...moveOrder(db, order, 'paid', '2026-01-03')])
    const kit = () =>
      env.DB.prepare('select state, version from items where id = ?')
        .bind(id)
        .first<{ state: string; version: number }>()
    const { state, version } = (await kit())!
    expect([order.state, state]).toEqual(['cancelled', 'cancelled'])
    const seen = { id, orderId: id, candidateId: id, version }
    for (const action of ['reship', 'restore'] as const)
      await expect(db.batch([guardKit(db, seen, action) as never])).rejects.toThrow()
  })

  test('a fact that another person has as well stays theirs', async () => {
    const [one, other] = [await newPerson(), await newPerson()]
    await one.sendAll(2)
    await other.sendAll(2)
    await env.DB.prepare('update facts set candidate_id = ? where key = ?').bind(other.id, `${one.mark}R1`).run()
    const made =
      "insert into facts (kind, key, made, candidate_id, content, recorded_at, import_id, file, line) select kind, key, '1', ?, content, recorded_at, import_id, file, line from facts where key = ?"
    await env.DB.prepare(made).bind(one.id, `${one.mark}R1`).run()
    await erase(one.id)
    const { results } = await env.DB.prepare('select candidate_id as id from facts where key = ? order by made')
      .bind(`${one.mark}R1`)
      .all()
    expect(results).toEqual([{ id: '' }, { id: other.id }])
  })
})

test('whoever asked says yes themselves only where there is no other owner', async () => {
  const { id, sendAll } = await newPerson()
  await sendAll(1)
  const asking = { candidateId: id, factsVersion: await versionOf(id), at: new Date(), colleagueId: 'one' }
  await askToErase(db, { ...asking, reason: 'order' })
  const owner = "insert into colleague_roles (colleague_id, role, given_at) values ('other', 'owner', '2026')"
  await env.DB.batch([
    env.DB.prepare("insert into colleagues (id, name, email, added_at) values ('other', 'O', 'o@x.example', '2026')"),
    env.DB.prepare(owner),
  ])
  expect(await approve(db, asking)).toBe(false)
  await env.DB.prepare("update colleagues set ended_at = '2026' where id = 'other'").run()
  expect(await approve(db, { ...asking, factsVersion: -1 })).toBe(false)
  expect(await approve(db, asking)).toBe(true)
  expect(await approve(db, asking)).toBe(false)
  await eraseSome(env, neutral, forever)
  const headers = { Authorization: `Bearer ${site.token()}` }
  expect((await site.ask(`/api/v1/candidates/${id}/standing`, { headers })).status).toBe(404)
  const reads = await env.DB.prepare('select count(*) as n from record_reads where candidate_id = ?').bind(id).first()
  expect(reads).toEqual({ n: 0 })
})

test('the records that were merged with a person go with them, and files may go on naming either id', async () => {
  const [one, old] = [await newPerson(), await newPerson()]
  await one.sendAll(2)
  await old.sendAll(2)
  const factsVersions = new Map<string, number>()
  for (const id of [one.id, old.id]) factsVersions.set(id, await versionOf(id))
  const wanted = { from: old.id, into: one.id, by: { kind: 'colleague', id: 'one' } } as const
  expect(await mergeRecords(env, neutral, { ...wanted, factsVersions }, new Date())).toHaveProperty('id')
  const asking = { candidateId: one.id, factsVersion: await versionOf(one.id), at: new Date() }
  await askToErase(db, { ...asking, reason: 'request', colleagueId: 'one' })
  expect(await approve(db, { ...asking, colleagueId: 'two' })).toBe(true)
  await eraseSome(env, neutral, forever)
  expect([await stateOf(one.id), await stateOf(old.id)]).toEqual(['done', 'done'])
  await old.sendAll()
  expect(await placesOf([one.mark, old.mark], env)).toEqual([])
  expect(await mergeRecords(env, neutral, { ...wanted, factsVersions }, new Date())).toBe('gone')
})

test('a worker that is lost at some word with the database is followed by one that ends the erasure', async () => {
  const marks: string[] = []
  const cuts = everyWay ? Array.from({ length: 60 }, (_, at) => at + 1) : [3, 8, 14]
  for (const nth of cuts) {
    const { id, mark, files } = await newPerson()
    await site.send('candidates', files[0][1])
    await site.send('exams', files[1][1])
    await sayYes(id)
    const went = await cutAt(env.DB, nth, 'after', () => eraseSome(env, neutral, forever))
    await eraseSome(env, neutral, forever)
    expect([nth, await stateOf(id)]).toEqual([nth, 'done'])
    marks.push(mark)
    if (!went) break
  }
  expect(marks.length).toBeGreaterThan(2)
  expect(await placesOf(marks, env)).toEqual([])
})

/** A row in each table that the list says is deleted, with the mark in every column that takes a text. */
async function writeEverywhere(id: string, mark: string): Promise<void> {
  const done = new Set(['candidates', 'facts', 'repeats', 'importErrors', 'records', 'activities', 'answers'])
  for (const [name, { table, erase }] of Object.entries(personTables) as [
    string,
    { table: SQLiteTable; erase: string },
  ][]) {
    if (done.has(name) || erase === 'stays') continue
    const columns = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>)
    const row = columns.flatMap(([key, column]) => {
      const value = valueOf(name, key, column, id, mark)
      return value === undefined ? [] : [[key, value]]
    })
    await db
      .insert(table)
      .values(Object.fromEntries(row) as never)
      .onConflictDoNothing()
  }
  await env.DB.prepare(
    "insert into facts (kind, key, made, candidate_id, content, recorded_at, import_id, file, line, taken_back) values ('aliases', ?1 || 'old', '1', ?1, ?2, '2026', '', '', 0, 2)",
  )
    .bind(id, JSON.stringify({ by: 'office', merge: `M${id}` }))
    .run()
  await env.DB.prepare(
    "insert into imports (id, name, kind, made_at, sha256, size, state, warnings, received_at, is_staged) values (?1, ?1, 'exams', '', ?1, 0, 'preview', '[]', '2026', 1)",
  )
    .bind(`i${id}`)
    .run()
}

function valueOf(table: string, key: string, column: SQLiteColumn, id: string, mark: string): unknown {
  if (key === 'candidateId') return id
  if (key === 'importId') return `i${id}`
  if (table === 'mappingRequests' && key === 'typed') return { by: 'email', email: `${mark}@mail.example` }
  if (key === 'shareId' || (table === 'transcriptShares' && key === 'id')) return `${mark}share`
  if (key === 'reference' && table !== 'orders') return `${mark}case`
  if (table === 'orders')
    return { shipping: { firstName: mark, country: 'SE' }, state: 'placed', payAt: mark }[key] ?? plain(column, id)
  if (table === 'items') return { trackingNumber: mark, carrier: mark, state: 'queued' }[key] ?? plain(column, id)
  if (table === 'learnerRecords') return { transcriptId: `T${id}`, shows: [mark] }[key] ?? plain(column, id)
  if (table === 'transcripts' && key === 'id') return `T${id}`
  if (table === 'unmatched' && key === 'hints') return JSON.stringify({ word: mark })
  if (table === 'mergedRows' && key === 'mergeId') return `M${id}`
  if (column.dataType === 'json') return { word: mark }
  if (column.dataType === 'string') return column.enumValues ? column.enumValues[0] : `${mark}${key}`
  return plain(column, id)
}

function plain(column: SQLiteColumn, id: string): unknown {
  if (!column.notNull) return undefined
  return column.dataType === 'string'
    ? `${column.name}${id}`
    : column.dataType === 'boolean'
      ? false
      : Number(id.slice(-7))
}
