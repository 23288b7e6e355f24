import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApp } from '../../src/app.ts'
import { readOnlyDatabase } from '../../src/data/read-only-database.ts'
import { isViewable } from '../../src/office/people/viewable.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { goesTo, officeOfTests, pageOf } from '../support/office.ts'
import { newCandidate, origin, signIn, visit } from '../support/site.ts'

const { ask, signedIn } = officeOfTests()
type Browser = Awaited<ReturnType<typeof signedIn>>
let [desk, id]: [Browser | undefined, string] = [undefined, '']

const gets = [
  ...new Set(
    makeApp(neutral)
      .routes.filter(({ method, path }) => method === 'GET' && !/^\/(api|office)\b/.test(path))
      .map(({ path }) => path),
  ),
]
const agreement = neutral.agreements[0]!
/** An address of each route that there is something at, where a candidate has an order and holds something. */
const addressOf = (path: string) =>
  path
    .replace('/agreements/:code/:version', `/agreements/${agreement.code}/${agreement.versions[0]!.version}`)
    .replace('/fulfillment/orders/:id', '/fulfillment/orders/SEENORDER')
    .replace('/certifications/:code', '/certifications/DECK')
    .replace(/:\w+/g, 'NOSUCHTHING')
const as = (path: string) => `/office/people/${id}/as${path}`

beforeAll(async () => {
  desk = await signedIn(['helpdesk'])
  const held = neutral.certifications.find(({ code }) => code === 'DECK')
  expect(held).toBeDefined()
  id = await newCandidate({ '200-301': '2025-04-01' })
  await env.DB.prepare(
    "insert into orders (id, candidate_id, state, cents, currency, shipping, placed_at) values ('SEENORDER', ?, 'paid', 0, 'USD', '{}', '2026-01-01T00:00:00.000Z')",
  )
    .bind(id)
    .run()
})

describe('every route of the site under /as/', () => {
  test.each(gets)('%s is a page without a write, or is not there', async (path) => {
    const address = addressOf(path)
    const before = await stateOf()
    const answer = await desk!.get(as(address))
    const html = await answer.text()
    if (!isViewable(address)) return expect([address, answer.status]).toEqual([address, 404])
    expect([address, [200, 303].includes(answer.status)]).toEqual([address, true])
    if (answer.status === 303) expect(goesTo(answer)[1]).toContain(as('/'))
    else expect(html).toContain('This is what')
    // What it leaves behind is that it was seen, and nothing else.
    const after = await stateOf()
    expect(after).toEqual({ ...before, deeds: before.deeds! + 1, record_reads: before.record_reads! + 1 })
  })

  test('are those of the list: what is a secret, a file or somebody’s session is not', () => {
    const seen = gets.filter((path) => isViewable(addressOf(path)))
    expect(seen.length).toBeGreaterThan(18)
    for (const word of [
      'sessions',
      'data',
      'password',
      'passkeys',
      'receipt',
      'certificate.pdf',
      'my-data',
      ':file',
      'sign-in',
      'transcript/',
    ])
      expect([word, seen.filter((path) => path.includes(word))]).toEqual([word, []])
  })
})

describe('a page as somebody sees it', () => {
  test('is theirs, with links that stay, forms that can’t be sent, and no script', async () => {
    for (const path of [
      '/home',
      '/personal-info/settings',
      '/personal-info/contact',
      '/transcripts',
      '/fulfillment/claim',
    ]) {
      const html = await pageOf(desk!.get(as(path)))
      expect(html).toContain(id)
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g))
        expect([path, href, /^#|^\/office(\/people\/[^/]+(\/as\/.*)?)?$/.test(href!)]).toEqual([path, href, true])
      for (const part of ['<button', '<script', 'action="', 'method="post', 'type="hidden"', 'download='])
        expect([path, part, html.includes(part)]).toEqual([path, part, false])
      for (const [field] of html.matchAll(/<(input|select|textarea)\b[^>]*>/g)) expect(field).toContain('disabled')
    }
  })

  test('shows transcripts by name, and never what opens one', async () => {
    await env.DB.prepare(
      `insert into transcripts (id, candidate_id, description, names, shows_address, shows_dates, shows_expirations, shows_expired,
        choice, chosen, offered, adds_new, remarks, notes, is_disabled, is_open, created_at)
        values ('bearerOfTheTranscript', ?, 'For Northwind', 'latin', 0, 0, 0, 0, 'active', '[]', '[]', 0, '', '', 0, 1, '2026-01-01')`,
    )
      .bind(id)
      .run()
    const html = await pageOf(desk!.get(as('/transcripts')))
    expect(html).toContain('For Northwind')
    expect(html).not.toContain('bearerOfTheTranscript')
    for (const path of [
      '/transcripts/bearerOfTheTranscript',
      '/transcripts/bearerOfTheTranscript/view',
      '/transcripts/new',
    ])
      expect([path, (await desk!.get(as(path))).status]).toEqual([path, 404])
    const log = await env.DB.prepare("select count(*) as count from deeds where object_id like '%bearerOf%'").first()
    expect(log).toEqual({ count: 0 })
  })

  test('is told to them, and in the log', async () => {
    await desk!.get(as('/certifications'))
    const cookie = await signIn(id)
    const seen = await pageOf(visit('/transcripts/who-saw-me', { headers: { Cookie: cookie } }))
    expect(seen).toContain('/certifications, as you see it')
    expect(seen).not.toContain('Colleague helpdesk')
    const deed = await env.DB.prepare(
      "select actor_id, object_id from deeds where candidate_id = ? and what = 'person.viewed-as' and object_id = '/certifications' limit 1",
    )
      .bind(id)
      .first()
    expect(deed).toEqual({ actor_id: desk!.id, object_id: '/certifications' })
  })

  test('takes no way around: no POST, no other person, no trick in the path', async () => {
    for (const path of ['/personal-info/settings', '/home', '/fulfillment/orders'])
      expect((await desk!.post(as(path), { a: 'b' })).status).toBe(404)
    for (const path of [
      '',
      '/',
      '//home',
      '/home/../personal-info/data',
      '/%2e%2e/home',
      '/home%2f',
      '/../../home',
      '/office',
      '/home/',
    ])
      expect([path, (await desk!.get(as(path))).status]).toEqual([path, 404])
    expect((await desk!.get('/office/people/NOBODY/as/home')).status).toBe(404)
    const records = await signedIn(['records'])
    expect((await records.get(as('/home'))).status).toBe(200)
    for (const role of ['fulfilment', 'figures', 'owner'] as const)
      expect([role, (await (await signedIn([role])).get(as('/home'))).status]).toEqual([role, 404])
  })

  test('is not shown to a stranger or a candidate', async () => {
    const cookie = await signIn(id)
    for (const Cookie of ['', cookie]) {
      const answer = await ask(as('/home'), { headers: { Cookie } })
      expect(goesTo(answer)).toEqual([303, `/office/sign-in?next=${encodeURIComponent(as('/home'))}`])
      expect((await visit(as('/home'), { headers: { Cookie } })).status).toBe(404)
      expect((await ask(as('/home'), { method: 'POST', headers: { Cookie, Origin: origin } })).status).toBe(404)
    }
  })
})

test('a database for reading refuses everything that is no SELECT', async () => {
  const database = readOnlyDatabase(env.DB)
  for (const query of [
    'delete from facts',
    'with a as (select 1) delete from facts',
    ' INSERT INTO guards values (1)',
    'pragma x',
    '/* */ drop table facts',
  ])
    expect(() => database.prepare(query)).toThrow('asked to write')
  expect(() => database.exec('select 1')).toThrow('has no exec')
  expect((await database.prepare(' SELECT 1 as one').first())?.one).toBe(1)
})

/** How many rows every table has: nothing of it may change by looking. */
async function stateOf(): Promise<Record<string, number>> {
  const tables = [
    'deeds',
    'record_reads',
    'baskets',
    'answers',
    'sessions',
    'outbox',
    'security_events',
    'items',
    'orders',
    'badges',
    'acceptances',
  ]
  const counts = await env.DB.batch<{ count: number }>(
    tables.map((table) => env.DB.prepare(`select count(*) as count from ${table}`)),
  )
  return Object.fromEntries(tables.map((table, at) => [table, counts[at]!.results[0]!.count]))
}
