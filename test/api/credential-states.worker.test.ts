import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { credentialHash } from '../../src/adapters/signing/credential-hash.ts'
import { addMonths } from '../../src/core/calendar.ts'
import { defaultSettings } from '../../src/http/settings.ts'
import { ask, badgeHolder, badgesOf, today } from '../support/badges.ts'
import { visit } from '../support/site.ts'
import { holder, open } from '../support/transcripts.ts'
import { countTrips } from '../support/trips.ts'

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  visit(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'CF-Connecting-IP': crypto.randomUUID(), ...headers },
  })
const stranger = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }

async function withBadge(...given: Parameters<typeof badgeHolder>) {
  const person = await badgeHolder(...given)
  const [badge] = await badgesOf(person)
  const at = `/badges/${badge!.id}/state.json`
  const file = async (type: string) => (await person.get(`/digital-badges/${badge!.id}/badge.${type}`)).text()
  return { ...person, at, file, state: async () => (await ask(at)).json<Record<string, unknown>>() }
}

describe('the state of a badge', () => {
  test('is its state, its end and what it says, for every site and two minutes', async () => {
    const { at, since, file, state } = await withBadge()
    expect(await state()).toEqual({ state: 'active', end: addMonths(since, 36), says: null, erased: false })
    await file('json')
    const answer = await ask(at, stranger)
    expect(await answer.json()).toMatchObject({ state: 'active', says: expect.stringMatching(/^[\w-]{40,}$/) })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=120')
    const preflight = await visit(at, {
      method: 'OPTIONS',
      headers: { ...stranger, 'Access-Control-Request-Method': 'POST' },
    })
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')]).toEqual([204, '*'])
  })

  test.each(['yes', 'no', undefined] as const)('is the same with consent %s, and names nobody', async (consent) => {
    const { id, at } = await withBadge(consent)
    const text = await (await ask(at)).text()
    expect(JSON.parse(text)).toMatchObject({ state: 'active', erased: false })
    expect(text).not.toMatch(new RegExp(`Hana|Sato|DECK|${id}`))
  })

  test('follows a suspension, its end, a revocation and an erased name', async () => {
    const { id, state, adjust } = await withBadge()
    await adjust('suspend', today)
    expect(await state()).toMatchObject({ state: 'suspended' })
    await adjust('reinstate', today)
    expect(await state()).toMatchObject({ state: 'active' })
    await adjust('revoke', today)
    expect(await state()).toMatchObject({ state: 'revoked' })
    await env.DB.prepare(`update candidates set first_name = '', last_name = '' where id = ?`).bind(id).run()
    expect(await state()).toMatchObject({ state: 'revoked', erased: true })
  })

  test('is one trip to the database, asked with a hash or without', async () => {
    const { at } = await withBadge()
    expect(await countTrips(env.DB, async () => void (await ask(at)))).toBe(1)
    const sha256 = 'a'.repeat(64)
    // One for the answer; what was not found is counted after it.
    expect(await countTrips(env.DB, async () => void (await post(at, { sha256 })))).toBeLessThanOrEqual(2)
  })

  test('of a badge that there is not is not found', async () => {
    for (const answer of [await ask('/badges/none/state.json'), await post('/badges/none/state.json', hash('a'))])
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
  })
})

const hash = (letter: string) => ({ sha256: letter.repeat(64) })

describe('asked with the hash of a file', () => {
  test('says whether this site signed it, to whoever asks', async () => {
    const { at, file } = await withBadge()
    for (const type of ['json', 'jwt']) {
      const text = await file(type)
      const sha256 = await credentialHash(text)
      expect(await (await post(at, { sha256 }, stranger)).json()).toMatchObject({ state: 'active', issued: true })
      const other = await credentialHash(
        type === 'json' ? JSON.stringify({ ...JSON.parse(text), name: 'x' }) : `${text}A`,
      )
      expect(await (await post(at, { sha256: other })).json()).toMatchObject({ state: 'active', issued: false })
    }
  })

  test('does not know the hash of one badge at the address of another', async () => {
    const [one, other] = [await withBadge(), await withBadge()]
    const sha256 = await credentialHash(await one.file('json'))
    expect(await (await post(other.at, { sha256 })).json()).toMatchObject({ issued: false })
  })

  test.each<[string, unknown, number]>([
    ['nothing', '', 422],
    ['no JSON', '<html>', 422],
    ['a list', '[]', 422],
    ['no hash', {}, 422],
    ['half a hash', { sha256: 'abc' }, 422],
    ['a number', { sha256: 1 }, 422],
    ['more besides', { ...hash('a'), id: 'x' }, 422],
    ['a whole credential', 'x'.repeat(5000), 413],
  ])('answers %s with a sentence', async (_, body, status) => {
    const { at } = await withBadge()
    const answer = await post(at, body)
    expect(answer.status).toBe(status)
    expect((await answer.json<{ detail: string }>()).detail).toMatch(/sha256/)
  })

  test('is limited where what is asked for is not there', async () => {
    const { at } = await withBadge()
    const headers = { 'CF-Connecting-IP': crypto.randomUUID() }
    const { most } = defaultSettings.verification.address
    for (let count = 0; count < most; count++) expect((await post(at, hash('b'), headers)).status).toBe(200)
    await expect.poll(async () => (await post(at, hash('b'), headers)).status).toBe(429)
  })
})

describe('the state of a learner record', () => {
  const stateAt = async (path: string) => (await open(`${path}/state.json`)).json()

  test('is that of its transcript, whatever the consent', async () => {
    const person = await holder()
    const transcript = await person.create()
    const { path } = await person.share(transcript)
    expect(await stateAt(path)).toMatchObject({ state: 'active', says: null, erased: false })
    const sha256 = await credentialHash(await (await open(`${path}/clr`)).text())
    expect(await (await post(`${path}/state.json`, { sha256 })).json()).toMatchObject({ state: 'active', issued: true })
    expect(await (await post(`${path}/state.json`, hash('c'))).json()).toMatchObject({ issued: false })
    await person.answer('no')
    expect((await open(path)).status).toBe(404)
    expect(await stateAt(path)).toMatchObject({ state: 'active' })
    await person.post(`/transcripts/${transcript}/disable`)
    expect(await stateAt(path)).toMatchObject({ state: 'ended' })
  })

  test('says ended for good once the transcript is deleted, and keeps nothing of whose it was', async () => {
    const person = await holder()
    const transcript = await person.create()
    const { path, id } = await person.share(transcript)
    const sha256 = await credentialHash(await (await open(`${path}/clr`)).text())
    await person.post(`/transcripts/${transcript}/delete`)
    expect((await open(path)).status).toBe(404)
    expect(await stateAt(path)).toEqual({ state: 'ended', end: null, says: null, erased: false })
    expect(await (await post(`${path}/state.json`, { sha256 })).json()).toMatchObject({ state: 'ended', issued: true })
    expect(await (await post(`${path}/state.json`, hash('d'))).json()).toMatchObject({ state: 'ended', issued: false })
    const kept = await env.DB.prepare('select * from learner_records where token = ?').bind(id).first()
    expect(kept).toMatchObject({ transcript_id: transcript, shows: '[]', revoked_at: expect.any(String) })
    expect(JSON.stringify(kept)).not.toContain(person.id)
  })

  test('of a deleted transcript of which no learner record was signed is not found', async () => {
    const person = await holder()
    const transcript = await person.create()
    const { path } = await person.share(transcript)
    await person.post(`/transcripts/${transcript}/delete`)
    await expect.poll(async () => (await open(`${path}/state.json`)).status).toBe(404)
  })

  test('of a transcript that there is not is not found, and asks no database', async () => {
    const trips = await countTrips(env.DB, async () => {
      expect((await open('/transcript/0000000000000000/state.json')).status).toBe(404)
      expect((await post('/transcript/nonsense/state.json', hash('a'))).status).toBe(404)
    })
    expect(trips).toBe(0)
  })
})
