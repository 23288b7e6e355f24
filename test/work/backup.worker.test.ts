import { applyD1Migrations } from 'cloudflare:test'
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { randomId } from '../../src/adapters/secrets.ts'
import { giveBadge } from '../../src/data/badges/badges.ts'
import { approveErasure, askErasure } from '../../src/data/people/erasures.ts'
import type { Bindings } from '../../src/env.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { eraseSome } from '../../src/work/erasures/erase-some.ts'
import { writeJournal } from '../../src/work/journal/write-journal.ts'
import { importSome } from '../../src/work/imports/import-files.ts'
import { backUp } from '../../src/work/keeping/backup.ts'
import { takeInFromBucket } from '../../src/work/keeping/from-bucket.ts'
import type { Manifest, Parts } from '../../src/work/keeping/parts.ts'
import { NotRestored, restore } from '../../src/work/keeping/restore.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { takeInRows } from '../support/candidates.ts'
import {
  cookieOf,
  db,
  feedName,
  newCandidate,
  newToken,
  origin,
  sendFeed,
  signInByForm,
  testPassword,
} from '../support/site.ts'

const forever = { isSpent: () => false }
const silent = () => undefined
const spare: Bindings = { ...env, DB: env.SPARE_SITE, SESSIONS: env.SPARE_KEYS, FILES: env.SPARE_FILES }

function inMemory(): Parts & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    put: async (name, bytes) => void kept.set(name, bytes),
    get: async (name) => kept.get(name)!,
  }
}

/** The site on some storage, and a browser that signs in with a password. */
function siteOn(bindings: Bindings) {
  const app = makeApp(neutral, defaultSettings)
  const ask = async (path: string, init: RequestInit = {}) => {
    const context = createExecutionContext()
    const answer = await app.fetch(
      new Request(new URL(path, origin), { redirect: 'manual', ...init }),
      bindings,
      context,
    )
    await waitOnExecutionContext(context)
    return answer
  }
  const signIn = async (loginId: string) => {
    const body = new URLSearchParams({ loginId, password: testPassword }).toString()
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: origin,
      'CF-Connecting-IP': randomId(),
    }
    return cookieOf(await ask('/sign-in', { method: 'POST', body, headers }))
  }
  const read = async (path: string, Cookie = '') => {
    const answer = await ask(path, { headers: { ...(Cookie && { Cookie }), Accept: 'text/html' } })
    return [answer.status, (await answer.text()).replaceAll(/<time[^>]*>[^<]*<\/time>/g, '')] as const
  }
  return { ask, signIn, read }
}

const pages = [
  '/certifications',
  '/testing-history/exams',
  '/testing-history/ce-activities',
  '/testing-history/ce-activities?q=whale',
  '/personal-info/contact',
  '/personal-info/settings',
]

const [before, after] = [siteOn(env), siteOn(spare)]
const parts = inMemory()
let manifest: Manifest
let [stays, goes, code, badge, revoked]: string[] = []

beforeAll(async () => {
  ;[stays, goes] = [await newCandidate({ '200-301': '2025-04-01' }), await newCandidate({ '200-301': '2025-04-01' })]
  await takeInRows(
    'creq',
    `external_id,candidate_id,name,provider_name,points,active_on\n1${stays},${stays},Whale songs,P,5,2025-05-01\n2${stays},${stays},Other,P,5,2025-05-01\n`,
  )
  await sendFeed(await newToken(), feedName('fees'), 'no,such,file\n')
  await sendFeed(
    await newToken(),
    feedName('candidates'),
    `candidate_id,last_name,email\n${goes},Quagmireson,${goes}@example.com\n`,
  )
  ;[badge, revoked] = [randomId(), randomId()]
  for (const [id, candidateId] of [
    [badge!, stays!],
    [revoked!, goes!],
  ] as const)
    await giveBadge(
      db,
      { candidateId, certification: 'DECK' },
      { id, places: [Number(candidateId.slice(4)) % 100_000] },
    )
  const row = await env.DB.prepare('select code from codes where candidate_id = ?')
    .bind(stays)
    .first<{ code: string }>()
  code = row!.code
  await signInByForm(stays!)
  await env.FILES.put(`cases/${stays}`, 'a file of a case', { httpMetadata: { contentType: 'image/png' } })
  await env.FILES.put(`documents/A/x/${stays}`, 'made again')
  manifest = await backUp(env, 'neutral', parts, silent)

  // What came after the backup, and is in the journal alone.
  await env.DB.prepare("update badges set revoked_at = '2026-01-01', revoked_for = 'revoked' where id = ?")
    .bind(badge)
    .run()
  const at = new Date().toISOString()
  const version = await env.DB.prepare('select facts_version as v from records where candidate_id = ?')
    .bind(goes)
    .first<{ v: number }>()
  const yes = { candidateId: goes!, factsVersion: version!.v }
  await db.batch([
    askErasure(db, { ...yes, reason: 'request', at, by: 'one' }) as never,
    approveErasure(db, { ...yes, by: 'two' }, at),
  ])
  await eraseSome(env, neutral, forever)
  await writeJournal(env, new Date(), forever)

  await applyD1Migrations(env.SPARE_SITE, env.MIGRATIONS)
  for (const { key } of (await env.FILES.list({ prefix: 'journal/' })).objects)
    await env.SPARE_FILES.put(key, await (await env.FILES.get(key))!.arrayBuffer())
  await restore(spare, neutral, 'neutral', parts, silent)
})

test('a database that is lost is made again of the files in the bucket, and the journal answers for who was erased', async () => {
  const again: Bindings = { ...spare, DB: env.SPARE_AGAIN }
  await applyD1Migrations(env.SPARE_AGAIN, env.MIGRATIONS)
  const id = await newCandidate()
  const [token, exams] = [await newToken(), 'registration_number,candidate_id,exam_code,grade,taken_on']
  const sent = [
    await sendFeed(token, feedName('candidates'), `candidate_id,last_name,email\n${id},Rebuilt,${id}@example.com\n`),
    await sendFeed(token, feedName('exams'), `${exams}\nF${id},${id},200-301,pass,2025-04-01\n`),
  ]
  for (const one of sent)
    for (const key of [`imports/${one.id}`, `imports/${one.id}.json`])
      await env.SPARE_FILES.put(key, await (await env.FILES.get(key))!.arrayBuffer())
  const { queued } = await takeInFromBucket(again, neutral, 'neutral')
  expect(queued).toBeGreaterThan(1)
  await importSome(again, neutral, forever)
  const held = 'select certification, status, since from holdings where candidate_id = ? order by since'
  const rowsIn = async (database: D1Database, whose: string) => (await database.prepare(held).bind(whose).all()).results
  for (const whose of [id, goes!]) {
    const was = await rowsIn(env.DB, whose)
    expect(was.length).toBeGreaterThan(0)
    expect(await rowsIn(env.SPARE_AGAIN, whose)).toEqual(was)
  }
  const facts = env.SPARE_AGAIN.prepare('select count(*) as n from facts where candidate_id = ?')
  expect(await facts.bind(goes!).first()).toEqual({ n: 0 })
  expect(await facts.bind(id).first()).toEqual({ n: 2 })
})

describe('a restored site', () => {
  test('shows the same pages to the same password, and finds the same words', async () => {
    const [was, is] = [await before.signIn(stays!), await after.signIn(stays!)]
    for (const path of pages) {
      const [told, again] = [await before.read(path, was), await after.read(path, is)]
      expect([path, told[0]]).toEqual([path, 200])
      expect(again).toEqual(told)
    }
    const found = (await after.read('/testing-history/ce-activities?q=whale', is))[1]
    expect(found).toContain('Whale songs')
    expect(found).not.toContain('>Other<')
    expect(await after.read(`/verify/${code}`)).toEqual(await before.read(`/verify/${code}`))
  })

  test('has every row of the tables that a backup holds, the files, and no session', async () => {
    const counts = new Map<string, number>()
    for (const { table, rows } of manifest.pages) counts.set(table, (counts.get(table) ?? 0) + rows)
    expect(counts.get('facts')).toBeGreaterThan(2)
    for (const name of ['sessions', 'links', 'known_browsers', 'office_sessions']) expect(counts.has(name)).toBe(false)
    const countIn = async (database: D1Database, table: string) =>
      (await database
        .prepare(`select count(*) as n from "${table}" where candidate_id = ?`)
        .bind(stays)
        .first<{ n: number }>())!.n
    for (const table of ['facts', 'holdings', 'codes', 'activities', 'accounts', 'events', 'records'])
      expect([table, await countIn(env.SPARE_SITE, table)]).toEqual([table, await countIn(env.DB, table)])
    const file = await env.SPARE_FILES.get(`cases/${stays}`)
    expect([await file!.text(), file!.httpMetadata!.contentType]).toEqual(['a file of a case', 'image/png'])
    expect(await env.SPARE_FILES.head(`documents/A/x/${stays}`)).toBeNull()
  })

  test('keeps revoked what was revoked after the backup, and erased who was erased', async () => {
    const row = await env.SPARE_SITE.prepare('select revoked_for from badges where id = ?').bind(badge).first()
    expect(row).toEqual({ revoked_for: 'revoked' })
    const [person] = (
      await env.SPARE_SITE.prepare('select last_name, email from candidates where id = ?').bind(goes).all()
    ).results
    expect(person).toEqual({ last_name: '', email: '' })
    expect((await after.ask(`/badges/${revoked}/state.json`)).status).toBe(200)
    expect(await (await after.ask(`/badges/${revoked}/state.json`)).json()).toMatchObject({
      state: 'active',
      erased: true,
    })
    for (const { key } of (await env.SPARE_FILES.list({ prefix: 'imports/' })).objects)
      expect(await (await env.SPARE_FILES.get(key))!.text()).not.toContain('Quagmireson')
  })

  test('is not restored twice, from a backup that was broken off, or of another program', async () => {
    await expect(restore(spare, neutral, 'neutral', parts, silent)).rejects.toThrow(/is not empty/)
    await expect(restore(spare, neutral, 'other', parts, silent)).rejects.toThrow(NotRestored)
  })
})
