import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { countTrips } from '../support/trips.ts'
import { feedName, newCandidate, newToken, sendFeed, signIn, visit } from '../support/site.ts'

async function ben() {
  const id = await newCandidate(await newToken(), {
    '200-301': '2024-03-01',
    '350-401': '2025-04-01',
    '300-410': '2025-06-01',
  })
  const cookie = await signIn(id)
  const get = (path: string, accept = 'text/html') => visit(path, { headers: { Cookie: cookie, Accept: accept } })
  return { id, cookie, get }
}

describe('the list of certifications', () => {
  test('says what is held, by level, with its days', async () => {
    const { get, id } = await ben()
    const answer = await get('/certifications?on=2026-01-01')
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).toMatch(/^<!doctype html><html lang="en">/)
    for (const words of [
      id,
      'General Certifications – Skipper',
      'MATE Enterprise',
      '2025-Apr-01',
      '2028-Jun-01',
      'DECK',
    ])
      expect(html).toContain(words)
  })

  test('of nothing says so', async () => {
    const cookie = await signIn(await newCandidate(await newToken()))
    const answer = await visit('/certifications', { headers: { Cookie: cookie } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Active certifications')
  })

  test('has a twin for programs, and says that the answer varies', async () => {
    const { get, id } = await ben()
    const answer = await get('/certifications?on=2026-01-01', 'application/json')
    expect(answer.headers.get('Vary')).toContain('Accept')
    const body = await answer.json<{ candidate: string; on: string; certifications: { code: string }[] }>()
    expect(body).toMatchObject({ candidate: id, on: '2026-01-01' })
    expect(body.certifications.map((one) => one.code)).toEqual([
      'CAPT-EI',
      'CAPT-WIRELESS',
      'MATE-ENT',
      'SKIL-350-401',
      'SKIL-300-410',
      'DECK',
    ])
    const own = await get('/api/v1/me/standing?on=2026-01-01')
    expect(await own.json()).toEqual(body)
  })
})

describe('one certification', () => {
  test('shows its rule, what counts, and where it came from', async () => {
    const { get } = await ben()
    const html = await (await get('/certifications/DECK?on=2026-01-01')).text()
    for (const words of [
      'Current progress',
      '1.1',
      '1.2',
      '30 CE credits',
      '0/30',
      'History',
      '2024-Mar-01',
      'Harbour CE Credits',
    ])
      expect(html).toContain(words)
    expect(html).toMatch(/<details[ >]/)
  })

  test('that the candidate never held or began is not there, like one that does not exist', async () => {
    const { get } = await ben()
    expect((await get('/certifications/MATE-SEC')).status).toBe(404)
    expect((await get('/certifications/NOPE')).status).toBe(404)
    expect((await get('/certifications/__proto__')).status).toBe(404)
    expect((await get('/certifications/DECK?on=2020-01-01')).status).toBe(404)
  })
})

describe('as of another day', () => {
  test.each(['2026-02-30', 'yesterday', '2026', '9999-12-31', '0001-01-01', '2026-13-01', "2026-01-01'", '%00'])(
    '“%s” is no such day: 422, a sentence, what was typed kept',
    async (on) => {
      const { get } = await ben()
      for (const path of ['/certifications', '/certifications/DECK']) {
        const answer = await get(`${path}?on=${encodeURIComponent(on)}`)
        expect(answer.status).toBe(422)
        expect(await answer.text()).toMatch(/Enter a day like|Choose a day from 1980 to 2100/)
        const twin = await get(`${path}?on=${encodeURIComponent(on)}`, 'application/json')
        expect(twin.status).toBe(422)
        expect(await twin.json()).toMatchObject({ status: 422, errors: [{ field: 'on' }] })
      }
    },
  )

  test('may be typed as it is shown', async () => {
    const { get } = await ben()
    const answer = await get('/certifications?on=2026-Jan-01', 'application/json')
    expect(await answer.json()).toMatchObject({ on: '2026-01-01' })
  })
})

describe('who may look', () => {
  test.each(['/certifications', '/certifications/DECK', '/certifications/NOPE'])(
    'a stranger at %s signs in first',
    async (path) => {
      const answer = await visit(path)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
      const twin = await visit(path, { headers: { Accept: 'application/json' } })
      expect(twin.status).toBe(401)
      expect(twin.headers.get('Content-Type')).toBe('application/problem+json')
    },
  )

  test('Cleo sees nothing of Ben’s', async () => {
    await ben()
    const cookie = await signIn(await newCandidate(await newToken()))
    const answer = await visit('/certifications/DECK', { headers: { Cookie: cookie } })
    expect(answer.status).toBe(404)
    const own = await visit('/api/v1/me/standing', { headers: { Cookie: cookie } })
    expect(await own.json()).toMatchObject({ certifications: [] })
  })

  test('an operator’s token opens no page', async () => {
    const headers = { Authorization: `Bearer ${await newToken()}` }
    expect((await visit('/certifications', { headers })).status).toBe(303)
    expect((await visit('/api/v1/me/standing', { headers })).status).toBe(401)
  })

  test('a page is for one person and kept nowhere', async () => {
    const { get } = await ben()
    expect((await get('/certifications')).headers.get('Cache-Control')).toBe('private, no-store')
  })
})

test('a credit that was corrected says so, and as it was known before it says nothing', async () => {
  const token = await newToken()
  const id = await newCandidate(token, { '200-301': '2025-06-01' })
  const header = 'external_id,candidate_id,name,provider_name,points,active_on\n'
  await sendFeed(token, feedName('creq'), `${header}${id},${id},Talk,Live,10,2025-09-01\n`)
  const Cookie = await signIn(id)
  const page = async () => (await visit('/certifications/DECK', { headers: { Cookie } })).text()
  expect(await page()).not.toContain('Corrected on')
  const corrected = await sendFeed(token, feedName('creq'), `${header}${id},${id},Talk,Live,12,2025-09-01\n`)
  expect(corrected.updated).toBe(1)
  expect(await page()).toMatch(/creq-[-\d]+\.csv<span class="second-line">Corrected on <time/)
})

test.each(['/certifications', '/certifications/DECK', '/certifications?on=2024-05-01', '/api/v1/me/standing'])(
  '%s is one trip to the database',
  async (path) => {
    const { get } = await ben()
    const trips = await countTrips(env.DB, async () => {
      expect((await get(path)).status).toBe(200)
    })
    expect(trips).toBe(1)
  },
)
