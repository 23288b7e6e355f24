import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { isFitIssuer } from '../../src/http/visitor/identity.ts'
import {
  endWait,
  goesTo,
  identityWorld,
  openBrowserOn,
  type TestBrowser,
  type Wrong,
} from '../support/identity-world.ts'
import { visit } from '../support/site.ts'

let world: Awaited<ReturnType<typeof identityWorld>>
const open = () => openBrowserOn(world.provider())
const start = async (browser: TestBrowser) => (await browser.get('/oidc/start')).headers.get('Location')!
const newPerson = () => ({ sub: crypto.randomUUID(), email: 'someone@organisation.invalid' })
const logged: string[] = []

beforeAll(async () => {
  world = await identityWorld()
})
beforeEach(() => {
  world.down(false)
  world.says({})
  logged.length = 0
  vi.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line))
})

/** Nobody is signed in, no account waits, and the page says so calmly. */
async function expectNothing(browser: TestBrowser, answer: Response, status: number, words: string): Promise<void> {
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(words)
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  expect([...browser.cookies.keys()]).not.toContain('__Host-session')
  expect(await (await browser.get('/first-time')).text()).not.toContain('organisation.invalid')
}

const notOurs = 'does not belong to a login that this browser has begun'

test('without the settings there is no button and no door', async () => {
  expect(await (await visit('/sign-in')).text()).not.toContain('Log in with')
  for (const path of ['/oidc/start', '/oidc/callback?code=x&state=y']) expect((await visit(path)).status).toBe(404)
})

describe('what the provider signs is refused', () => {
  test.each<[string, string, Wrong]>([
    ['with a wrong nonce', 'JWT_CLAIM_COMPARISON', { claims: { nonce: 'of another login' } }],
    ['without a nonce', 'INVALID_RESPONSE', { claims: { nonce: undefined } }],
    ['for another audience', 'JWT_CLAIM_COMPARISON', { claims: { aud: 'another-site' } }],
    ['by another issuer', 'JWT_CLAIM_COMPARISON', { claims: { iss: 'https://login.evil.invalid' } }],
    ['when it is over', 'JWT_TIMESTAMP_CHECK', { claims: { exp: Math.floor(Date.now() / 1000) - 300 } }],
    ['without a subject', 'INVALID_RESPONSE', { claims: { sub: undefined } }],
    ['with no signature', 'INVALID_RESPONSE', { sign: 'none' }],
    ['with a key that is not its own', 'INVALID_RESPONSE', { sign: 'with another key' }],
  ])('%s', async (_, code, wrong) => {
    const browser = open()
    const back = world.logIn(await start(browser), newPerson(), wrong)
    await expectNothing(browser, await browser.get(back), 400, notOurs)
    expect(logged).toEqual([expect.stringMatching(`organisation login unproved.*${code}`)])
    expect(logged.join()).not.toMatch(/someone@|[\w-]{43}/)
    await expectNothing(browser, await browser.get(back), 400, notOurs)
  })
})

describe('proving again there is refused', () => {
  test.each<[string, string, Wrong]>([
    ['where the provider does not say when its login was', 'INVALID_RESPONSE', { claims: { auth_time: undefined } }],
    [
      'where that was an hour ago',
      'JWT_TIMESTAMP_CHECK',
      { claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } },
    ],
  ])('%s', async (_, code, wrong) => {
    const browser = open()
    const address = (await browser.get('/oidc/start?again=')).headers.get('Location')!
    expect(address).toMatch(/prompt=login&max_age=600/)
    await expectNothing(browser, await browser.get(world.logIn(address, newPerson(), wrong)), 400, notOurs)
    expect(logged).toEqual([expect.stringMatching(`organisation login unproved.*${code}`)])
  })
})

describe('what comes back is refused', () => {
  test.each<[string, string, (back: URL) => void]>([
    ['without a state', '', ({ searchParams }) => searchParams.delete('state')],
    ['with another state', '', ({ searchParams }) => searchParams.set('state', 'x'.repeat(43))],
    ['with two states', 'INVALID_RESPONSE', ({ searchParams }) => searchParams.append('state', 'x')],
    [
      'from another issuer',
      'INVALID_RESPONSE',
      ({ searchParams }) => searchParams.set('iss', 'https://login.evil.invalid'),
    ],
    ['from no issuer', 'INVALID_RESPONSE', ({ searchParams }) => searchParams.delete('iss')],
    ['without a code', 'INVALID_RESPONSE', ({ searchParams }) => searchParams.delete('code')],
    ['with a code that is made up', 'invalid_grant', ({ searchParams }) => searchParams.set('code', 'made-up')],
  ])('%s', async (_, code, spoil) => {
    const browser = open()
    const back = world.logIn(await start(browser), newPerson())
    spoil(back)
    await expectNothing(browser, await browser.get(back), 400, notOurs)
    expect(logged).toEqual(code ? [expect.stringContaining(code)] : [])
  })

  test('a second time', async () => {
    const browser = open()
    const back = world.logIn(await start(browser), newPerson())
    const cookies = [...browser.cookies]
    expect(goesTo(await browser.get(back))).toEqual([303, '/first-time'])
    browser.cookies.clear()
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    await expectNothing(browser, await browser.get(back), 400, notOurs)
  })

  test('in another browser, whether it has begun a login itself or not; the first one can go on', async () => {
    const [first, other] = [open(), open()]
    const back = world.logIn(await start(first), newPerson())
    await expectNothing(other, await other.get(back), 400, notOurs)
    await start(other)
    await expectNothing(other, await other.get(back), 400, notOurs)
    expect(goesTo(await first.get(back))).toEqual([303, '/first-time'])
  })

  test('with the code of another browser under its own state: the verifier is not the one', async () => {
    const [victim, thief] = [open(), open()]
    const theirs = world.logIn(await start(victim), newPerson())
    const own = world.logIn(await start(thief), newPerson())
    own.searchParams.set('code', theirs.searchParams.get('code')!)
    await expectNothing(thief, await thief.get(own), 400, notOurs)
  })

  test('after ten minutes', async () => {
    const browser = open()
    const address = await start(browser)
    const begun = env.DB.prepare('select created_at, ends_at from organisation_logins order by created_at desc limit 1')
    const row = await begun.first<{ created_at: string; ends_at: string }>()
    expect(Date.parse(row!.ends_at) - Date.parse(row!.created_at)).toBe(600_000)
    await endWait(browser)
    await expectNothing(browser, await browser.get(world.logIn(address, newPerson())), 400, notOurs)
  })

  test('calmly, where the person or the organisation said no', async () => {
    const browser = open()
    const state = new URL(await start(browser)).searchParams.get('state')!
    const said = { error: 'access_denied', error_description: '<b>no</b>', state, iss: world.issuer }
    const answer = await browser.get(`/oidc/callback?${new URLSearchParams(said)}`)
    await expectNothing(browser, answer, 403, 'Harbour.org did not log you in.')
  })
})

describe('the provider', () => {
  test('is down: before the login, and after it', async () => {
    const browser = open()
    world.down(true)
    await expectNothing(browser, await browser.get('/oidc/start'), 502, 'Harbour.org does not answer at the moment.')
    expect([...browser.cookies.keys()]).toEqual([])
    world.down(false)
    const back = world.logIn(await start(browser), newPerson())
    world.down(true)
    await expectNothing(browser, await browser.get(back), 502, 'Harbour.org does not answer at the moment.')
  })

  test.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri'])(
    'names another host as its %s: nobody is sent there, and it is not asked',
    async (endpoint) => {
      world.asked.length = 0
      world.says({ [endpoint]: 'https://login.evil.invalid/token' })
      const browser = open()
      await expectNothing(browser, await browser.get('/oidc/start'), 502, 'does not answer')
      expect(world.asked.filter((href) => !href.startsWith(`${world.issuer}/`))).toEqual([])
    },
  )

  test('names another issuer than the one that is configured', async () => {
    world.says({ issuer: 'https://login.evil.invalid' })
    const browser = open()
    await expectNothing(browser, await browser.get('/oidc/start'), 502, 'does not answer')
  })

  test('gives what an account is called at another host: it is not asked', async () => {
    world.says({ userinfo_endpoint: 'https://login.evil.invalid/me' })
    world.asked.length = 0
    const [browser, person] = [open(), { sub: crypto.randomUUID() }]
    expect(goesTo(await browser.get(world.logIn(await start(browser), person)))).toEqual([303, '/first-time'])
    expect(world.asked.filter((href) => !href.startsWith(`${world.issuer}/`))).toEqual([])
    expect(await (await browser.get('/first-time')).text()).toContain(person.sub)
  })
})

test.each<[string, boolean, boolean]>([
  ['https://login.organisation.example', false, true],
  ['https://login.organisation.example/tenant/v2.0', false, true],
  ['http://login.organisation.example', false, false],
  ['http://login.organisation.example', true, false],
  ['http://localhost:3000', false, false],
  ['http://localhost:3000', true, true],
  ['http://127.0.0.1:3000', true, true],
  ['http://127.0.0.1.example:3000', true, false],
  ['https://user@login.organisation.example', false, false],
  ['ftp://localhost', true, false],
  ['no address', true, false],
])('the issuer %s, in development %s, is fit: %s', (issuer, isDevelopment, fit) => {
  expect(isFitIssuer(issuer, isDevelopment)).toBe(fit)
})
