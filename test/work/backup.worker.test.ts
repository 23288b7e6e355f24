import { beforeAll, describe, expect, test } from 'vitest'
import { randomId } from '../../src/adapters/secrets.ts'
import { giveBadge } from '../../src/data/badges/badges.ts'
import { approveErasure, askErasure } from '../../src/data/people/erasures.ts'
import { eraseSome } from '../../src/work/erasures/erase-some.ts'
import { importSome } from '../../src/work/imports/import-files.ts'
import { writeJournal } from '../../src/work/journal/write-journal.ts'
import { backUp } from '../../src/work/keeping/backup.ts'
import { takeInFromBucket } from '../../src/work/keeping/from-bucket.ts'
import type { Manifest, Parts } from '../../src/work/keeping/parts.ts'
import { restore } from '../../src/work/keeping/restore.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { newCandidateId } from '../support/names.ts'
import { forever, ownStorage, siteOn } from '../support/own-storage.ts'

const silent = () => undefined

function inMemory(): Parts & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  return {
    kept,
    put: async (name, bytes) => void kept.set(name, bytes),
    get: async (name) => kept.get(name) ?? Promise.reject(new Error(`no part ${name}`)),
  }
}

const pages = [
  '/certifications',
  '/testing-history/exams',
  '/testing-history/ce-activities',
  '/testing-history/ce-activities?q=whale',
  '/personal-info/contact',
  '/personal-info/settings',
]

const [before, after, again] = (['A', 'B', 'C'] as const).map((name) => siteOn(ownStorage(name)))
const [lost, found] = [before!.bindings, after!.bindings]
const parts = inMemory()
let manifest: Manifest
const [stays, goes, badge, revoked] = [newCandidateId(), newCandidateId(), randomId(), randomId()]

async function copyFiles(from: R2Bucket, to: R2Bucket, prefix: string): Promise<void> {
  for (const { key, customMetadata } of (await from.list({ prefix, include: ['customMetadata'] })).objects)
    await to.put(key, await (await from.get(key))!.arrayBuffer(), { customMetadata: customMetadata ?? {} })
}

beforeAll(async () => {
  await before!.migrate()
  const people = [stays, goes].map((id) => `${id},Quagmireson,${id}@example.com`)
  await before!.send('candidates', `candidate_id,last_name,email\n${people.join('\n')}\n`)
  const exams = [stays, goes].map((id) => `B${id},${id},200-301,pass,2025-04-01`)
  await before!.send(
    'exams',
    `registration_number,candidate_id,exam_code,grade,taken_on\n${exams.join('\n')}\nX,${stays},200-301,none,2025-04-01\n`,
  )
  const activities = [`1,${stays},Whale songs,P,5,2025-05-01`, `2,${stays},Something else,P,5,2025-05-01`]
  await before!.send('creq', `external_id,candidate_id,name,provider_name,points,active_on\n${activities.join('\n')}\n`)
  for (const [id, candidateId] of [
    [badge, stays],
    [revoked, goes],
  ] as const)
    await giveBadge(before!.database, { candidateId, certification: 'DECK' }, { id, places: [1, 2, 3] })
  await before!.createLogin(stays)
  await before!.signIn(stays)
  await lost.FILES.put(`cases/${stays}`, 'a file of a case', { httpMetadata: { contentType: 'image/png' } })
  await lost.FILES.put(`documents/A/x/${stays}`, 'made again')
  manifest = await backUp(lost, 'neutral', parts, silent)

  // What came after the backup, and is in the journal alone.
  const run = (text: string, ...values: unknown[]) => lost.DB.prepare(text).bind(...values)
  await run("update badges set revoked_at = '2026-01-01', revoked_for = 'revoked' where id = ?", badge).run()
  const version = await run('select facts_version as v from records where candidate_id = ?', goes).first<{
    v: number
  }>()
  const [at, yes] = [new Date().toISOString(), { candidateId: goes, factsVersion: version!.v }]
  await before!.database.batch([
    askErasure(before!.database, { ...yes, reason: 'request', at, by: 'one' }) as never,
    approveErasure(before!.database, { ...yes, by: 'two' }, at),
  ])
  await eraseSome(lost, neutral, forever)
  await writeJournal(lost, new Date(), forever)
  await copyFiles(lost.FILES, found.FILES, 'journal/')
})

describe('a restored site', () => {
  beforeAll(async () => {
    // Migrations alone: whatever else is there would not be empty.
    await after!.migrate()
    await found.DB.prepare('delete from operator_tokens').run()
    await restore(found, neutral, 'neutral', parts, silent)
  })

  test('shows the same pages to the same password, and finds the same words', async () => {
    const [was, is] = [await before!.signIn(stays), await after!.signIn(stays)]
    for (const path of pages) {
      const told = await before!.read(path, was)
      expect([path, told[0]]).toEqual([path, 200])
      expect(await after!.read(path, is)).toEqual(told)
    }
    const words = (await after!.read('/testing-history/ce-activities?q=whale', is))[1]
    expect(words).toContain('Whale songs')
    expect(words).not.toContain('Something else')
    const { code } = (await found.DB.prepare('select code from codes where candidate_id = ?').bind(stays).first<{
      code: string
    }>())!
    expect(await after!.read(`/verify/${code}`)).toEqual(await before!.read(`/verify/${code}`))
  })

  test('has the rows and the files of before, and no session', async () => {
    const tables = new Set(manifest.pages.map(({ table }) => table))
    for (const name of ['sessions', 'links', 'known_browsers', 'office_sessions']) expect(tables.has(name)).toBe(false)
    const rowsIn = async (database: D1Database, table: string) =>
      (await database.prepare(`select * from "${table}" where candidate_id = ?`).bind(stays).all()).results
    for (const table of ['facts', 'holdings', 'codes', 'activities', 'accounts', 'events', 'records'])
      expect([table, await rowsIn(found.DB, table)]).toEqual([table, await rowsIn(lost.DB, table)])
    const file = await found.FILES.get(`cases/${stays}`)
    expect([await file!.text(), file!.httpMetadata!.contentType]).toEqual(['a file of a case', 'image/png'])
    expect(await found.FILES.head(`documents/A/x/${stays}`)).toBeNull()
  })

  test('keeps revoked what was revoked after the backup, and erased who was erased', async () => {
    const row = await found.DB.prepare('select revoked_for from badges where id = ?').bind(badge).first()
    expect(row).toEqual({ revoked_for: 'revoked' })
    const person = await found.DB.prepare('select last_name, email from candidates where id = ?').bind(goes).first()
    expect(person).toEqual({ last_name: '', email: '' })
    expect(await (await after!.ask(`/badges/${revoked}/state.json`)).json()).toMatchObject({
      state: 'active',
      erased: true,
    })
    for (const { key } of (await found.FILES.list({ prefix: 'imports/' })).objects)
      expect(await (await found.FILES.get(key))!.text()).not.toContain(goes)
  })

  test('is not restored twice, or from a backup of another program, or one that was broken off', async () => {
    await expect(restore(found, neutral, 'neutral', parts, silent)).rejects.toThrow(/is not empty/)
    await expect(restore(found, neutral, 'other', parts, silent)).rejects.toThrow(/of the program neutral/)
    await expect(restore(found, neutral, 'neutral', inMemory(), silent)).rejects.toThrow(/no part manifest/)
  })
})

test('a lost database is made again of the files in the bucket, and the journal answers for who was erased', async () => {
  const { bindings, migrate } = again!
  await migrate()
  for (const prefix of ['imports/', 'journal/']) await copyFiles(lost.FILES, bindings.FILES, prefix)
  expect(await takeInFromBucket(bindings, neutral, 'neutral')).toEqual({ queued: 3, left: 0, nameless: 0 })
  await importSome(bindings, neutral, forever)
  const rowsIn = async (database: D1Database, whose: string) =>
    (await database.prepare('select * from holdings where candidate_id = ? order by since').bind(whose).all()).results
  for (const whose of [stays, goes]) {
    const was = await rowsIn(lost.DB, whose)
    expect(was.length).toBeGreaterThan(0)
    expect(await rowsIn(bindings.DB, whose)).toEqual(was)
  }
  const facts = bindings.DB.prepare('select count(*) as n from facts where candidate_id = ?')
  expect(await facts.bind(goes).first()).toEqual({ n: 0 })
  expect(await facts.bind(stays).first()).toEqual({ n: 4 })
})

test('pages that change while they are read are read again', async () => {
  const own = inMemory()
  let writes = 0
  const restless: Parts = {
    ...own,
    async put(name, bytes) {
      await own.put(name, bytes)
      if (writes++ < 3)
        await lost.DB.prepare('update candidates set phone = ? where id = ?').bind(`+${writes}`, stays).run()
    },
  }
  const { pages: written, restless: left } = await backUp(lost, 'neutral', restless, silent)
  const part = written.find(({ table }) => table === 'candidates')!.part
  expect(new TextDecoder().decode(own.kept.get(part))).toContain('+3')
  expect(left).toBe(0)
})
