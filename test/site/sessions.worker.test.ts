import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { hashOfSecret } from '../../src/adapters/secrets.ts'
import { mailsTo, mailTo } from '../support/mail.ts'
import { cookieOf, newCandidate, postForm, sessionTokenOf, signInByForm, testPassword, visit } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

const page = '/personal-info/sessions'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1'
const newBrowser = 'A sign-in from a new browser'

/** Another sign-in of somebody who has a login; gives all cookies of that browser. */
async function signInAgain(id: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await postForm('/sign-in', { loginId: id, password: testPassword }, headers)
  expect(answer.status).toBe(303)
  await mailsTo(`${id}@example.com`)
  return cookieOf(answer)
}

const open = (cookie: string) => visit(page, { headers: { Cookie: cookie } })
const hashOf = (cookie: string) => hashOfSecret(sessionTokenOf(cookie))
const end = (hash: string, cookie: string) => postForm(`${page}/${hash}/end`, {}, { Cookie: cookie })
const endOthers = (cookie: string) => postForm(`${page}/end-others`, {}, { Cookie: cookie })

/** The rows of the table, each as its words. */
async function rowsOf(cookie: string): Promise<string[]> {
  const html = await (await open(cookie)).text()
  const body = /<tbody>(.*)<\/tbody>/s.exec(html)![1]!
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row!.replaceAll(/<[^>]+>/g, ' '))
}

/** Turned away now, and also where the index has not heard of it yet. */
async function expectEnded(cookie: string, id: string): Promise<void> {
  expect((await open(cookie)).headers.get('Location')).toContain('/sign-in')
  await env.SESSIONS.put(await hashOf(cookie), id)
  const answer = await open(cookie)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/sign-in?next=%2Fpersonal-info%2Fsessions')
}

async function newPerson(): Promise<{ id: string; own: string; other: string }> {
  const id = await newCandidate()
  const own = await signInByForm(id)
  const other = await signInAgain(id, { 'User-Agent': firefox, 'CF-IPCountry': 'SE' })
  return { id, own, other }
}

describe('the sessions page', () => {
  test('lists browser, country and when, the last used first, and marks this browser', async () => {
    const { own, other } = await newPerson()
    await env.DB.prepare('update sessions set started_at = ?, seen_at = ?, idle_seconds = 1e9 where hash = ?')
      .bind('2026-01-02T03:04:05.000Z', '2026-02-03T04:05:06.000Z', await hashOf(other))
      .run()
    const [first, second, ...more] = await rowsOf(own)
    expect(more).toEqual([])
    expect(first).toMatch(/A browser\s+This browser/)
    expect(first).toMatch(/Country\s+n\/a/)
    expect(second).toMatch(
      /Firefox on Linux.*Country\s+SE.*Signed in\s+2026-Jan-02, 03:04 UTC.*Last used\s+2026-Feb-03, 04:05 UTC/s,
    )
    expect(second).not.toContain('This browser')
  })

  test('marks the other one in the other browser', async () => {
    const { other } = await newPerson()
    const marked = (await rowsOf(other)).filter((row) => row.includes('This browser'))
    expect(marked).toHaveLength(1)
    expect(marked[0]).toContain('Firefox on Linux')
  })

  test('lists one’s own alone, and none that is over', async () => {
    const [ada, cleo] = [await newPerson(), await newPerson()]
    const runOut = await signInAgain(ada.id, { 'User-Agent': safari })
    await env.DB.prepare("update sessions set ends_at = '2026-01-01T00:00:00.000Z' where hash = ?")
      .bind(await hashOf(runOut))
      .run()
    await end(await hashOf(ada.other), ada.own)
    const html = await (await open(ada.own)).text()
    expect(html.match(/\/personal-info\/sessions\/[\w-]+\/end"/g)).toEqual([
      `/personal-info/sessions/${await hashOf(ada.own)}/end"`,
    ])
    expect(html).not.toContain(await hashOf(cleo.own))
    expect(html).not.toContain('End all others')
    expect(await rowsOf(cleo.own)).toHaveLength(2)
  })

  test('costs one trip to the database', async () => {
    const { own } = await newPerson()
    const trips = await countTrips(env.DB, async () => {
      expect((await open(own)).status).toBe(200)
    })
    expect(trips).toBe(1)
  })

  test('is for nobody who is not signed in, and neither are its deeds', async () => {
    const { own } = await newPerson()
    expect((await visit(page)).headers.get('Location')).toBe('/sign-in?next=%2Fpersonal-info%2Fsessions')
    for (const answer of [await end(await hashOf(own), ''), await endOthers('')]) {
      expect(answer.status).toBe(303)
      expect(answer.headers.get('Location')).toBe('/sign-in')
    }
    expect(await rowsOf(own)).toHaveLength(2)
  })
})

describe('ending a session', () => {
  test('holds at once, whatever the index still says', async () => {
    const { id, own, other } = await newPerson()
    const answer = await end(await hashOf(other), own)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(page)
    expect(await env.SESSIONS.get(await hashOf(other))).toBeNull()
    await expectEnded(other, id)
    expect(await rowsOf(own)).toHaveLength(1)
  })

  test('of this browser signs out', async () => {
    const { id, own, other } = await newPerson()
    const answer = await end(await hashOf(own), own)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/sign-in')
    expect(answer.headers.getSetCookie().join('\n')).toMatch(/^__Host-session=;.*Max-Age=0/m)
    await expectEnded(own, id)
    expect(await rowsOf(other)).toHaveLength(1)
  })

  test('of somebody else is not possible, and theirs goes on', async () => {
    const [ada, cleo] = [await newPerson(), await newPerson()]
    expect((await end(await hashOf(ada.own), cleo.own)).status).toBe(404)
    expect((await open(ada.own)).status).toBe(200)
    expect(await env.SESSIONS.get(await hashOf(ada.own))).toBe(ada.id)
    expect(await rowsOf(ada.own)).toHaveLength(2)
    expect(await rowsOf(cleo.own)).toHaveLength(2)
  })

  test.each(['x'.repeat(43), '-', "'%20or%201=1", '%00', 'end-others'])(
    'that is not there (%s) comes to nothing',
    async (hash) => {
      const { own } = await newPerson()
      expect((await end(hash, own)).status).toBe(404)
      expect(await rowsOf(own)).toHaveLength(2)
    },
  )

  test('a second time comes to nothing, and does not move its end', async () => {
    const { own, other } = await newPerson()
    const hash = await hashOf(other)
    await end(hash, own)
    await env.DB.prepare("update sessions set ended_at = '2026-01-01T00:00:00.000Z' where hash = ?").bind(hash).run()
    expect((await end(hash, own)).status).toBe(404)
    const row = await env.DB.prepare('select ended_at from sessions where hash = ?').bind(hash).first()
    expect(row).toEqual({ ended_at: '2026-01-01T00:00:00.000Z' })
    expect((await open(own)).status).toBe(200)
  })

  test('takes a session that still goes on', async () => {
    const { id, own, other } = await newPerson()
    await end(await hashOf(own), own)
    await env.SESSIONS.put(await hashOf(own), id)
    for (const answer of [await end(await hashOf(other), own), await endOthers(own)])
      expect(answer.headers.get('Location')).toBe('/sign-in')
    expect((await open(other)).status).toBe(200)
  })
})

test('ending all others keeps this one, and everybody else’s', async () => {
  const [ada, cleo] = [await newPerson(), await newPerson()]
  const third = await signInAgain(ada.id, { 'User-Agent': safari })
  const answer = await endOthers(ada.other)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe(page)
  for (const cookie of [ada.own, third]) {
    expect(await env.SESSIONS.get(await hashOf(cookie))).toBeNull()
    await expectEnded(cookie, ada.id)
  }
  expect(await rowsOf(ada.other)).toHaveLength(1)
  expect(await rowsOf(cleo.own)).toHaveLength(2)
})

describe('a sign-in', () => {
  const noticesTo = async (id: string) =>
    (await mailsTo(`${id}@example.com`)).filter(({ subject }) => subject === newBrowser).length

  test('from a new browser is told, with browser and country and no more', async () => {
    const { id } = await newPerson()
    await signInAgain(id, { 'User-Agent': safari, 'CF-IPCountry': 'NO', 'CF-Connecting-IP': '198.51.100.77' })
    const mail = await mailTo(`${id}@example.com`, newBrowser)
    const facts = mail.text
      .split('\n')
      .filter((line) => /^(When|Browser|Country|IP|Address|City|.*agent.*):/i.test(line))
    expect(facts).toEqual([expect.stringMatching(/^When: \d{4}-/), 'Browser: Safari on iOS', 'Country: NO'])
    for (const part of [mail.text, mail.html]) expect(part).not.toMatch(/198\.51|Mozilla|19[._]0|Version/)
  })

  test('without a country is told without one', async () => {
    const id = await newCandidate()
    await signInByForm(id)
    expect((await mailTo(`${id}@example.com`, newBrowser)).text).not.toContain('Country')
  })

  test('from the known browser is not told', async () => {
    const { id, own } = await newPerson()
    const before = await noticesTo(id)
    const known = /__Host-browser=[\w-]+/.exec(own)![0]
    await signInAgain(id, { Cookie: known, 'User-Agent': safari })
    expect(await noticesTo(id)).toBe(before)
    await signInAgain(id, { 'User-Agent': safari })
    expect(await noticesTo(id)).toBe(before + 1)
  })

  test('from a browser that only somebody else has signed in with is told', async () => {
    const [ada, cleo] = [await newPerson(), await newPerson()]
    const before = await noticesTo(cleo.id)
    await signInAgain(cleo.id, { Cookie: /__Host-browser=[\w-]+/.exec(ada.own)![0] })
    expect(await noticesTo(cleo.id)).toBe(before + 1)
  })
})
