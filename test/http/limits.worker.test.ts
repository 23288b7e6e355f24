import { createExecutionContext, createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeApp } from '../../src/app.ts'
import type { Bindings } from '../../src/env.ts'
import worker from '../../src/index.ts'
import { networkOf } from '../../src/http/limits.ts'
import { defaultSettings, type Limit, type Settings } from '../../src/http/settings.ts'
import { program as neutral } from '../programs/neutral/index.ts'
import { howMany } from '../support/every-way.ts'
import { cookieOf, newCandidate, origin, postForm, signIn, testPassword } from '../support/site.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** A stretch of time that ends in 2096: no test may fall between two. */
const longWindow = 4_000_000_000

/** The site with a cheap password and its own counters, so that many guesses take seconds. */
function siteUnderAttack(changed: Record<string, Partial<Limit>> = {}, bindings: Partial<Bindings> = {}) {
  const run = Math.random().toString(36)
  const named = Object.entries(defaultSettings.signIn).map(([key, limit]) => [
    key,
    typeof limit === 'number' ? 0 : { ...limit, name: run + key, seconds: longWindow, ...changed[key] },
  ])
  const settings: Settings = {
    ...defaultSettings,
    passwordCost: { ln: 1, r: 1, p: 1 },
    signIn: Object.fromEntries(named) as Settings['signIn'],
  }
  const app = makeApp(neutral, settings)
  return (loginId: string, password: string, address: string, cookie = '', more: Record<string, string> = {}) => {
    const body = new URLSearchParams({ loginId, password, ...more }).toString()
    const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
    const headers = { ...type, Origin: origin, 'CF-Connecting-IP': address, Cookie: cookie }
    return app.fetch(
      new Request(`${origin}/sign-in`, { method: 'POST', body, headers }),
      { ...env, ...bindings },
      createExecutionContext(),
    )
  }
}

// Ten thousand, and what they do to memory, are in `npm run bench -- attack`.
describe('many wrong guesses over many accounts and addresses', () => {
  test('let nobody in, ring once, and leave the owner’s own browser alone', async () => {
    const id = await newCandidate()
    await signIn(id)
    const guess = siteUnderAttack({ site: { most: howMany(40, 200) } })
    const known = cookieOf(await guess(id, testPassword, '192.0.2.1'))
    const alarms = vi.spyOn(console, 'error').mockImplementation(() => {})

    const statuses = new Map<number, number>()
    for (let round = 0; round < howMany(1, 5); round++) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, at) => {
          const n = round * 100 + at
          const victim = n % 3 === 0 ? id : `HARB5${String(n % 997).padStart(7, '0')}`
          return guess(victim, `wrong guess ${n}`, `198.51.${n % 100}.${n % 251}`)
        }),
      )
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].sort()).toEqual([422, 429])
    expect(alarms.mock.calls.filter(([line]) => String(line).includes('limit reached'))).toHaveLength(1)

    expect((await guess(id, testPassword, '198.51.1.1')).status).toBe(429)
    expect((await guess(id, testPassword, '198.51.1.1', known)).status).toBe(303)
    expect(await (await guess(id, testPassword, '198.51.1.1')).text()).toMatch(/Try again in/)
  })
})

describe('the limit of the whole site', () => {
  const site = { site: { most: 20 } }
  const fill = async (guess: ReturnType<typeof siteUnderAttack>, tries = 25) => {
    for (let n = 0; n < tries; n++) await guess(`HARB56${n}`, 'wrong', `198.51.100.${n}`)
  }

  test('is not used up by one address, whose refused tries count for nobody', async () => {
    const id = await newCandidate()
    await signIn(id)
    const guess = siteUnderAttack({ site: { most: 40 } })
    for (let n = 0; n < 100; n++) await guess(`HARB56${n}`, 'wrong', '198.51.100.1')
    for (let n = 0; n < 5; n++) expect((await guess(`HARB55${n}`, 'wrong', '198.51.100.2')).status).toBe(422)
    for (let n = 0; n < 5; n++) expect((await guess(`HARB54${n}`, 'wrong', '198.51.100.3')).status).toBe(422)
    expect((await guess(id, testPassword, '198.51.100.4')).status).toBe(303)
  })

  test('is no wall: past it the right password still signs in from a new address, and one address has five tries', async () => {
    const id = await newCandidate()
    await signIn(id)
    const guess = siteUnderAttack(site)
    await fill(guess)
    expect((await guess(id, testPassword, '203.0.113.1')).status).toBe(303)
    const statuses: number[] = []
    for (let n = 0; n < 7; n++) statuses.push((await guess(`HARB53${n}`, 'wrong', '203.0.113.2')).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
    expect((await guess(id, testPassword, '203.0.113.3')).status).toBe(303)
  })

  test('makes the tries past it slow', async () => {
    const guess = siteUnderAttack(site)
    await fill(guess)
    const waits: number[] = []
    const wait = vi.spyOn(globalThis, 'setTimeout').mockImplementation((run: () => void, milliseconds?: number) => {
      waits.push(milliseconds ?? 0)
      run()
      return 0 as never
    })
    await guess('HARB52', 'wrong', '203.0.113.4')
    wait.mockRestore()
    expect(waits).toContain(0)
    expect(defaultSettings.signIn.secondsPastSite).toBeGreaterThan(1)
  })

  describe('with a challenge', () => {
    const keys = { TURNSTILE_SITE_KEY: 'site-key', TURNSTILE_SECRET: 'secret-key' }
    const asked: { url: string; body: string }[] = []
    const turnstile = (answers: Record<string, object>) =>
      vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
        const body = String(init?.body)
        asked.push({ url: String(url), body })
        return Promise.resolve(
          Response.json(answers[new URLSearchParams(body).get('response') ?? ''] ?? { success: false }),
        )
      })

    test('asks for it past the limit only, from browsers that no account knows, and believes Turnstile alone', async () => {
      const id = await newCandidate()
      await signIn(id)
      const guess = siteUnderAttack(site, keys)
      turnstile({ good: { success: true, action: 'sign-in' }, other: { success: true, action: 'elsewhere' } })
      const known = cookieOf(await guess(id, testPassword, '203.0.113.5'))
      expect(asked).toEqual([])
      await fill(guess)

      asked.length = 0
      const challenged = await guess(id, testPassword, '203.0.113.6')
      const html = await challenged.text()
      expect(challenged.status).toBe(429)
      expect(html).toContain('data-sitekey="site-key"')
      expect(html).toMatch(/<noscript>.*href="\/first-time"/s)
      expect(html).not.toContain('secret-key')
      const policy = challenged.headers.get('Content-Security-Policy')
      expect(policy).toContain("script-src 'self' https://challenges.cloudflare.com;")
      expect(policy).toContain('frame-src https://challenges.cloudflare.com;')
      expect(asked).toEqual([])

      const field = 'cf-turnstile-response'
      for (const token of ['bad', 'other', 'x'.repeat(3000)])
        expect((await guess(id, testPassword, '203.0.113.6', '', { [field]: token })).status).toBe(429)
      expect((await guess(id, 'wrong', '203.0.113.6', '', { [field]: 'good' })).status).toBe(422)
      expect((await guess(id, testPassword, '203.0.113.6', '', { [field]: 'good' })).status).toBe(303)
      expect(new Set(asked.map(({ url }) => url))).toEqual(
        new Set(['https://challenges.cloudflare.com/turnstile/v0/siteverify']),
      )
      expect(asked.at(-1)!.body).toContain('secret=secret-key&response=good')
      expect((await guess(id, testPassword, '203.0.113.6', known)).status).toBe(303)
    })

    test('is asked again where Turnstile does not answer, and is off unless both keys are set', async () => {
      const id = await newCandidate()
      await signIn(id)
      const guess = siteUnderAttack(site, keys)
      await fill(guess)
      vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('down'))
      const answer = await guess(id, testPassword, '203.0.113.7', '', { 'cf-turnstile-response': 'good' })
      expect(answer.status).toBe(429)
      const half = siteUnderAttack(site, { TURNSTILE_SITE_KEY: 'site-key' })
      await fill(half)
      const plain = await half(id, 'wrong', '203.0.113.8')
      expect([plain.status, (await plain.text()).includes('cf-turnstile')]).toEqual([422, false])
    })
  })
})

test('a login ID and an email address are not told to be one person’s by the limit', async () => {
  const id = await newCandidate()
  await signIn(id)
  const guess = siteUnderAttack()
  for (let n = 0; n < 11; n++) await guess(id, 'wrong', `203.0.113.${n}`)
  expect((await guess(id.toLowerCase(), 'wrong', '203.0.113.50')).status).toBe(429)
  const [theirs, nobodys] = [`${id}@example.com`, 'nobody-at-all@example.com']
  const statuses = async (address: string) => {
    const found: number[] = []
    for (let n = 0; n < 12; n++) found.push((await guess(address, 'wrong', `203.0.114.${n}`)).status)
    return found
  }
  expect(await statuses(theirs)).toEqual(await statuses(nobodys))
})

describe('the limits of signing in', () => {
  test('hold for one account, whatever the address and the password, and say how long', async () => {
    const id = await newCandidate()
    await signIn(id)
    const guess = siteUnderAttack()
    for (let n = 0; n < 10; n++) expect((await guess(id, 'wrong', `203.0.113.${n}`)).status).toBe(422)
    const answer = await guess(id, testPassword, '203.0.113.99')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    const html = await answer.text()
    expect(html).toMatch(/Too many attempts. Try again in \S+ minutes?, or from a browser/)
    expect(await (await guess('HARB59999999', 'wrong', '203.0.113.200')).text()).not.toContain('Too many')
  })

  test('read the same for an account that does not exist', async () => {
    const guess = siteUnderAttack()
    const statuses: number[] = []
    for (let n = 0; n < 11; n++) statuses.push((await guess('HARB58888888', 'wrong', `203.0.113.${n}`)).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429])
  })

  test('hold for one address over many accounts', async () => {
    const guess = siteUnderAttack()
    const statuses: number[] = []
    for (let n = 0; n < 31; n++) statuses.push((await guess(`HARB570000${n}`, 'wrong', '203.0.113.7')).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })

  test('do not count what was right', async () => {
    const id = await newCandidate()
    await signIn(id)
    const guess = siteUnderAttack()
    for (let n = 0; n < 15; n++) expect((await guess(id, testPassword, '203.0.113.8')).status).toBe(303)
  })

  test('hold for a known browser too, and for the accounts of that browser only', async () => {
    const [id, other] = [await newCandidate(), await newCandidate()]
    await signIn(id)
    await signIn(other)
    const guess = siteUnderAttack()
    const known = cookieOf(await guess(id, testPassword, '203.0.113.9'))
    const statuses: number[] = []
    for (let n = 0; n < 11; n++) statuses.push((await guess(id, 'wrong', `203.0.113.${n}`, known)).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429])
    for (let n = 0; n < 10; n++) await guess(other, 'wrong', `203.0.113.${n}`, known)
    expect((await guess(other, testPassword, '203.0.113.77', known)).status).toBe(429)
  })

  test('let one address ask only so fast', async () => {
    vi.spyOn(env.FLOOD, 'limit').mockResolvedValue({ success: false })
    const answer = await postForm('/sign-in', { loginId: 'x', password: 'y' })
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('Try again in a minute')
  })
})

test('counters and old sessions are swept away, fresh ones stay', async () => {
  const insert = 'insert into counters (key, count, ends_at) values (?, 1, ?)'
  await env.DB.batch([
    env.DB.prepare(insert).bind('old', '2026-01-01T00:00:00.000Z'),
    env.DB.prepare(insert).bind('fresh', '2999-01-01T00:00:00.000Z'),
  ])
  await worker.scheduled(createScheduledController(), env)
  const left = await env.DB.prepare("select key from counters where key in ('old', 'fresh')").all()
  expect(left.results).toEqual([{ key: 'fresh' }])
})

test.each([
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8:0:0'],
  ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['fe80::1:2', 'fe80:0:0:0'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
