import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { hiddenIn, officeOfTests } from '../support/office.ts'
import {
  db,
  feedName,
  newCandidate,
  newToken,
  postFeed,
  sendFeed,
  signIn,
  visit,
  waitForReport,
} from '../support/site.ts'

const { signedIn } = officeOfTests()
let token: string
let clerk: Awaited<ReturnType<typeof signedIn>>

beforeAll(async () => {
  token = await newToken()
  clerk = await signedIn(['records'])
})

const header = 'registration_number,candidate_id,exam_code,grade,taken_on'
const pass = (key: string, id: string, grade = 'pass') => `${header}\n${key},${id},200-301,${grade},2025-04-01\n`
const why = { why: 'other', reason: 'A test, case 7' }

async function newHolder() {
  const id = await newCandidate()
  await sendFeed(token, feedName('exams'), pass(`O${id}`, id))
  return id
}

async function standingOf(id: string, query = '') {
  const answer = await visit(`/api/v1/candidates/${id}/standing${query}`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  const { certifications } = await answer.json<{ certifications: { code: string; status: string }[] }>()
  return certifications.map(({ code, status }) => `${code} ${status}`)
}

async function previewed(id: string, what: string, fields: Readonly<Record<string, string>>, by = clerk) {
  const answer = await by.post(`/office/people/${id}/changes/${what}`, { ...why, ...fields })
  const html = await answer.text()
  expect([what, answer.status, html.match(/class="error"[^]*?<\/p>/)?.[0]]).toEqual([what, 200, undefined])
  return { html, confirm: () => by.post(`/office/people/${id}/changes/${what}/confirm`, hiddenIn(html)) }
}

async function change(id: string, what: string, fields: Readonly<Record<string, string>>) {
  const { confirm } = await previewed(id, what, fields)
  expect((await confirm()).status).toBe(303)
}

/** What staff wrote of a fact, that has not ended: for an undo. */
async function ownOf(id: string) {
  const found = await env.DB.prepare(
    "select kind, key, made from facts where candidate_id = ? and import_id = '' and ended_at is null order by made desc",
  )
    .bind(id)
    .first<{ kind: string; key: string; made: string }>()
  return found!
}

async function rebuiltChanges(id: string) {
  const { gone, written } = await rebuildHoldings(db, neutral, `HARB${Number(id.slice(4)) - 1}`)
  return [...gone, ...written].filter(({ candidateId }) => candidateId === id)
}

const undo = async (id: string) => change(id, 'end', await ownOf(id))

describe('by hand', () => {
  test('a certification is granted, suspended, lifted, extended and revoked, and each can be undone', async () => {
    const id = await newCandidate()
    const certification = 'DECK'
    await change(id, 'grant', { certification, granted_on: '2026-01-05' })
    expect(await standingOf(id)).toEqual(['DECK active'])
    await change(id, 'suspend', { certification, on: '2026-02-01' })
    expect(await standingOf(id)).toEqual(['DECK suspended'])
    await change(id, 'reinstate', { certification: '', on: '2026-02-05' })
    expect(await standingOf(id)).toEqual(['DECK active'])
    await undo(id)
    expect(await standingOf(id)).toEqual(['DECK suspended'])
    await undo(id)
    await change(id, 'extend', { certification, on: '2026-02-01', months: '6' })
    await change(id, 'revoke', { certification, on: '2026-03-01' })
    expect(await standingOf(id)).toEqual(['DECK revoked'])
    expect(await rebuiltChanges(id)).toEqual([])
    await undo(id)
    await undo(id)
    expect(await standingOf(id)).toEqual(['DECK active'])
    await undo(id)
    expect(await standingOf(id)).toEqual([])
    expect(await rebuiltChanges(id)).toEqual([])
  })

  test('a ban suspends all that is held until it is lifted, and undone it never was', async () => {
    const id = await newHolder()
    await change(id, 'ban', { from: '2026-01-05', until: '' })
    expect(await standingOf(id)).toEqual(['DECK suspended'])
    const { kind, key } = await ownOf(id)
    await change(id, 'lift-ban', { kind, key, on: '2026-02-05', counts: 'no' })
    expect(await standingOf(id)).toEqual(['DECK active'])
    expect(await standingOf(id, '?on=2026-01-20')).toEqual(['DECK suspended'])
    expect(await rebuiltChanges(id)).toEqual([])
    await undo(id)
    expect(await standingOf(id)).toEqual(['DECK suspended'])
    await undo(id)
    expect(await standingOf(id, '?on=2026-01-20')).toEqual(['DECK active'])
    expect(await rebuiltChanges(id)).toEqual([])
    // A ban is no file's to send.
    expect((await postFeed(token, feedName('bans'), 'ban_id\n1\n')).status).toBe(422)
  })

  test('a withdrawn exam stays withdrawn while the old file comes again for ten nights', async () => {
    const id = await newHolder()
    const before = new Date().toISOString()
    await scheduler.wait(5)
    const { html, confirm } = await previewed(id, 'withdraw', { kind: 'exams', key: `O${id}` })
    expect(html).toContain('loses DECK')
    expect(await standingOf(id)).toEqual(['DECK active'])
    expect((await confirm()).status).toBe(303)
    expect(await standingOf(id)).toEqual([])
    expect(await standingOf(id, `?known=${before}`)).toEqual(['DECK active'])
    for (let night = 0; night < 10; night++) await sendFeed(token, feedName('exams'), pass(`O${id}`, id))
    expect(await standingOf(id)).toEqual([])
    expect(await disagreements(id)).toEqual([])
    expect(await rebuiltChanges(id)).toEqual([])
    const Cookie = await signIn(id)
    const exams = await (await visit('/testing-history/exams', { headers: { Cookie } })).text()
    expect(exams).toContain('Withdrawn')
    expect(exams).not.toContain('Fail')
    await undo(id)
    expect(await standingOf(id)).toEqual(['DECK active'])
  })

  test('where a later file says something else, the decision stands and is listed', async () => {
    const id = await newHolder()
    await change(id, 'withdraw', { kind: 'exams', key: `O${id}` })
    await sendFeed(token, feedName('exams'), pass(`O${id}`, id, 'fail'))
    expect(await disagreements(id)).toHaveLength(1)
    expect(await standingOf(id)).toEqual([])
    const { key, made } = await ownOf(id)
    const query = new URLSearchParams({ kind: 'exams', key, made })
    const page = await (await clerk.get(`/office/people/${id}/disagreement?${query}`)).text()
    expect(page).toContain('That stands until you decide')
    expect(await (await clerk.get('/office')).text()).toContain('A file says something else of')
    expect((await clerk.post(`/office/people/${id}/disagreement`, { kind: 'exams', key, made })).status).toBe(303)
    expect(await disagreements(id)).toEqual([])
    await sendFeed(token, feedName('exams'), pass(`O${id}`, id, 'fail'))
    expect(await disagreements(id)).toEqual([])
    await sendFeed(token, feedName('exams'), pass(`O${id}`, id))
    expect(await disagreements(id)).toHaveLength(1)
    await sendFeed(token, feedName('exams'), pass(`O${id}`, id, 'fail'))
    // Said as it was when it was kept, it is nothing again.
    expect(await disagreements(id)).toEqual([])
  })

  test('a result is another person’s, whatever person the file names', async () => {
    const [id, other] = [await newHolder(), await newCandidate()]
    const { html, confirm } = await previewed(id, 'attach', { kind: 'exams', key: `O${id}`, to: other })
    expect(html).toContain('loses DECK')
    expect(html).toContain('gains DECK')
    expect((await confirm()).status).toBe(303)
    expect([await standingOf(id), await standingOf(other)]).toEqual([[], ['DECK active']])
    await sendFeed(token, feedName('exams'), pass(`O${id}`, id))
    expect([await standingOf(id), await standingOf(other)]).toEqual([[], ['DECK active']])
    expect([await rebuiltChanges(id), await rebuiltChanges(other)]).toEqual([[], []])
  })

  test('a name stays corrected, and the other fields stay the file’s', async () => {
    const id = await newCandidate()
    await change(id, 'correct', { last_name: 'Right', was_last_name: `Person ${id}` })
    const nightly = `candidate_id,last_name,email\n${id},Person ${id},new-${id}@example.com\n`
    await sendFeed(token, feedName('candidates'), nightly)
    const person = await env.DB.prepare('select last_name, email from candidates where id = ?').bind(id).first()
    expect(person).toEqual({ last_name: 'Right', email: `new-${id}@example.com` })
    await undo(id)
    const after = await env.DB.prepare('select last_name from candidates where id = ?').bind(id).first()
    expect(after).toEqual({ last_name: `Person ${id}` })
  })

  test('of two colleagues at once one is done, and the other sees what it would do now', async () => {
    const id = await newHolder()
    const other = await signedIn(['records'])
    const one = await previewed(id, 'withdraw', { kind: 'exams', key: `O${id}` })
    const two = await previewed(id, 'revoke', { certification: 'DECK', on: '2026-01-05' }, other)
    expect((await one.confirm()).status).toBe(303)
    const late = await two.confirm()
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('The record has changed since you looked')
    expect(await standingOf(id)).toEqual([])
    const both = await Promise.all([one.confirm(), one.confirm()])
    expect(both.map(({ status }) => status).every((status) => status === 409)).toBe(true)
  })

  test('what is missing or wrong comes back with sentences, and nothing is changed', async () => {
    const id = await newHolder()
    const cases: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
      ['grant', { granted_on: '2026-13-01' }, 'must not be empty'],
      ['grant', { certification: 'NOPE', granted_on: '2026-01-01' }, 'not the code of a certification'],
      ['extend', { certification: 'DECK', on: '2026-01-01', months: '99' }, 'not a whole number'],
      ['suspend', { certification: 'DECK', on: '2099-01-01' }, 'future'],
      ['attach', { kind: 'exams', key: `O${id}`, to: id }, 'on this record already'],
      ['attach', { kind: 'exams', key: `O${id}`, to: 'x' }, 'Enter a candidate ID'],
      ['revoke', { certification: 'DECK', on: '2026-01-05', why: '' }, 'Choose why'],
      ['revoke', { certification: 'DECK', on: '2026-01-05', reason: ' ' }, 'Say why in your own words'],
      ['ban', { from: '2099-01-01', until: '' }, 'has begun'],
      ['ban', { from: '2026-01-05', until: '2026-01-01' }, 'before the first'],
      ['correct', {}, 'Change at least one field'],
    ]
    for (const [what, fields, sentence] of cases) {
      const answer = await clerk.post(`/office/people/${id}/changes/${what}`, { ...why, ...fields })
      expect([what, answer.status, (await answer.text()).includes(sentence)]).toEqual([what, 422, true])
    }
    for (const path of ['nonsense', 'constructor', 'withdraw?kind=exams&key=NONE'])
      expect((await clerk.get(`/office/people/${id}/changes/${path}`)).status).toBe(404)
    // Somebody else’s fact is not changed from here.
    const stranger = await newHolder()
    const theirs = await clerk.post(`/office/people/${id}/changes/withdraw`, {
      ...why,
      kind: 'exams',
      key: `O${stranger}`,
    })
    expect(theirs.status).toBe(404)
    expect([await standingOf(id), await standingOf(stranger)]).toEqual([['DECK active'], ['DECK active']])
  })

  test('no file may use a key of the office', async () => {
    const id = await newCandidate()
    const grants = 'grant_id,candidate_id,certification,granted_on,reason'
    const report = await sendFeed(token, feedName('grants'), `${grants}\noffice-1,${id},DECK,2026-01-05,Ours\n`)
    expect(report).toMatchObject({ accepted: 0, rejected: 1 })
    expect(report.errors[0]!.message).toContain('are for changes by staff')
  })

  test('is in the log with who and whom, and the reason only among the details', async () => {
    const id = await newHolder()
    await change(id, 'withdraw', { kind: 'exams', key: `O${id}` })
    const deed = await env.DB.prepare(
      `select actor_kind, actor_id, what, reason, details_hash is not null as has_details from deeds
        where candidate_id = ? and what like 'fact.%'`,
    )
      .bind(id)
      .first()
    expect(deed).toEqual({
      actor_kind: 'colleague',
      actor_id: clerk.id,
      what: 'fact.withdrawn',
      reason: 'other',
      has_details: 1,
    })
  })
})

describe('a file', () => {
  test('goes live from its preview, and is taken back, by the office', async () => {
    const id = await newCandidate()
    const text = pass(`F${id}`, id)
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'text/csv',
      'Content-Length': String(text.length),
    }
    const sent = await visit(`/api/v1/imports?name=${feedName('exams')}&preview=1`, {
      method: 'POST',
      headers,
      body: text,
    })
    const { id: file } = await waitForReport(token, (await sent.json<{ id: string }>()).id)
    const page = await (await clerk.get(`/office/files/${file}`)).text()
    expect(page).toContain('This is what it would change')
    expect(page).toContain('Go live')
    expect((await clerk.post(`/office/files/${file}/go-live`)).status).toBe(303)
    expect(await waitForReport(token, file)).toMatchObject({ state: 'done' })
    expect(await standingOf(id)).toEqual(['DECK active'])
    expect(await (await clerk.get(`/office/files/${file}`)).text()).toContain('Take this file back')
    expect((await clerk.post(`/office/files/${file}/take-back`)).status).toBe(303)
    expect(await waitForReport(token, file)).toMatchObject({ state: 'withdrawn' })
    expect(await standingOf(id)).toEqual([])
    expect((await clerk.post(`/office/files/${file}/go-live`)).status).toBe(409)
  })
})

async function disagreements(id: string) {
  const found = await env.DB.prepare('select key from facts where candidate_id = ? and disagrees_at is not null')
    .bind(id)
    .all()
  return found.results
}
