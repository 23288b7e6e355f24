import { env } from 'cloudflare:workers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { accessReader } from '../../src/adapters/office-access.ts'
import { identityProvider } from '../../src/adapters/identity-provider.ts'
import { multiTenantReason } from '../../src/core/office-issuer.ts'
import { configuredOffice } from '../../src/http/office/office-identity.ts'
import { demoStaff } from '../../src/site/dev/demo-staff.ts'
import { developmentOffice } from '../../src/site/dev/office-routes.tsx'
import { endWithRoles, setRoles } from '../../src/work/colleagues/change-colleagues.ts'
import { identityWorld } from '../support/identity-world.ts'
import { someHostilePaths } from '../support/hostile-paths.ts'
import {
  browserOn,
  developmentSite,
  goesTo,
  newColleague,
  officeOfTests,
  pageOf,
  siteWithOffice,
} from '../support/office.ts'
import { db, origin } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const by = { kind: 'site', id: 'command' } as const
const doing = { by, at: new Date() }
const rowOf = (id: string) =>
  env.DB.prepare('select issuer, subject from colleagues where id = ?')
    .bind(id)
    .first<{ issuer: string; subject: string }>()

describe('by an OpenID provider', () => {
  let world: Awaited<ReturnType<typeof identityWorld>>
  beforeAll(async () => {
    world = await identityWorld()
  })

  const open = () => {
    const provider = world.provider()
    return browserOn(siteWithOffice(() => ({ kind: 'provider', provider })))
  }

  async function logIn(
    browser: ReturnType<typeof open>,
    person: { sub: string; email?: string },
    isVerified = true,
    next = '',
  ) {
    const start = await browser.get(`/office/sign-in?next=${encodeURIComponent(next)}`)
    const claims = { email_verified: isVerified }
    return browser.get(world.logIn(start.headers.get('Location')!, person, { claims }))
  }

  test('a colleague is matched by the verified address once, and by the subject from then on', async () => {
    const { id, email } = await newColleague(['records'])
    const sub = crypto.randomUUID()
    const browser = open()
    const start = await browser.get('/office/sign-in?next=/office/files')
    expect(start.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-office-login=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect(new URL(start.headers.get('Location')!).searchParams.get('redirect_uri')).toBe(`${origin}/office/callback`)

    const unverified = open()
    expect((await logIn(unverified, { sub, email }, false)).status).toBe(404)
    expect([...unverified.cookies.keys()]).toEqual([])

    const entered = await browser.get(
      world.logIn(
        start.headers.get('Location')!,
        { sub, email: email.toUpperCase() },
        { claims: { email_verified: true } },
      ),
    )
    const html = await entered.text()
    expect([entered.status, html.includes('content="0; url=/office/files"')]).toEqual([200, true])
    expect(entered.headers.getSetCookie().find((one) => one.startsWith('__Host-office='))).toMatch(
      /^__Host-office=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    )
    expect((await browser.get('/office/files')).status).toBe(200)
    expect(await rowOf(id)).toEqual({ issuer: world.issuer, subject: sub })

    // Somebody else who has that address now is nobody; the colleague is, whatever their address is.
    expect((await logIn(open(), { sub: crypto.randomUUID(), email })).status).toBe(404)
    expect((await logIn(open(), { sub, email: 'renamed@office.invalid' })).status).toBe(200)
    expect((await logIn(open(), { sub })).status).toBe(200)
  })

  test('an identity without a role reads what to do, and not what there is', async () => {
    const answer = await logIn(open(), { sub: crypto.randomUUID(), email: 'stranger@office.invalid' })
    const html = await answer.text()
    expect(answer.status).toBe(404)
    expect(html).toContain('there is nothing here for it')
    expect(/<main[^]*<\/main>/.exec(html)![0].replaceAll(/href="[^"]*"/g, '')).not.toMatch(
      /office|colleague|owner|role/i,
    )
  })

  test('what comes back elsewhere, twice or made up lets nobody in', async () => {
    const { email } = await newColleague(['records'])
    const person = { sub: crypto.randomUUID(), email }
    const browser = open()
    const start = await browser.get('/office/sign-in')
    const back = world.logIn(start.headers.get('Location')!, person, { claims: { email_verified: true } })
    expect((await open().get(back)).status).toBe(400)
    expect((await browser.get('/office/callback?code=x&state=y')).status).toBe(400)
    expect((await browser.get(back)).status).toBe(200)
    expect((await browser.get(back)).status).toBe(400)
    for (const wrong of [
      { sign: 'none' },
      { sign: 'with another key' },
      { claims: { iss: 'https://other.invalid' } },
    ] as const) {
      const other = open()
      const from = (await other.get('/office/sign-in')).headers.get('Location')!
      expect((await other.get(world.logIn(from, person, wrong))).status).toBe(400)
      expect([...other.cookies.keys()]).toEqual([])
    }
  })

  test('it leads on to pages of the office only', async () => {
    const { email } = await newColleague(['records'])
    const person = { sub: crypto.randomUUID(), email }
    for (const next of [...someHostilePaths, '/home', '/officer', '/office/sign-in', '/office/../home'])
      expect([next, await pageOf(logIn(open(), person, true, next))]).toEqual([
        next,
        expect.stringContaining('content="0; url=/office"'),
      ])
    expect(await pageOf(logIn(open(), person, true, '/office/log?about=C&x=1'))).toContain(
      'url=/office/log?about=C&amp;x=1"',
    )
  })

  test('an issuer that many organisations share, or that calls itself something else, has no office', async () => {
    for (const issuer of [
      'https://login.microsoftonline.com/common/v2.0',
      'https://login.microsoftonline.com/organizations/v2.0',
      'https://login.microsoftonline.com/consumers/v2.0',
      'https://login.microsoftonline.com/{tenantid}/v2.0',
      'https://accounts.google.com',
    ]) {
      expect(multiTenantReason(issuer)).toBeDefined()
      const settings = { OFFICE_OIDC_ISSUER: issuer, OFFICE_OIDC_CLIENT_ID: 'a', OFFICE_OIDC_CLIENT_SECRET: 'b' }
      expect(configuredOffice({ ...env, ...settings })).toBeUndefined()
    }
    expect(multiTenantReason('https://login.microsoftonline.com/0aa/v2.0')).toBeUndefined()
    const ask = async () =>
      Response.json({
        issuer: 'https://sso.invalid/{tenantid}',
        authorization_endpoint: 'https://sso.invalid/a',
        token_endpoint: 'https://sso.invalid/t',
        jwks_uri: 'https://sso.invalid/k',
      })
    const provider = identityProvider({
      issuer: 'https://sso.invalid',
      clientId: 'a',
      clientSecret: 'b',
      isExact: true,
      ask,
    })
    const browser = browserOn(siteWithOffice(() => ({ kind: 'provider', provider })))
    expect((await browser.get('/office/sign-in')).status).toBe(502)
  })
})

describe('by Cloudflare Access', () => {
  const team = 'https://program.cloudflareaccess.invalid'
  const audience = 'aud-of-the-office'
  let sign: (claims: object, with_?: 'another key') => Promise<string>
  let ask: ReturnType<typeof siteWithOffice>
  const asked: string[] = []

  beforeAll(async () => {
    const [own, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
    const keys = [{ ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }]
    sign = (claims, key) => {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT({ iss: team, aud: [audience], iat: now, exp: now + 60, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .sign((key ? others : own).privateKey)
    }
    const whoseRequest = accessReader({
      team,
      audience,
      ask: async (input) => {
        asked.push(String(input instanceof Request ? input.url : input))
        return Response.json({ keys })
      },
    })
    ask = siteWithOffice(() => ({ kind: 'access', whoseRequest }))
  })

  const browserWith = async (claims: object, key?: 'another key') =>
    browserOn(ask, { 'Cf-Access-Jwt-Assertion': await sign(claims, key) })

  test('a valid assertion makes the session at once, and each request needs one', async () => {
    const { email } = await newColleague(['records'])
    const who = { sub: crypto.randomUUID(), email }
    const browser = await browserWith(who)
    expect(goesTo(await browser.get('/office/files'))).toEqual([303, '/office/sign-in?next=%2Foffice%2Ffiles'])
    expect(await pageOf(browser.get('/office/sign-in?next=/office/files'))).toContain('url=/office/files"')
    expect((await browser.get('/office/files')).status).toBe(200)
    expect(new Set(asked)).toEqual(new Set([`${team}/cdn-cgi/access/certs`]))

    const Cookie = `__Host-office=${browser.cookies.get('__Host-office')}`
    expect((await ask('/office/files', { headers: { Cookie } })).status).toBe(303)
    const other = await newColleague(['records'])
    const theirs = await sign({ sub: 'another', email: other.email })
    const headers = { Cookie, 'Cf-Access-Jwt-Assertion': theirs }
    expect((await ask('/office/files', { headers })).status).toBe(303)
  })

  test.each<[string, object, 'another key'?]>([
    ['of another application', { aud: ['another'] }],
    ['of another team', { iss: 'https://other.cloudflareaccess.invalid' }],
    ['that is over', { exp: 1 }],
    ['that never ends', { exp: undefined }],
    ['of a service token', { sub: '', common_name: 'service' }],
    ['signed by another key', {}, 'another key'],
  ])('an assertion %s lets nobody in', async (_, claims, key) => {
    const { email } = await newColleague(['owner'])
    const browser = await browserWith({ sub: crypto.randomUUID(), email, ...claims }, key)
    expect((await browser.get('/office/sign-in')).status).toBe(404)
    expect([...browser.cookies.keys()]).toEqual([])
  })

  test('what is no assertion lets nobody in', async () => {
    for (const text of ['x', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.'])
      expect((await ask('/office/sign-in', { headers: { 'Cf-Access-Jwt-Assertion': text } })).status).toBe(404)
  })

  test('what the platform says itself counts for the pinned application alone', async () => {
    const { email } = await newColleague(['records'])
    const access = (aud: string) => ({ aud, getIdentity: async () => ({ email, user_uuid: 'u1' }) })
    expect((await browserOn(ask, {}, access('another')).get('/office/sign-in')).status).toBe(404)
    const browser = browserOn(ask, {}, access(audience))
    expect((await browser.get('/office/sign-in')).status).toBe(200)
    expect((await browser.get('/office')).status).toBe(200)
  })

  test('a team that is no https origin has no office', () => {
    for (const OFFICE_ACCESS_TEAM of ['program', 'http://program.invalid', 'https://program.invalid/path'])
      expect(configuredOffice({ ...env, OFFICE_ACCESS_TEAM, OFFICE_ACCESS_AUD: 'a' })).toBeUndefined()
    expect(configuredOffice({ ...env, OFFICE_ACCESS_TEAM: team, OFFICE_ACCESS_AUD: 'a' })?.kind).toBe('access')
  })
})

describe('a session', () => {
  const { signedIn } = officeOfTests()
  const move = (id: string, set: string) =>
    env.DB.prepare(`update office_sessions set ${set} where colleague_id = ?`).bind(id).run()
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

  test('ends after 30 minutes without use, and after 8 hours in any case', async () => {
    const { id, get } = await signedIn(['records'])
    await move(id, `seen_at = '${ago(29)}'`)
    expect((await get('/office')).status).toBe(200)
    // It was used just now.
    await move(id, `ends_at = '${ago(-1)}'`)
    expect((await get('/office')).status).toBe(200)
    await move(id, `seen_at = '${ago(30)}'`)
    expect((await get('/office')).status).toBe(303)
    await move(id, `seen_at = '${ago(1)}', ends_at = '${ago(0)}'`)
    expect((await get('/office')).status).toBe(303)
  })

  test('lasts 8 hours from its beginning', async () => {
    const { id } = await signedIn(['records'])
    const row = await env.DB.prepare('select made_at, ends_at from office_sessions where colleague_id = ?')
      .bind(id)
      .first<{ made_at: string; ends_at: string }>()
    expect(Date.parse(row!.ends_at) - Date.parse(row!.made_at)).toBe(8 * 3_600_000)
  })

  test('ends with signing out, with a role, and with the colleague', async () => {
    const first = await signedIn(['records'])
    expect(goesTo(await first.post('/office/sign-out'))).toEqual([303, '/office/sign-in?out'])
    expect(first.cookies.has('__Host-office')).toBe(false)
    expect(await pageOf(first.get('/office/sign-in?out'))).toContain('You’re signed out')

    const second = await signedIn(['records', 'helpdesk'])
    expect(await setRoles(db, second.id, ['records'], doing)).toBe('changed')
    expect((await second.get('/office')).status).toBe(303)

    const third = await signedIn(['records'])
    expect(await endWithRoles(db, third.id, doing)).toBe('changed')
    expect((await third.get('/office')).status).toBe(303)
    expect((await third.get('/office/sign-in')).status).toBe(404)
  })

  test('a new role counts at once', async () => {
    const { id, get } = await signedIn(['records'])
    expect((await get('/office/log')).status).toBe(404)
    await setRoles(db, id, ['records', 'owner'], doing)
    expect((await get('/office/log')).status).toBe(200)
  })

  test('a page makes one trip to the database', async () => {
    const { get, id } = await signedIn(['owner'])
    for (const path of [
      '/office',
      '/office/files',
      '/office/mail',
      '/office/colleagues',
      '/office/log',
      `/office/colleagues/${id}`,
      '/office/badges/X',
    ])
      expect([path, await countTrips(env.DB, async () => void (await get(path)))]).toEqual([path, 1])
  })
})

describe('in development', () => {
  const ask = developmentSite(developmentOffice)
  const dev = { DEV: '1', BASE_URL: 'http://localhost:8787' }

  test('a page of demo staff stands where the door would be', async () => {
    const answer = await ask('http://localhost:8787/office/sign-in?next=/office/log', dev)
    expect(goesTo(answer)).toEqual([303, '/dev/office?next=%2Foffice%2Flog'])
    const html = await pageOf(ask('http://localhost:8787/dev/office?next=/office/log', dev))
    expect(html.match(/<form method="post" action="\/dev\/office\/demo-[\w-]+\?next=%2Foffice%2Flog">/g)).toHaveLength(
      demoStaff.length,
    )
  })

  test.each([
    ['http://localhost:8787', { BASE_URL: 'http://localhost:8787' }],
    ['http://localhost:8787', { DEV: '1', BASE_URL: 'https://certifications.invalid' }],
    ['https://certifications.invalid', { DEV: '1', BASE_URL: 'http://localhost:8787' }],
  ])('not from %s with %o', async (address, bindings) => {
    const headers = { Origin: new URL(address).origin }
    expect((await ask(`${address}/dev/office`, bindings)).status).toBe(404)
    const answer = await ask(`${address}/dev/office/demo-owner`, bindings, { method: 'POST', headers })
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []])
  })
})
