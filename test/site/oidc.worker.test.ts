import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { sweep } from '../../src/work/sweep.ts'
import {
  endWait,
  goesTo,
  identityWorld,
  openBrowserOn,
  type Person,
  type TestBrowser,
} from '../support/identity-world.ts'
import { someHostilePaths } from '../support/hostile-paths.ts'
import { linkIn, mailsTo, mailTo } from '../support/mail.ts'
import { newCandidate, newCandidateId, signIn, testPassword } from '../support/site.ts'
import { countTrips } from '../support/trips.ts'

let world: Awaited<ReturnType<typeof identityWorld>>
beforeAll(async () => {
  world = await identityWorld()
})

const open = () => openBrowserOn(world.provider())
const emailOf = (id: string) => `${id}@example.com`
const newPerson = (): Person & { email: string } => {
  const sub = crypto.randomUUID()
  return { sub, email: `${sub}@organisation.invalid` }
}
const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const password = 'three quiet rivers meet'
const linkedTo = async (id: string) =>
  (await env.DB.prepare('select label from linked_accounts where candidate_id = ?').bind(id).all()).results.map(
    ({ label }) => label,
  )

/** Goes to the organisation and back, by the sign-in page unless from elsewhere. */
async function logIn(browser: TestBrowser, person: Person, from = '/oidc/start'): Promise<Response> {
  const start = await browser.get(from)
  return browser.get(world.logIn(start.headers.get('Location')!, person))
}

/** Somebody with a login here, in a browser in which they have signed in with their password. */
async function newMember() {
  const [id, browser] = [await newCandidate(), open()]
  await signIn(id)
  expect((await browser.post('/sign-in', { loginId: id, password: testPassword })).status).toBe(303)
  return { id, browser }
}

const mappingLinks = {
  async byEmail(browser: TestBrowser) {
    const id = await newCandidate()
    await browser.post('/first-time/email', { email: emailOf(id) })
    return { id, link: linkIn(await mailTo(emailOf(id), 'Your login')) }
  },
  async byReport(browser: TestBrowser) {
    const [id, newEmail] = [await newCandidate({ '200-301': '2025-04-01' }), emailOf(newCandidateId())]
    await browser.post('/first-time/score-report', {
      lastName: `Person ${id}`,
      registrationNumber: `R${id}-0`,
      newEmail,
    })
    const undo = linkIn(await mailTo(emailOf(id), 'Someone asked for a login with your score report'))
    return { id, link: linkIn(await mailTo(newEmail, 'Your login')), undo, newEmail }
  },
}
const chosen = { password, again: password, connect: 'yes' }

describe('the way to the organisation', () => {
  test('begins with the main button, and asks with PKCE, state and nonce for this browser alone', async () => {
    const browser = open()
    const html = await textOf(browser.get('/sign-in?next=/certifications'))
    expect(html).toMatch(
      /<a class="button main" href="\/oidc\/start\?next=%2Fcertifications">Log in with Harbour.org<\/a>/,
    )
    expect(html).toContain('<button class="button">Sign in</button>')
    const start = await browser.get('/oidc/start')
    const address = new URL(start.headers.get('Location')!)
    expect([start.status, address.origin, start.headers.get('Cache-Control')]).toEqual([
      303,
      world.issuer,
      'private, no-store',
    ])
    const asked = Object.fromEntries(address.searchParams)
    expect(asked).toMatchObject({ response_type: 'code', client_id: 'certifications', code_challenge_method: 'S256' })
    expect(asked).toMatchObject({ scope: 'openid email profile', redirect_uri: 'http://test.invalid/oidc/callback' })
    expect(start.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-organisation=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    const kept = JSON.stringify((await env.DB.prepare('select * from organisation_logins').all()).results)
    for (const secret of [asked.state, asked.nonce, browser.cookies.get('__Host-organisation')])
      expect(kept).not.toContain(secret)
  })
})

describe('an account that no record has', () => {
  test('is named beside the two ways, signs nobody in by its address, and can be forgotten', async () => {
    const [id, browser] = [await newCandidate(), open()]
    const person = { ...newPerson(), email: emailOf(id) }
    const back = await logIn(browser, person)
    expect(goesTo(back)).toEqual([303, '/first-time'])
    expect([...browser.cookies.keys()]).toEqual(['__Host-organisation'])
    let html = ''
    const trips = await countTrips(env.DB, async () => void (html = await textOf(browser.get('/first-time'))))
    expect(trips).toBe(1)
    expect(html).toContain(`<b class="address">${person.email}</b>`)
    expect(html).toContain('No exam record is connected')
    expect(await textOf(open().get('/first-time'))).not.toContain(person.email)
    expect(goesTo(await browser.post('/oidc/forget'))).toEqual([303, '/first-time'])
    expect([...browser.cookies.keys()]).toEqual([])
    expect(await textOf(browser.get('/first-time'))).not.toContain(person.email)
  })

  test('is connected by the mail’s link in the same browser, and logs in from then on, anywhere', async () => {
    const [browser, person] = [open(), newPerson()]
    await logIn(browser, person)
    const { id, link } = await mappingLinks.byEmail(browser)
    expect(await textOf(browser.get(link))).toContain(person.email)
    const short = await browser.post(link, { password: 'short', again: 'short' })
    expect(short.status).toBe(422)
    expect(await textOf(short)).toMatch(/<input type="checkbox" name="connect" value="yes"\/>/)
    expect(goesTo(await browser.post(link, chosen))).toEqual([303, '/set-password/complete?connected'])
    expect(await textOf(browser.get('/set-password/complete?connected'))).toContain('and to your Harbour.org account')
    expect((await mailTo(emailOf(id), 'An account was connected to your record')).text).toContain(person.email)

    expect(goesTo(await logIn(browser, person))).toEqual([303, '/personal-info/settings?first'])
    expect((await browser.get('/home')).status).toBe(200)
    expect(goesTo(await logIn(browser, person, '/oidc/start?next=/certifications'))).toEqual([303, '/certifications'])
    expect(goesTo(await logIn(browser, person, '/oidc/start?next=https://evil.example'))).toEqual([303, '/home'])
    for (const next of someHostilePaths) {
      const from = `/oidc/start?next=${encodeURIComponent(next)}`
      expect([next, ...goesTo(await logIn(browser, person, from))]).toEqual([next, 303, '/home'])
    }
    const news = async () =>
      (await mailsTo(emailOf(id))).filter(({ subject }) => subject.startsWith('A sign-in')).length
    expect(await news()).toBe(0)
    const elsewhere = open()
    expect(goesTo(await logIn(elsewhere, { ...person, email: 'renamed@organisation.invalid' }))).toEqual([303, '/home'])
    expect(await news()).toBe(1)
    await logIn(elsewhere, person)
    expect(await news()).toBe(1)
  })

  test('proves nothing again where somebody was logged in there all along, and does once the password is typed there', async () => {
    const [browser, person] = [open(), newPerson()]
    await logIn(browser, person)
    const { link } = await mappingLinks.byEmail(browser)
    await browser.post(link, chosen)
    await logIn(browser, person)
    const unproved = open()
    await logIn(unproved, person)
    expect((await unproved.get('/personal-info/security')).status).toBe(200)
    expect(goesTo(await unproved.get('/personal-info/password'))[1]).toMatch(/^\/sign-in\/again/)
    const address = (await unproved.get('/oidc/start?again=&next=/personal-info/password')).headers.get('Location')!
    expect(goesTo(await unproved.get(world.logIn(address, person)))).toEqual([303, '/personal-info/password'])
    expect((await unproved.get('/personal-info/password')).status).toBe(200)
  })

  test('stays unconnected where the link is opened in another browser, whatever is posted: it sets a password', async () => {
    const [browser, other, person] = [open(), open(), newPerson()]
    await logIn(browser, person)
    const { id, link } = await mappingLinks.byEmail(browser)
    expect(await textOf(other.get(link))).not.toContain('Connect this account')
    expect(goesTo(await other.post(link, chosen))).toEqual([303, '/set-password/complete'])
    expect(await linkedTo(id)).toEqual([])
    expect(goesTo(await logIn(browser, person))).toEqual([303, '/first-time'])
  })

  test('stays unconnected where the tick is taken away', async () => {
    const [browser, person] = [open(), newPerson()]
    await logIn(browser, person)
    const { id, link } = await mappingLinks.byEmail(browser)
    expect(goesTo(await browser.post(link, { password, again: password }))).toEqual([303, '/set-password/complete'])
    expect(await linkedTo(id)).toEqual([])
  })

  test('is connected by a new password too, unless the login is locked after a score report', async () => {
    for (const lockedUntil of [null, '2999-01-01']) {
      const [{ id }, browser, person] = [await newMember(), open(), newPerson()]
      await logIn(browser, person)
      await browser.post('/first-time/email', { email: emailOf(id) })
      const link = linkIn(await mailTo(emailOf(id), 'Set a new password'))
      await env.DB.prepare('update accounts set locked_until = ? where candidate_id = ?').bind(lockedUntil, id).run()
      expect((await textOf(browser.get(link))).includes('Connect this account')).toBe(lockedUntil === null)
      await browser.post(link, chosen)
      expect(await linkedTo(id)).toEqual(lockedUntil === null ? [person.email] : [])
    }
  })

  test('goes to one record only, though two links are used at once', async () => {
    const [browser, person] = [open(), newPerson()]
    await logIn(browser, person)
    const [one, other] = [await mappingLinks.byEmail(browser), await mappingLinks.byEmail(browser)]
    await Promise.all([browser.post(one.link, chosen), browser.post(other.link, chosen)])
    expect([...(await linkedTo(one.id)), ...(await linkedTo(other.id))]).toEqual([person.email])
  })

  test('is connected by a score report, and parted when the address on file takes the login back', async () => {
    const [browser, person] = [open(), newPerson()]
    await logIn(browser, person)
    const { id, link, undo } = await mappingLinks.byReport(browser)
    await browser.post(link, chosen)
    expect(await linkedTo(id)).toEqual([person.email])
    await logIn(browser, person)
    expect((await browser.get('/home')).status).toBe(200)
    await open().post(undo)
    expect(await linkedTo(id)).toEqual([])
    expect((await browser.get('/home')).status).toBe(303)
    expect(goesTo(await logIn(browser, person))).toEqual([303, '/first-time'])
  })

  test('is never ticked beforehand, and waits for one visit only', async () => {
    const [browser, person] = [open(), newPerson()]
    const start = await browser.get('/oidc/start')
    const back = await browser.get(world.logIn(start.headers.get('Location')!, person))
    // Until the browser is closed: no age of its own.
    expect(
      back.headers.getSetCookie().find((one) => one.includes('organisation=') && !one.includes('Max-Age=0')),
    ).toMatch(/^__Host-organisation=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const { link } = await mappingLinks.byEmail(browser)
    const html = await textOf(browser.get(link))
    expect(html).toContain(person.email)
    expect(html).toMatch(/<input type="checkbox" name="connect" value="yes"\/>/)
    const hash = 'select round((julianday(ends_at) - julianday(created_at)) * 1440) as minutes from organisation_logins'
    const { results } = await env.DB.prepare(`${hash} where label = ?`).bind(person.email).all()
    expect(results).toEqual([{ minutes: 30 }])
  })

  test('is forgotten when somebody signs out in that browser', async () => {
    const { browser } = await newMember()
    const person = newPerson()
    await logIn(browser, person)
    await browser.post('/sign-out')
    expect([...browser.cookies.keys()]).toEqual(['__Host-browser'])
    const kept = await env.DB.prepare('select * from organisation_logins where label = ?').bind(person.email).all()
    expect(kept.results).toEqual([])
  })

  test('is swept away when the visit is over', async () => {
    const browser = open()
    await logIn(browser, newPerson())
    const waiting = env.DB.prepare("select * from organisation_logins where ends_at = '2026-01-01'")
    await endWait(browser)
    expect(await textOf(browser.get('/first-time'))).not.toContain('No exam record is connected')
    expect((await waiting.all()).results.length).toBeGreaterThan(0)
    await sweep(env, new Date())
    expect((await waiting.all()).results).toEqual([])
  })
})

describe('under Identification', () => {
  const [connect, start] = ['/personal-info/identification/connect', '/personal-info/identification/connect/start']

  test('an account is connected after the page has named it, and removed, each told by mail', async () => {
    const [{ id, browser }, person] = [await newMember(), newPerson()]
    expect(await textOf(browser.get('/personal-info/identification'))).toContain('No Harbour.org account is connected.')
    expect(goesTo(await logIn(browser, person, start))).toEqual([303, connect])
    expect(await linkedTo(id)).toEqual([])
    expect(await textOf(browser.get(connect))).toContain(person.email)
    expect(goesTo(await browser.post(connect))).toEqual([303, '/personal-info/identification?connected'])
    expect(goesTo(await browser.post(connect))).toEqual([303, '/personal-info/identification'])
    expect((await mailTo(emailOf(id), 'An account was connected to your record')).text).toContain(person.email)

    let html = ''
    const look = async () => void (html = await textOf(browser.get('/personal-info/identification')))
    expect(await countTrips(env.DB, look)).toBe(1)
    expect(html).toContain(person.email)
    const remove = /action="(\/personal-info\/identification\/accounts\/\w+\/remove)"/.exec(html)![1]!
    const stranger = await newMember()
    expect((await stranger.browser.post(remove)).status).toBe(404)
    expect(await linkedTo(id)).toEqual([person.email])
    const second = open()
    expect(goesTo(await logIn(second, person))).toEqual([303, '/home'])
    expect(goesTo(await browser.post(remove))).toEqual([303, '/personal-info/identification?removed'])
    expect((await browser.post(remove)).status).toBe(404)
    expect((await mailTo(emailOf(id), 'An account was removed from your record')).text).toContain(person.email)
    expect((await second.get('/home')).status).toBe(200)
    expect(goesTo(await logIn(open(), person))).toEqual([303, '/first-time'])
  })

  test('one that waits from before the sign-in is connected too; one of another record is not', async () => {
    const [{ id, browser }, person] = [await newMember(), newPerson()]
    await logIn(browser, person)
    expect(await textOf(browser.get(connect))).toContain('Connect this account')
    await browser.post(connect)
    expect(await linkedTo(id)).toEqual([person.email])
    await logIn(browser, person, start)
    expect(await textOf(browser.get(connect))).toContain('is connected to your record already')

    const other = await newMember()
    await logIn(other.browser, person, start)
    const page = await other.browser.get(connect)
    expect([page.status, (await other.browser.post(connect)).status]).toEqual([422, 422])
    expect(await textOf(page)).toContain('is connected to another record')
    expect([await linkedTo(id), await linkedTo(other.id)]).toEqual([[person.email], []])
  })

  test('what one person began, another who signs in there does not get', async () => {
    const [first, other, person] = [await newMember(), await newMember(), newPerson()]
    await logIn(first.browser, person, start)
    await first.browser.post('/sign-in', { loginId: other.id, password: testPassword })
    expect(goesTo(await first.browser.get(connect))).toEqual([303, '/personal-info/identification'])
    expect(goesTo(await first.browser.post(connect))).toEqual([303, '/personal-info/identification'])
    expect([await linkedTo(first.id), await linkedTo(other.id)]).toEqual([[], []])
  })

  test('for 72 hours after a mapping by score report nothing is connected or removed', async () => {
    const [{ id, browser }, person] = [await newMember(), newPerson()]
    await logIn(browser, person, start)
    await browser.post(connect)
    const html = await textOf(browser.get('/personal-info/identification'))
    await env.DB.exec(`update accounts set locked_until = '2999-01-01' where candidate_id = '${id}'`)
    const remove = /action="([^"]+\/remove)"/.exec(html)![1]!
    expect(await textOf(browser.post(remove))).toContain('less than 3 days ago')
    const another = newPerson()
    await logIn(browser, another, start)
    expect(await textOf(browser.get(connect))).toContain('less than 3 days ago')
    expect((await browser.post(connect)).status).toBe(422)
    expect(await linkedTo(id)).toEqual([person.email])
  })

  test('what was connected in the last 30 days goes when a change is taken back, what was there before stays', async () => {
    const [{ id, browser }, before, after] = [await newMember(), newPerson(), newPerson()]
    await logIn(browser, before, start)
    await browser.post(connect)
    const newEmail = emailOf(newCandidateId())
    await browser.post('/personal-info/contact/email', { newEmail })
    await browser.post(linkIn(await mailTo(newEmail, 'Confirm your email address')))
    const undo = linkIn(await mailTo(emailOf(id), 'Your email address was changed'))
    await browser.post('/sign-in', { loginId: id, password: testPassword })
    await logIn(browser, after, start)
    await browser.post(connect)
    expect(await linkedTo(id)).toEqual([before.email, after.email])
    const old = "update linked_accounts set linked_at = '2026-01-01' where label = ?"
    await env.DB.prepare(old).bind(before.email).run()
    await open().post(undo)
    expect(await linkedTo(id)).toEqual([before.email])
  })
})
