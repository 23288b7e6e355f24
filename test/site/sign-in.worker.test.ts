import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import {
  cookieOf,
  newCandidate,
  origin,
  postForm,
  sessionTokenOf,
  signIn,
  signInByForm,
  testPassword,
  visit,
} from '../support/site.ts'

const namesOf = (cookies: string) => [...cookies.matchAll(/[\w-]+(?==)/g)].map(String).toSorted()

/** The rows of somebody's in a table, without what differs from one sign-in to the next. */
async function leftIn(table: string, id: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare(`select * from ${table} where candidate_id = ?`).bind(id).all()
  const isOwn = (text: string) => text === id || /^\d{4}-|^[\w-]{16,43}$|@/.test(text)
  return results.map((row) =>
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' && isOwn(value) ? 'own' : value]),
  )
}

const wrong = 'Login ID and password don’t match.'

describe('signing in', () => {
  test('leaves what other tests write where all they need is a session', async () => {
    const [one, other] = [await newCandidate(), await newCandidate()]
    expect(namesOf(await signIn(other))).toEqual(namesOf(await signInByForm(one)))
    const tables = ['accounts', 'sessions', 'known_browsers', 'security_events']
    for (const table of tables) expect([table, await leftIn(table, other)]).toEqual([table, await leftIn(table, one)])
  })

  test('by login id leads home', async () => {
    const id = await newCandidate()
    await signInByForm(id)
    const answer = await postForm('/sign-in', { loginId: ` ${id.toLowerCase()} `, password: testPassword })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/home')
    const home = await visit('/', { headers: { Cookie: cookieOf(answer) } })
    expect(home.headers.get('Location')).toBe('/home')
  })

  test('by a proved email address works while one account has it, and not when two do', async () => {
    const [one, other] = [await newCandidate(), await newCandidate()]
    await signInByForm(one)
    const form = { loginId: `${one}@EXAMPLE.com`, password: testPassword }
    expect((await postForm('/sign-in', form)).status).toBe(303)
    await signInByForm(other)
    await env.DB.prepare('update accounts set proved_email = ? where candidate_id = ?')
      .bind(`${one}@example.com`, other)
      .run()
    const doubled = await postForm('/sign-in', form)
    expect(doubled.status).toBe(422)
    expect(await doubled.text()).toContain(wrong)
  })

  test.each([
    ['a wrong password', (id: string) => ({ loginId: id, password: 'not your password' })],
    ['an unknown login', () => ({ loginId: 'HARB99999990', password: testPassword })],
    ['no password', (id: string) => ({ loginId: id, password: '' })],
    ['no login', () => ({ loginId: '', password: testPassword })],
    ['nothing at all', () => ({})],
    ['a login of ten thousand signs', () => ({ loginId: 'x'.repeat(10_000), password: testPassword })],
    ['a password of ten thousand signs', (id: string) => ({ loginId: id, password: 'x'.repeat(10_000) })],
  ])('with %s gives one sentence that does not say which part was wrong', async (_, formOf) => {
    const id = await newCandidate()
    await signInByForm(id)
    const answer = await postForm('/sign-in', formOf(id) as Record<string, string>)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain(wrong)
    expect(html).not.toContain(testPassword)
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('keeps what was typed, as text', async () => {
    const answer = await postForm('/sign-in', { loginId: '"><script>alert(1)</script>', password: 'x' })
    const html = await answer.text()
    expect(html).toContain('&quot;&gt;&lt;script&gt;')
    expect(html).not.toContain('<script>alert')
  })

  test('left out by twenty others, nothing more is asked of the next', async () => {
    for (let n = 0; n < 20; n++) await postForm('/sign-in', { loginId: `${n}`, password: '' })
    expect((await postForm('/sign-in', { loginId: 'HARB99999990', password: '' })).status).toBe(422)
  })

  test.each([
    ['/certifications/DECK?on=2024-01-01', '/certifications/DECK?on=2024-01-01'],
    ['https://evil.example/x', '/home'],
    ['//evil.example/x', '/home'],
    ['/\\evil.example', '/home'],
    ['/\t/evil.example', '/home'],
    ['javascript:alert(1)', '/home'],
  ])('goes on to %s only if it is here', async (next, location) => {
    const id = await newCandidate()
    await signInByForm(id)
    const answer = await postForm('/sign-in', { loginId: id, password: testPassword, next })
    expect(answer.headers.get('Location')).toBe(location)
  })

  test('gives a new cookie each time, kept from scripts and from other sites', async () => {
    const id = await newCandidate()
    const before = await signInByForm(id)
    const answer = await postForm('/sign-in', { loginId: id, password: testPassword }, { Cookie: before })
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session='))
    expect(cookie).toMatch(/^__Host-session=[A-Za-z0-9_-]{43};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(sessionTokenOf(cookieOf(answer))).not.toBe(sessionTokenOf(before))
  })

  test.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another site, as the browser says', { Origin: origin, 'Sec-Fetch-Site': 'cross-site' }],
    ['nowhere', { Origin: '' }],
  ])('is not taken from a page of %s', async (_, headers) => {
    const id = await newCandidate()
    await signInByForm(id)
    const answer = await postForm('/sign-in', { loginId: id, password: testPassword }, headers)
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('a session', () => {
  const open = (cookie: string) => visit('/certifications', { headers: { Cookie: cookie } })

  test('ends with signing out, whatever the index still says', async () => {
    const id = await newCandidate()
    const cookie = await signInByForm(id)
    expect((await open(cookie)).status).toBe(200)
    const hash = await hashOfSecret(sessionTokenOf(cookie))
    const out = await postForm('/sign-out', {}, { Cookie: cookie })
    expect(out.headers.get('Location')).toBe('/sign-in')
    await env.SESSIONS.put(hash, id)
    expect((await open(cookie)).status).toBe(303)
  })

  test('that has ended, run out or belongs to somebody else is none', async () => {
    const [id, other] = [await newCandidate(), await newCandidate()]
    const cookie = await signInByForm(id)
    const hash = await hashOfSecret(sessionTokenOf(cookie))
    await env.SESSIONS.put(hash, other)
    expect((await open(cookie)).headers.get('Location')).toBe('/sign-in?next=%2Fcertifications')
    await env.SESSIONS.put(hash, id)
    await env.DB.prepare("update sessions set ends_at = '2026-01-01T00:00:00.000Z' where hash = ?").bind(hash).run()
    expect((await open(cookie)).status).toBe(303)
  })

  test('made up is none, and costs no look at the database', async () => {
    expect((await open(`__Host-session=${'x'.repeat(43)}`)).status).toBe(303)
  })

  test('is kept as a hash only, with the browser in two words', async () => {
    const id = await newCandidate()
    const cookie = await signInByForm(id)
    const rows = await env.DB.prepare('select * from sessions where candidate_id = ?').bind(id).all()
    expect(rows.results).toHaveLength(1)
    expect(JSON.stringify(rows.results)).not.toContain(sessionTokenOf(cookie))
    expect(rows.results[0]).toMatchObject({ browser: 'A browser', ended_at: null })
  })
})
