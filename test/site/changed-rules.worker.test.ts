import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rulesOf } from '../../src/adapters/rules-hash.ts'
import { makeApp } from '../../src/app.ts'
import { raiseFactsVersions } from '../../src/data/facts/records.ts'
import { readTogether } from '../../src/data/prepared.ts'
import { listOwnHoldings } from '../../src/data/facts/own-holdings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { rebuildHoldings } from '../../src/work/holdings/rebuild.ts'
import { confirmSome } from '../../src/work/badges/confirm-endings.ts'
import { tellNews } from '../../src/work/mail/tell-news.ts'
import { unpack } from '../support/badges.ts'
import { takeInRows } from '../support/candidates.ts'
import { db, newCandidate, newToken, origin } from '../support/site.ts'
import { holder, plain, today } from '../support/transcripts.ts'
import { rebuildWithYes } from '../support/rebuild.ts'
import { countTrips } from '../support/trips.ts'

/** Whoever took DECK 24 months ago is active by the old rules, and expired by the new ones. */
const certifications = neutral.certifications.map((one) => (one.code === 'DECK' ? { ...one, validityMonths: 12 } : one))
const stricter = { ...neutral, certifications }
const asJson = { Accept: 'application/json' }
const [before, after] = [makeApp(neutral), makeApp(stricter)]

type Person = Awaited<ReturnType<typeof holder>>
let ada: Person, ben: Person
let token: string, code: string, badge: string, link: string

/** Asks a site, and waits for what goes on after the answer. */
async function ask(app: typeof before, path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const context = createExecutionContext()
  const headers = { 'CF-Connecting-IP': crypto.randomUUID(), ...init.headers }
  const request = new Request(new URL(path, origin), { redirect: 'manual', ...init, headers })
  const answer = await app.fetch(request, env, context)
  await waitOnExecutionContext(context)
  return answer
}

const own = (app: typeof before, path: string, { Cookie }: Person, more = {}) =>
  ask(app, path, { headers: { Cookie, ...more } })

const columnOf = (table: string, column: string, id: string) =>
  env.DB.prepare(`select ${column} from ${table} where candidate_id = ?`).bind(id).first<string>(column)

const beforeOf = (id: string) => `HARB${Number(id.slice(4)) - 1}`

async function rebuild(program: typeof neutral, people: readonly Person[]): Promise<void> {
  for (const { id } of people) await rebuildWithYes(program, beforeOf(id))
}

beforeAll(async () => {
  token = await newToken()
  ada = await holder()
  ben = await holder()
  for (const person of [ada, ben]) {
    await person.answer('yes')
    await takeInRows('agreements', `candidate_id,agreement,version,accepted_on\n${person.id},CCA,V9,2026-01-02\n`)
    await own(before, '/digital-badges', person)
  }
  code = (await columnOf('codes', 'code', ada.id))!
  badge = (await columnOf('badges', 'id', ada.id))!
  link = await ada.create()
  await env.DB.prepare('update transcripts set is_open = 1, shows_expired = 1 where id = ?').bind(link).run()
})

// The storage is everybody's: other files go by the rules of the program that there is.
afterAll(() => rebuild(neutral, [ada, ben]))

/** Everything that says who holds what, in words that both rules can be told by. */
const readers: Record<string, (app: typeof before) => Promise<unknown>> = {
  '/verify/:code': async (app) => (await (await ask(app, `/verify/${code}`, { headers: asJson })).json<Told>()).status,
  'the page of /verify/:code': async (app) =>
    /\b(Valid|Expired)\b/.exec(plain(await (await ask(app, `/verify/${code}`)).text()))?.[0],
  '/api/v1/verify/:code': async (app) => (await (await ask(app, `/api/v1/verify/${code}`)).json<Told>()).status,
  'many codes at once': async (app) => {
    const codes = [code, (await columnOf('codes', 'code', ben.id))!]
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const answer = await ask(app, '/api/v1/verify', { method: 'POST', body: JSON.stringify({ codes }), headers })
    return (await answer.json<{ codes: Told[] }>()).codes.map(({ status }) => status)
  },
  'the PDF certificate': async (app) => (await own(app, '/certifications/DECK/certificate.pdf', ada)).status,
  logos: async (app) => {
    const answer = await own(app, '/certifications/logos', ada, asJson)
    return (await answer.json<{ logos: { code: string }[] }>()).logos.map((logo) => logo.code)
  },
  'the claim of kits': async (app) =>
    (await (await own(app, '/fulfillment/claim', ada)).text()).includes('kit.CERT-PRINT.DECK'),
  'the page of a badge': async (app) =>
    /Status (Active|Expired)/.exec(plain(await (await ask(app, `/badges/${badge}`)).text()))?.[1],
  'the holder’s own badges': async (app) =>
    (await (await own(app, '/digital-badges', ada, asJson)).json<{ badges: Told[] }>()).badges[0]!.status,
  'a signed badge': async (app) => {
    const answer = await own(app, `/digital-badges/${badge}/badge.json`, ada)
    return answer.ok ? (await answer.json<{ validUntil: string }>()).validUntil : answer.status
  },
  'a transcript by its link': async (app) =>
    (await (await ask(app, `/transcript/${link}`, { headers: asJson })).json<{ certifications: Told[] }>())
      .certifications[0]!.status,
  'the form of a transcript': async (app) =>
    /DECK.{0,200}?\b(Expired|Expires)/i.exec(
      plain(await (await own(app, `/transcripts/${link}/edit`, ada)).text()),
    )?.[1],
  'the profiles to share': async (app) => (await (await own(app, `/transcripts/${link}`, ada)).text()).includes(code),
}

interface Told {
  readonly status: string
}

describe('once the rules have changed', () => {
  test('each reader answers by the new rules, before and after the records are brought up to date', async () => {
    const names = Object.keys(readers)
    const answersOf = async (app: typeof before) => {
      const answers: Record<string, unknown> = {}
      for (const name of names) answers[name] = await readers[name]!(app)
      return answers
    }
    const old = await answersOf(before)
    const folded = await answersOf(after)
    await rebuild(stricter, [ada, ben])
    await confirmSome(env, new Date(Date.now() + 73 * 3_600_000))
    const rebuilt = await answersOf(after)

    // Its end was moved earlier: its file was no longer given out, and now it is revoked for good.
    expect(rebuilt).toEqual({ ...folded, 'the holder’s own badges': 'shortened' })
    for (const name of names) expect(folded[name], name).not.toEqual(old[name])
    expect(folded).toMatchObject({
      '/verify/:code': 'expired',
      'many codes at once': ['expired', 'expired'],
      'the PDF certificate': 409,
      logos: [],
      'the claim of kits': false,
      'a signed badge': 409,
    })
    // And the other way round: what the stored periods call expired is active by the rules of before.
    const ended = { 'a signed badge': 409, 'the holder’s own badges': 'active' }
    const given = await answersOf(before)
    expect(given).toEqual({ ...old, ...ended, 'the holder’s own badges': given['the holder’s own badges'] })
  })

  test('a page stays one trip to the database, before and afterwards', async () => {
    const paths = [
      '/certifications/logos',
      '/fulfillment/claim',
      '/certifications/DECK/certificate.pdf',
      `/transcripts/${link}`,
      `/verify/${code}`,
    ]
    const trips = async () => {
      const counted = []
      for (const path of paths) counted.push(await countTrips(env.DB, async () => void (await own(after, path, ada))))
      return counted
    }
    // A code that is found is noted for its holder, after the answer.
    const once = [1, 1, 1, 1, 2]
    await rebuild(neutral, [ada])
    expect(await trips()).toEqual(once)
    await rebuild(stricter, [ada])
    expect(await trips()).toEqual(once)
  })

  test('the stored periods answer again once they are as new as the rules', async () => {
    await rebuild(stricter, [ada])
    const spoil = env.DB.prepare("update holdings set status = 'suspended' where candidate_id = ?").bind(ada.id)
    await spoil.run()
    expect(await readers['/verify/:code']!(after)).toBe('suspended')
    expect(await readers['/verify/:code']!(before)).toBe('active')
    await rebuild(stricter, [ada])
    expect(await readers['/verify/:code']!(after)).toBe('expired')
  })

  test('the list of CE activities says so until it is up to date', async () => {
    const list = async () => (await own(after, '/testing-history/ce-activities', ada)).text()
    await rebuild(neutral, [ada])
    expect(await list()).toContain('Expiry dates here may still follow the earlier rules.')
    await rebuild(stricter, [ada])
    expect(await list()).not.toContain('earlier rules')
  })

  test('nobody is told of what the new rules may take away, until that is known', async () => {
    const id = await newCandidate({ '200-301': today })
    await env.DB.prepare('update records set rules = ? where candidate_id = ?').bind(rulesOf(stricter), id).run()
    const told = () => columnOf('events', 'mail_id', id)
    await tellNews(env, neutral, new Date())
    expect(await told()).toBeNull()
    await rebuildHoldings(db, neutral, beforeOf(id))
    await tellNews(env, neutral, new Date())
    expect(await told()).not.toBeNull()
  })

  test('a badge is revoked once new rules take its certification away, if it was signed, and stays revoked', async () => {
    const none = {
      ...neutral,
      certifications: neutral.certifications.filter(({ code }) => code !== 'DECK'),
    }
    await rebuild(none, [ben])
    const place = await columnOf('badges', 'place', ben.id)
    const list = async (app: typeof before) => {
      const answer = await ask(app, `/status/${await columnOf('badges', 'list', ben.id)}`)
      const { description, credentialSubject } = await answer.json<{
        description?: string
        credentialSubject: { encodedList: string }
      }>()
      const bits = await unpack(credentialSubject.encodedList)
      return { description, isSet: (bits[Number(place) >> 3]! & (0x80 >> (Number(place) & 7))) !== 0 }
    }
    expect(await list(before)).toEqual({ description: expect.stringContaining('are being updated'), isSet: false })
    // By the rules of before DECK is held: nothing is taken back from Ben.
    await rebuild(neutral, [ada, ben])
    expect((await list(before)).isSet).toBe(false)
    const id = await columnOf('badges', 'id', ben.id)
    expect((await own(before, `/digital-badges/${id}/badge.json`, ben)).status).toBe(200)
    // By rules that know no DECK it never was.
    await rebuild(none, [ben])
    // Other tests may have left many by the same cause: then they wait for 72 hours.
    await confirmSome(env, new Date(Date.now() + 73 * 3_600_000))
    expect((await list(makeApp(none))).isSet).toBe(true)
    await rebuild(neutral, [ben])
    expect((await list(before)).isSet).toBe(true)
  })

  test('what is newly held has a certificate and kits with a code once it has the code', async () => {
    await rebuild(neutral, [ben])
    const kept = await env.DB.prepare('select * from codes where candidate_id = ?').bind(ben.id).first()
    await env.DB.prepare('delete from codes where candidate_id = ?').bind(ben.id).run()
    const shown = async () => {
      const certificate = await own(before, '/certifications/DECK/certificate.pdf', ben, { Accept: 'text/html' })
      return [certificate.status, plain(await (await own(before, '/fulfillment/claim', ben)).text())] as const
    }
    await env.DB.prepare("update records set rules = 'others' where candidate_id = ?").bind(ben.id).run()
    const [status, claim] = await shown()
    expect([status, claim.includes('DECK Certificate')]).toEqual([409, false])
    await rebuild(neutral, [ben])
    const [later, offered] = await shown()
    expect([later, offered.includes('DECK Certificate')]).toEqual([200, true])
    expect(kept).not.toBeNull()
  })
})

describe('a record', () => {
  test('is marked with the rules in the batch that writes its holdings', async () => {
    const id = await newCandidate({ '200-301': today })
    expect(await columnOf('records', 'rules', id)).toBe(rulesOf(neutral))
    expect(rulesOf(neutral)).toMatch(/^[0-9a-f]{32}$/)
    await rebuildWithYes(stricter, beforeOf(id))
    expect(await columnOf('records', 'rules', id)).toBe(rulesOf(stricter))
    await rebuildHoldings(db, neutral, beforeOf(id))
    expect(await columnOf('records', 'rules', id)).toBe(rulesOf(neutral))
  })

  test('is not marked, and never taken for new, by a Worker that does not know its judge', async () => {
    const id = await newCandidate({ '200-301': today })
    await db.batch([raiseFactsVersions(db, [id], '')])
    expect(await columnOf('records', 'rules', id)).toBeNull()
    const facts = async (rules: string) => (await readTogether(db, listOwnHoldings(db, id, rules))).outdated.length
    expect([await facts(''), await facts(rulesOf(neutral))]).toEqual([1, 1])
    await db.batch([raiseFactsVersions(db, [id], rulesOf(neutral))])
    expect([await facts(''), await facts(rulesOf(neutral))]).toEqual([1, 0])
  })
})
